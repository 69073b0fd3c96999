"""What can go wrong while a document is made, in words for the person who asked for it."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l

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


class CancelReasonError(DomainError):
    """A paper is declared void for a reason."""

    message = _l("Напишите, почему документ аннулируют.")


class NoPdfError(DocumentError):
    """The college's own template is a Word file; nothing here turns it into a PDF."""

    message = _l(
        "Этот документ напечатан по шаблону колледжа, он есть только в DOCX. "
        "Откройте файл в текстовом редакторе и сохраните как PDF."
    )


class UnsafeTemplateError(DocumentError):
    """The Word file holds more than text: macros, links outside, a bomb; the message says what."""


class TemplateChangedError(DomainError):
    """Somebody else replaced the template while this person chose a file."""

    message = _l("Пока вы выбирали файл, шаблон заменили. Посмотрите новый и решите заново.")
