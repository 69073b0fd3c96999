"""What can be wrong with a timetable and its talks."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NoDayError(DomainError):
    """The day of the fair has no whole slot."""

    message = _l("В часах ярмарки не помещается ни одного собеседования: проверьте начало и конец.")


class NoWishesError(DomainError):
    """Nobody wishes to talk with anybody who takes part."""

    message = _l("Расписание не из чего считать: нет откликов на вакансии тех, кто участвует.")


class LotteryKnownError(DomainError):
    """The text of the lottery was announced: another would look chosen."""

    message = _l("Жребий уже объявлен, менять его нельзя.")


class ChangeOutdatedError(DomainError):
    """The timetable has changed since the change was computed."""

    message = _l("Расписание уже изменилось. Посчитайте изменение ещё раз.")


class NobodyAwayError(DomainError):
    """A change names nobody, or a span without slots."""


class NoFreeTimeError(DomainError):
    """A talk of the reserve finds no time that both have free."""

    message = _l("Общего свободного времени у студента и стенда нет.")


class TalkTwiceError(DomainError):
    """The student and the employer have a talk already."""

    message = _l("Такое собеседование уже есть.")


class TalkOrderError(DomainError):
    """An order names a talk that is not one's own or has no result."""

    message = _l("Порядок изменился. Обновите страницу и расставьте ещё раз.")


class ResultsDrawnError(DomainError):
    """The results of the fair are drawn: what was said stands."""

    message = _l("Итоги ярмарки подведены: мнение о собеседовании больше не изменить.")


class TalksAheadError(DomainError):
    """Nobody has talked before the day of the fair."""

    message = _l("Ярмарка ещё впереди: итоги собеседований отмечают в её день.")
