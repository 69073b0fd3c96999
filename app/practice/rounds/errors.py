"""What can be wrong with a second round."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class RoundTwiceError(DomainError):
    """Somebody opened the second round of this period at the same moment."""

    message = _l("Второй тур этого периода уже открыт. Обновите страницу.")


class NoSecondRoundError(DomainError):
    """There is nothing to open a second round for, or no time for it."""


class SeatedAlreadyError(DomainError):
    """A student who has a seat chooses no other one."""

    message = _l("Место у вас уже есть: во втором туре выбирают те, кто остался без места.")
