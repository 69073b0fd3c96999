"""A list that leaves the site: a spreadsheet, a text file, a page for the printer; all its rows."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from flask import Response, render_template, request
from flask_babel import gettext as _

from app.base import clock
from app.base.sheets import Cell, SheetColumn, neutralized, write_table
from app.base.typography import day
from app.web.attachment import as_attachment
from app.web.listing.columns import Column, printed
from app.web.urls import with_query

MAX_PRINTED = 5_000  # rows: about a hundred sheets of paper


class Taken(StrEnum):
    """The ways a list is taken away, as `?as=` names them."""

    XLSX = "xlsx"
    CSV = "csv"
    PRINT = "print"


@dataclass(frozen=True)
class Leaving:
    """A list on its way out: title, the conditions it was narrowed by, columns and rows."""

    title: str
    conditions: Sequence[str]
    columns: Sequence[Column]
    rows: Iterable[object]
    total: int
    size: str  # the number of rows in words

    def cells(self) -> Iterator[list[Cell]]:
        """Give the rows as values of the columns."""
        return ([column.value(row) for column in self.columns] for row in self.rows)

    def texts(self) -> Iterator[list[str]]:
        """Give the rows as people read them."""
        return ([printed(cell) for cell in row] for row in self.cells())

    def headings(self) -> list[str]:
        """Return what stands above the columns."""
        return [str(column.heading) for column in self.columns]


def requested_way() -> Taken | None:
    """Read `?as=`; anything unknown is the page itself."""
    try:
        return Taken(request.args.get("as", ""))
    except ValueError:
        return None


def take_away(leaving: Leaving, way: Taken) -> Response | str:
    """Answer with the list in one of the ways."""
    if way is Taken.XLSX:
        return as_attachment(_sheet(leaving), f"{leaving.title}.xlsx")
    if way is Taken.CSV:
        return as_attachment(_text(leaving), f"{leaving.title}.csv")
    return render_template(
        "web/listing/print.html",
        leaving=leaving,
        too_many=leaving.total > MAX_PRINTED,
        most=MAX_PRINTED,
        notes=_notes(leaving),
        back_url=with_query(**{"as": None}),
    )


def _notes(leaving: Leaving) -> list[str]:
    """Return what a reader of the file has to know: when, which records, how many."""
    when = _("На %(day)s: %(size)s", day=day(clock.today()), size=leaving.size)
    return [when, *leaving.conditions]


def _sheet(leaving: Leaving) -> bytes:
    columns = [SheetColumn(heading) for heading in leaving.headings()]
    return write_table(leaving.title, columns, leaving.cells(), notes=_notes(leaving))


def _text(leaving: Leaving) -> bytes:
    """Semicolons and a byte order mark: what a Russian Excel opens by a double click."""
    target = io.StringIO()
    lines = csv.writer(target, delimiter=";", lineterminator="\r\n")
    lines.writerow(leaving.headings())
    lines.writerows([neutralized(text) for text in row] for row in leaving.texts())
    return target.getvalue().encode("utf-8-sig")
