"""What people take away: a template of each kind, and the rows that were refused, with reasons."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from app.base.sheets import SheetColumn, write_table
from app.imports.kinds import ImportKind
from app.imports.sheet import Reading


def template_sheet(kind: ImportKind) -> bytes:
    """Return a workbook with the headings of a kind and a row as an example."""
    columns = [SheetColumn(str(column.title)) for column in kind.columns]
    return write_table(str(kind.title), columns, [[column.example for column in kind.columns]])


def refused_sheet(reading: Reading, problems: Mapping[int, Sequence[str]]) -> bytes:
    """Return the refused rows in the person's own columns and order, with why as the last one."""
    own = [SheetColumn(text or letter) for letter, text in reading.headings.items()]
    cells = dict(reading.cells())
    rows = ([*cells[number], "; ".join(why)] for number, why in problems.items())
    return write_table(_("Исправить"), [*own, SheetColumn(_("Что исправить"))], rows)
