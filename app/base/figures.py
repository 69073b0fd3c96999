"""Figures as XLSX: tables of numbers one below the other, a bar chart beside each."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from app.base.file_text import file_text
from app.base.sheets import OPTIONS, neutralized, sheet_name

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

Line = tuple[str, int, str]
_CHART_ROWS = 16  # as high as a chart stands beside its table
_BAR = "#1C5D47"


@dataclass(frozen=True)
class FigureTable:
    """A table: what is counted, how much, and its share; `heads` name the two numbers.

    `totals` stand below and are not drawn.
    """

    caption: str
    heads: tuple[str, str]
    rows: Sequence[Line]
    totals: Sequence[Line] = ()


def write_figures(title: str, tables: Sequence[FigureTable], *, notes: Sequence[str] = ()) -> bytes:
    """Return one sheet with a title, a line for each note, and the tables with their charts."""
    from xlsxwriter import Workbook  # slow to import, and most people take no figures away

    target = io.BytesIO()
    with Workbook(target, OPTIONS) as book:
        sheet = book.add_worksheet(sheet_name(title))
        book.set_properties({"title": file_text(title)})
        sheet.set_column(0, 0, 52)
        sheet.set_column(1, 2, 18)
        sheet.write_string(0, 0, neutralized(title), book.add_format({"bold": 1, "font_size": 14}))
        for number, line in enumerate(notes, 1):
            sheet.write_string(number, 0, neutralized(line))
        _Figures(book, sheet).write(tables, row=len(notes) + 2)
    return target.getvalue()


class _Figures:
    """Writes tables and remembers where the next begins."""

    def __init__(self, book: "Workbook", sheet: "Worksheet") -> None:
        self.book, self.sheet = book, sheet
        common = {"border": 1, "border_color": "#DFE3DC", "valign": "top"}
        right = common | {"align": "right"}
        head = {"bold": True, "bg_color": "#E6F0EA", "font_color": _BAR, "text_wrap": True}
        self.caption = book.add_format({"bold": True, "font_size": 12})
        self.head = book.add_format(right | head)
        self.looks = book.add_format(common | {"text_wrap": True}), book.add_format(right)
        bold = {"bold": True}
        self.sums = book.add_format(common | bold), book.add_format(right | bold)

    def write(self, tables: Sequence[FigureTable], *, row: int) -> None:
        for table in tables:
            row = self._write_one(table, row)

    def _write_one(self, table: FigureTable, row: int) -> int:
        self.sheet.write_string(row, 0, neutralized(table.caption), self.caption)
        for position, words in enumerate(("", *table.heads)):
            self.sheet.write_string(row + 1, position, neutralized(words), self.head)
        first = row + 2
        for number, line in enumerate(table.rows, first):
            self._write_line(number, line, self.looks)
        below = first + len(table.rows)
        for number, line in enumerate(table.totals, below):
            self._write_line(number, line, self.sums)
        if not table.rows:
            return below + len(table.totals) + 1
        self._draw(table, first, below - 1)
        return max(below + len(table.totals) + 1, row + _CHART_ROWS + 1)

    def _write_line(self, number: int, line: Line, looks: tuple[Any, Any]) -> None:
        label, value, share = line
        self.sheet.write_string(number, 0, neutralized(label), looks[0])
        self.sheet.write_number(number, 1, value, looks[1])
        self.sheet.write_string(number, 2, neutralized(share), looks[1])

    def _draw(self, table: FigureTable, first: int, last: int) -> None:
        chart: Any = self.book.add_chart({"type": "bar"})
        chart.add_series(
            {
                "name": neutralized(table.caption),
                "categories": [self.sheet.name, first, 0, last, 0],
                "values": [self.sheet.name, first, 1, last, 1],
                "fill": {"color": _BAR},
                "data_labels": {"value": True},
                "gap": 60,
            }
        )
        chart.set_title({"name": neutralized(table.caption), "name_font": {"size": 11}})
        chart.set_legend({"none": True})
        chart.set_y_axis({"reverse": True})  # in the order of the table
        chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
        height = 20 * max(_CHART_ROWS - 1, last - first + 4)
        chart.set_size({"width": 620, "height": height})
        self.sheet.insert_chart(first - 2, 4, chart, {"description": neutralized(table.caption)})
