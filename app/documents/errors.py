"""What can go wrong while a document is made, in words for the person who asked for it."""

from collections.abc import Iterable

from app.base.errors import DomainError


class DocumentError(DomainError):
    """A document cannot be made; the message (Russian) says how to mend it."""


class TemplateError(DocumentError):
    """The template is at fault: broken, unknown, or asking for names nobody supplies.

    `unknown_names` lists the names that the template uses and the values do not have.
    """

    def __init__(self, message: str, unknown_names: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.unknown_names = tuple(sorted(unknown_names))


class UnprintableTextError(DocumentError):
    """The text holds characters that no font of the document can draw (emoji, hieroglyphs)."""
