"""What can be wrong with an event."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError
from app.base.typography import counted


class DatesReversedError(DomainError):
    """The last day is before the first."""

    message = _l("Последний день не может быть раньше первого.")


class HoursReversedError(DomainError):
    """An event of one day ends before it begins."""

    message = _l("Окончание должно быть позже начала.")


class UnlikelyDatesError(DomainError):
    """A year slips easily."""

    message = _l("Проверьте год: так далеко мероприятия не планируют.")


class TooLongError(DomainError):
    """Nothing lasts longer than a year."""

    message = _l("Мероприятие не длится больше года. Проверьте последний день.")


class SameDatesError(DomainError):
    """Nothing was moved."""

    message = _l("Мероприятие уже стоит на эти дни. Укажите новые.")


class EventReasonMissingError(DomainError):
    """What people counted on is not moved or cancelled without a word."""

    message = _l("Напишите причину.")


class HeldDateError(DomainError):
    """The day of holding is outside of what may be."""


class HasPublicationError(DomainError):
    """Something is out that tells of the event as held."""

    message = _l(
        "О мероприятии уже вышла публикация, отменить отметку о проведении нельзя. "
        "Сначала уберите отметку о её выходе."
    )


class ResultsMissingError(DomainError):
    """A report is about something."""

    message = _l("Напишите, что получилось.")


class ReportMissingError(DomainError):
    """Neither words nor a file."""

    message = _l("Напишите отчёт здесь или сначала приложите его файлом на странице мероприятия.")


class SeriesEmptyError(DomainError):
    """The rhythm gives no further day."""

    message = _l("До этого дня ни одного повторения не получается. Укажите день позже.")


class SeriesTooLongError(DomainError):
    """More than anybody means."""

    def __init__(self, most: int) -> None:
        text = _(
            "Получается больше, чем %(most)s. Укажите день раньше или реже.",
            most=counted(most, _("повторение"), _("повторения"), _("повторений")),
        )
        super().__init__(text, field="until")


class PrizeTakenError(DomainError):
    """The line is there already."""

    message = _l("Такой результат уже есть.")
