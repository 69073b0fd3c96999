"""What a person should know of a file before its rows go in."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from app.imports.sheets.model import LeftOut, Sheet, SheetWarning, TableRow, column_letter
from app.imports.sheets.reasons import WARNINGS

_TOLD = {"totals": "totals_row", "signature": "signature", "second_table": "second_table"}


def warnings_of(
    sheets: Sequence[Sheet],
    chosen: Sheet,
    rows: Sequence[TableRow],
    left_out: Sequence[LeftOut],
    has_several: bool,
) -> Iterator[SheetWarning]:
    """Yield the warnings of a file read as the table of one sheet."""
    for sheet in sheets:
        if sheet.is_hidden and sheet is not chosen:
            yield _warning("hidden_sheet", _("лист «%(name)s»", name=sheet.name))
    if has_several:
        yield _warning("several_sheets", _("лист «%(name)s»", name=chosen.name))
    for column in sorted(chosen.hidden_columns):
        if any(column < len(row.cells) and row.cells[column] for row in rows):
            letter = column_letter(column)
            yield _warning("hidden_column", _("столбец %(letter)s", letter=letter))
    for row in rows:
        if row.is_hidden:
            yield _warning("hidden_row", _row(row.number))
    yield from _of_left_out(left_out)


def _of_left_out(left_out: Sequence[LeftOut]) -> Iterator[SheetWarning]:
    has_second = False
    for one in left_out:
        code = _TOLD.get(one.code)
        if code is None or (code == "second_table" and has_second):
            continue
        has_second = has_second or code == "second_table"
        yield _warning(code, _row(one.row))


def _row(number: int) -> str:
    return _("строка %(number)d", number=number)


def _warning(code: str, where: str) -> SheetWarning:
    return SheetWarning(code, where, str(WARNINGS[code]))
