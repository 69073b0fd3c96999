"""What can be wrong with surveys and forecasts."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class SurveyDatesError(DomainError):
    """The last day of answers has passed already."""

    message = _l("Этот день уже прошёл. Укажите сегодняшний или более поздний.")


class OptionsMissingError(DomainError):
    """A question with options has fewer than two, or the same twice."""

    message = _l("Напишите не меньше двух разных вариантов, каждый с новой строки.")


class NoQuestionsError(DomainError):
    """A survey without questions cannot be sent."""

    message = _l("Сначала добавьте хотя бы один вопрос.")


class NobodyToAskError(DomainError):
    """Nobody is left who could be asked."""

    message = _l("Спрашивать некого: все, кого можно спросить, уже приглашены.")


class SurveyOverError(DomainError):
    """The answer comes after the end, or before the beginning."""

    message = _l("Приём ответов закончен.")


class AlreadyAnsweredError(DomainError):
    """Who was asked has answered already."""

    message = _l("На этот опрос уже ответили.")


class NoteMissingError(DomainError):
    """A survey is summed up in a note."""

    message = _l("Напишите выводы: они войдут в информативную справку.")


class ForecastYearsError(DomainError):
    """The last year is before the first, or too far away."""

    message = _l("Последний год — не раньше первого и не дальше чем через десять лет.")


class ForecastEmptyError(DomainError):
    """Nobody has given a number yet."""

    message = _l("Сведений ещё нет: сводить нечего.")
