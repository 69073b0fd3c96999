"""What keeps a matching from being made or published."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class MatchingTwiceError(DomainError):
    """The fair has a variant of this name."""

    message = _l("Вариант с таким названием уже есть.")


class MatchingNotReadyError(DomainError):
    """The worker has not computed it yet."""

    message = _l("Вариант ещё считается. Подождите минуту и обновите страницу.")


class MatchingOutdatedError(DomainError):
    """Somebody applied, spoke, offered or accepted since it was computed."""

    message = _l("Отклики, оценки или предложения уже другие. Рассчитайте вариант заново.")


class FairNotDrawnError(DomainError):
    """The report of a fair speaks of what no longer changes."""

    message = _l("Сначала подведите итоги ярмарки.")


class NobodyNextError(DomainError):
    """The waiting list of a vacancy is at its end."""

    message = _l("В листе ожидания этой вакансии больше никого нет.")
