"""Opening a file here and now."""

from app.imports.content import OLE, ZIP
from app.imports.sheets.model import Sheet
from app.imports.text_tables import read_text


def sheets_of(data: bytes, max_rows: int) -> list[Sheet]:
    """Return the sheets of a workbook, or a text file as one; raises UnreadableFile."""
    if data.startswith((ZIP, OLE)):
        from app.imports.sheets.workbooks import read_workbook  # slow to import

        return read_workbook(data, max_rows)
    return [Sheet("", read_text(data, max_rows))]
