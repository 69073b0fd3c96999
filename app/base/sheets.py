"""Lists as XLSX: text stays text, dates are dates, the header stays in sight."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from flask_babel import gettext as _

from app.base.file_text import file_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Cell: TypeAlias = "str | int | float | dt.date | None"

MAX_CELL = 32_767  # characters, the limit of the format
MAX_ROWS = 1_048_575  # below the header
_MAX_SHEET_NAME = 31
_A4 = 9  # the format's number of the paper
_EXACT_INTEGERS = 10**15  # from here on a spreadsheet rounds
_FIRST_YEAR = 1900  # earlier dates do not exist in spreadsheets
_NARROWEST, _WIDEST = 8, 60  # characters, for columns that do not say their own
_FORMULA_STARTS = tuple("=+-@\t\n＝＋－＠")
# A phone as we print it, the only text that may begin with a sign.
_PHONE = re.compile(r"\+7 \(\d{3}\) \d{3}-\d\d-\d\d")
OPTIONS = {  # of every workbook: nothing typed becomes a formula or a link
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column's heading and, if it is to be fixed, its width in characters."""

    label: str
    width: int | None = None


def write_table(
    title: str,
    columns: Sequence[SheetColumn],
    rows: Iterable[Sequence[Cell]],
    *,
    notes: Sequence[str] = (),
    foot: Sequence[str] = (),
) -> bytes:
    """One sheet named `title` with a frozen header, filters and a row per item of `rows`.

    With `notes` the sheet begins with its title and a line for each of them; `foot` stands below
    the table: lines for signatures.

    Text that a spreadsheet could take for a formula gets a leading apostrophe; too long text is
    cut with «…». Times must be naive, already in the cluster's zone. Raises ValueError when a
    row has another number of cells than there are columns, or rows are more than MAX_ROWS.
    """
    from xlsxwriter import Workbook  # slow to import, and most people take no list away

    target = io.BytesIO()
    with Workbook(target, OPTIONS) as book:
        sheet = book.add_worksheet(sheet_name(title))
        book.set_properties({"title": file_text(title)})
        table = _Table(book, sheet, columns, [title, *notes] if notes else [])
        table.write(rows, foot)
    return target.getvalue()


def neutralized(text: str) -> str:
    """`text` that no spreadsheet reads as a formula, whatever it is saved and opened as."""
    text = file_text(text)
    if text.lstrip(" \N{NO-BREAK SPACE}").startswith(_FORMULA_STARTS) and not _PHONE.fullmatch(
        text
    ):
        text = f"'{text}"
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"


class _Table:
    """Writes rows and remembers how wide each column has to be."""

    def __init__(
        self,
        book: "Workbook",
        sheet: "Worksheet",
        columns: Sequence[SheetColumn],
        above: Sequence[str],
    ) -> None:
        self.sheet = sheet
        self.columns = columns
        self.above = above
        self.head_row = len(above) + 1 if above else 0  # one row empty: a table of its own
        self.widths = [len(column.label) + 2 for column in columns]
        common = {"valign": "top", "border": 1, "border_color": "#DFE3DC"}
        self.head = book.add_format(
            common
            | {"bold": True, "bg_color": "#E6F0EA", "font_color": "#1C5D47", "text_wrap": True}
        )
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.text = book.add_format(common | {"text_wrap": True})
        self.date = book.add_format(common | {"num_format": "dd.mm.yyyy", "align": "left"})
        self.time = book.add_format(common | {"num_format": "dd.mm.yyyy hh:mm", "align": "left"})

    def write(self, rows: Iterable[Sequence[Cell]], foot: Sequence[str]) -> None:
        """The whole sheet: header, rows, what stands below them, widths, filters."""
        for number, line in enumerate(self.above):
            self.sheet.write_string(number, 0, neutralized(line), None if number else self.title)
        for position, column in enumerate(self.columns):
            self.sheet.write_string(self.head_row, position, neutralized(column.label), self.head)
        last = self.head_row
        for last, row in enumerate(rows, start=self.head_row + 1):
            self._write_row(last, row)
        for number, line in enumerate(foot):
            self.sheet.write_string(last + 2 * (number + 1), 0, neutralized(line))
        self._arrange(last)

    def _write_row(self, number: int, row: Sequence[Cell]) -> None:
        if number > MAX_ROWS:
            raise ValueError(f"a sheet holds at most {MAX_ROWS} rows")
        for position, (_column, value) in enumerate(zip(self.columns, row, strict=True)):
            self._write_cell(number, position, value)

    def _write_cell(self, row: int, position: int, value: Cell) -> None:
        shown = _shown(value)
        match shown:
            case str():
                self.sheet.write_string(row, position, shown, self.text)
            case dt.datetime():
                self.sheet.write_datetime(row, position, shown, self.time)
            case dt.date():
                self.sheet.write_datetime(row, position, shown, self.date)
            case _:
                self.sheet.write_number(row, position, shown, self.text)
        self._widen(position, shown)

    def _widen(self, position: int, shown: object) -> None:
        longest = max(map(len, str(shown).split("\n")))
        self.widths[position] = max(self.widths[position], longest + 2)

    def _arrange(self, last_row: int) -> None:
        for position, (column, width) in enumerate(zip(self.columns, self.widths, strict=True)):
            fitting = min(max(width, _NARROWEST), _WIDEST)
            self.sheet.set_column(position, position, column.width or fitting)
        self.sheet.freeze_panes(self.head_row + 1, 0)
        self.sheet.repeat_rows(self.head_row)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_footer("&R&P / &N")
        if self.columns:
            self.sheet.autofilter(self.head_row, 0, last_row, len(self.columns) - 1)


def _shown(value: Cell) -> str | int | float | dt.date:
    """The value as it goes into the cell: what a spreadsheet would distort becomes text."""
    match value:
        case None:
            return ""
        case bool():
            return str(_("да") if value else _("нет"))
        case int() if abs(value) >= _EXACT_INTEGERS:
            return str(value)
        case dt.date() if value.year < _FIRST_YEAR:
            return f"{value:%d.%m.%Y}"
        case str():
            return neutralized(str(value))
    return value


def sheet_name(title: str) -> str:
    """A name spreadsheets accept: no brackets and slashes, no apostrophes around, 31 characters."""
    words = " ".join(re.sub(r"[\[\]:*?/\\]", " ", file_text(title)).split())
    name = words[:_MAX_SHEET_NAME].strip("' ")
    return name if name and name.lower() != "history" else str(_("Список"))
