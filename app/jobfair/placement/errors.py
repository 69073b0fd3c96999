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


class FairNotOverError(DomainError):
    """Nobody is thanked for what is ahead."""

    message = _l("Ярмарка ещё не прошла: отметьте, что она проведена.")


class NobodyToThankError(DomainError):
    """Everybody who took part has a letter, or nobody took part."""

    message = _l("Благодарить некого: у каждого участника письмо уже есть.")


class NothingAcceptedError(DomainError):
    """A direction to work is of an accepted offer alone."""

    message = _l("Направление выдаётся, когда студент принял предложение.")


class NobodyNextError(DomainError):
    """The waiting list of a vacancy is at its end."""

    message = _l("В листе ожидания этой вакансии больше никого нет.")
