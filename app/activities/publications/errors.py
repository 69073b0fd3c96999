"""What can be wrong with a publication."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError
from app.base.typography import day


class BeforeEventError(DomainError):
    """What is told of an event comes out on its day or later."""

    def __init__(self, event_on: date, *, field: str) -> None:
        text = _(
            "Публикация не может выйти раньше события: оно было %(day)s.",
            day=day(event_on),
        )
        super().__init__(text, field=field)


class AfterOutletError(DomainError):
    """The event would be moved behind what was told of it."""

    message = _l("Публикация вышла раньше этой даты. Проверьте дату события.")


class FuturePublicationError(DomainError):
    """What is out is out today at the latest."""

    message = _l("Эта дата ещё не наступила. Отметьте выход в этот день или позже.")


class UnlikelyDateError(DomainError):
    """A year slips easily."""

    message = _l("Проверьте год: событие не могло быть так давно и не может быть так нескоро.")


class LinkMissingError(DomainError):
    """Everything but a printed paper has an address."""

    message = _l("Вставьте ссылку на публикацию.")


class OutletNameMissingError(DomainError):
    """A paper without a name is nowhere."""

    message = _l("Напишите название издания и номер.")


class OutletTakenError(DomainError):
    """The same link is there already."""

    message = _l("Эта ссылка уже отмечена.")


class DropReasonMissingError(DomainError):
    """A publication that was asked for is not dropped without a word."""

    message = _l("Напишите, почему публикация не нужна.")
