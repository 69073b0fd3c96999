"""Errors of the domain: they speak Russian to the person who caused them."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l


class DomainError(Exception):
    """A rule of the domain refused the change; nothing of it may stay.

    `field` names the form field the message belongs to, None when it is about the whole.
    """

    message: LazyString | str = ""

    def __init__(self, message: LazyString | str = "", *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message or self.message
        self.field = field

    def __str__(self) -> str:
        return str(self.message)


class NotFoundError(DomainError):
    """The record does not exist for this person; shown as a 404 in either case."""


class StaleRecordError(DomainError):
    """Somebody saved this record after the form was opened (shown as a 409)."""

    def __init__(self, rows: list[tuple[str, str, str]]) -> None:
        super().__init__()
        self.rows = rows


class MoveNotAllowedError(DomainError):
    """The record's state, or the person's side, does not allow this step."""

    message = _l("Сейчас это сделать нельзя: состояние записи изменилось. Обновите страницу.")


class NotAllowedError(DomainError):
    """The person may not do this to this record, whatever its state."""

    message = _l("У вас нет права на это действие.")
