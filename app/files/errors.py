"""Why a file is not taken, in words for the person who sent it."""

from collections.abc import Collection

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.base.errors import DomainError
from app.files.enums import FileKind

MEGABYTE = 1024 * 1024


class FileRefusedError(DomainError):
    """The file cannot be taken; the message says why and what to do."""

    def __init__(self, message: str = "", *, field: str = "file") -> None:
        super().__init__(message, field=field)


class EmptyFileError(FileRefusedError):
    """Nothing is in it."""

    message = _l("Файл пустой. Выберите другой.")


class BrokenFileError(FileRefusedError):
    """Its content is not what its beginning promises."""

    message = _l("Файл повреждён или защищён паролем: открыть его не удалось.")


class TooManyFilesError(FileRefusedError):
    """A record has as many files as a person can survey."""

    message = _l("К этой записи приложено уже 50 файлов. Удалите лишние.")


def too_large(limit: int) -> FileRefusedError:
    """Return the refusal of a file over `limit` bytes."""
    return FileRefusedError(_("Файл больше %(limit)d\u00a0МБ.", limit=limit // MEGABYTE))


def wrong_kind(kinds: Collection[FileKind]) -> FileRefusedError:
    """Return the refusal of a file that is none of these."""
    known = ", ".join(str(kind.label) for kind in FileKind if kind in kinds)
    return FileRefusedError(_("Такой файл не подходит. Можно приложить: %(known)s.", known=known))
