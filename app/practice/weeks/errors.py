"""What can be wrong with the weeks of practice."""

from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError


class NoPracticeDayError(DomainError):
    """Nobody is on practice on this day."""

    message = _l("В этот день практики нет.")


class ArrivalEarlyError(DomainError):
    """Nobody can have come before the first day."""

    message = _l("Практика ещё не началась: отметьте, кто пришёл, в первый день.")


class PracticeDayAheadError(DomainError):
    """What has not happened yet cannot be noted."""

    message = _l("Этот день ещё не наступил.")


class LeavingReasonMissingError(DomainError):
    """A practice ends early or changes its base for a reason."""

    message = _l("Напишите причину: она войдёт в приказ.")


class OrderIncompleteError(DomainError):
    """An order has a number and a date, or is not written yet."""

    message = _l("Укажите и номер приказа, и его дату, или ничего.")


class SameBaseError(DomainError):
    """A transfer leads to another place."""

    message = _l("Студент уже на этом месте. Выберите другое.")


class DiaryDayTakenError(DomainError):
    """There is an entry of this day already."""

    message = _l("Запись за этот день уже есть: измените её.")


class MarkIncompleteError(DomainError):
    """A mark has the day of its attestation."""

    message = _l("К отметке нужна дата аттестации.")


class FeedbackTwiceError(DomainError):
    """Who has spoken has spoken."""

    message = _l("Вы уже оставили отзыв. Спасибо!")
