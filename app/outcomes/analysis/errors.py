"""What may go wrong with the analysis and its notes."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NotComputedError(DomainError):
    """There are no figures of this selection yet."""

    message = _l("Показатели этого отбора ещё не рассчитаны. Нажмите «Рассчитать» и вернитесь.")


class AdoptedEarlyError(DomainError):
    """A council adopts what has been published, and not ahead."""

    message = _l("Дата не раньше справки и не позже сегодняшнего дня.")
