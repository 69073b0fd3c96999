"""What files may be, told by content and never by name, and where they are kept."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class FileKind(LabelledEnum):
    """A type of file that the site takes in or gives out."""

    PDF = "pdf", _l("документ PDF")
    PNG = "png", _l("картинка PNG")
    JPEG = "jpeg", _l("фотография JPEG")
    DOCX = "docx", _l("документ Word (.docx)")
    XLSX = "xlsx", _l("таблица Excel (.xlsx)")
    ODS = "ods", _l("таблица OpenDocument (.ods)")
    XLS = "xls", _l("таблица Excel (.xls)")
    ZIP = "zip", _l("архив ZIP")
    TEXT = "txt", _l("текст или CSV")

    @property
    def content_type(self) -> str:
        """Return the type a browser is told."""
        return _CONTENT_TYPES[self]

    @property
    def ending(self) -> str:
        """Return the ending its names get, with the dot."""
        return ".jpg" if self is FileKind.JPEG else f".{self.value}"

    @property
    def is_picture(self) -> bool:
        """Tell whether it is a picture."""
        return self in {FileKind.PNG, FileKind.JPEG}

    @property
    def has_preview(self) -> bool:
        """Tell whether its first page can be shown on a page of ours."""
        return self.is_picture or self is FileKind.PDF


class FilePlace(LabelledEnum):
    """Where the bytes of a file are; each file remembers its own."""

    DATABASE = "database", _l("база данных")
    OBJECTS = "objects", _l("объектное хранилище")


_OFFICE = "application/vnd.openxmlformats-officedocument"
_CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.DOCX: f"{_OFFICE}.wordprocessingml.document",
    FileKind.XLSX: f"{_OFFICE}.spreadsheetml.sheet",
    FileKind.ODS: "application/vnd.oasis.opendocument.spreadsheet",
    FileKind.XLS: "application/vnd.ms-excel",
    FileKind.ZIP: "application/zip",
    FileKind.TEXT: "text/plain; charset=utf-8",
}

PICTURES = frozenset({FileKind.PNG, FileKind.JPEG})
SCANS = PICTURES | {FileKind.PDF}
PAPERS = SCANS | {FileKind.DOCX}
TABLES = frozenset({FileKind.XLSX, FileKind.XLS, FileKind.ODS, FileKind.TEXT})
EVERYTHING = frozenset(FileKind)
