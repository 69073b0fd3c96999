"""The table of a sheet: its rows of data, and what stands around them and is none."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from app.base.identity import fold
from app.imports.errors import Problem, UnreadableFile
from app.imports.rows import Row
from app.imports.sheets.headings import Headings, Knows, find_headings, headings_at, knows
from app.imports.sheets.model import (
    LeftOut,
    Sheet,
    Table,
    TableColumn,
    TableRow,
    column_letter,
)
from app.imports.sheets.reasons import LEFT_OUT
from app.imports.sheets.warnings import warnings_of

SAMPLES = 30
Wanted = tuple[list[str], str | None, int | None]
"""Known headings, the sheet and the heading row a person named."""
_TOTALS = re.compile(r"^(?:итого|всего|итог)\b")
_TOTALS_BEGIN = frozenset({"ит", "вс"})
_SUM = re.compile(r"[\d\s.,%-]+")
_SIGNED = re.compile(
    r"^(?:и о |врио )?(?:директор|руководитель|заведующ|зам |заместитель|исполнитель|бухгалтер"
    r"|главный бухгалтер|ответственн|составил|подпись|м п$|секретарь|классный руководитель|куратор)"
)


def table_of(
    sheets: Sequence[Sheet],
    known_headings: Collection[str],
    sheet: str | None = None,
    heading_row: int | None = None,
) -> Table:
    """Return the table of the sheet whose headings are known best, or of the one that is named.

    A hidden sheet is taken only when it is named; a hidden row is data, and told of. Raises
    UnreadableFile when there is nothing to read, or no such sheet or row.
    """
    if all(row.is_empty() for one in sheets for row in one.rows):
        raise UnreadableFile(Problem.NO_TEXT)
    is_known = knows(known_headings)
    chosen, headings = _chosen(sheets, is_known, sheet, heading_row)
    told = [one.name for one in sheets if not one.is_hidden and find_headings(one, is_known)]
    rows, left_out = _divided(chosen, headings, is_known)
    return Table(
        sheet=chosen.name,
        sheets=tuple(one.name for one in sheets),
        heading_row=chosen.rows[headings.last].number,
        columns=_columns(headings, rows),
        rows=tuple(rows),
        left_out=tuple(left_out),
        warnings=tuple(warnings_of(sheets, chosen, rows, left_out, len(told) > 1)),
    )


def _chosen(
    sheets: Sequence[Sheet], is_known: Knows, name: str | None, row: int | None
) -> tuple[Sheet, Headings]:
    offered = [one for one in sheets if one.name == name] if name else _offered(sheets)
    if not offered:
        raise UnreadableFile(Problem.NO_TEXT)
    if row is not None:
        sheet = offered[0]
        at = next((at for at, one in enumerate(sheet.rows) if one.number == row), None)
        if at is None:
            raise UnreadableFile(Problem.NO_TEXT)
        before = headings_at(sheet, at - 1, is_known) if at else None
        is_second = before is not None and before.last == at
        return sheet, before if before and is_second else headings_at(sheet, at, lambda _: False)
    found = [(one, find_headings(one, is_known)) for one in offered]
    named = [(one, headings) for one, headings in found if headings]
    if named:
        return max(named, key=lambda pair: pair[1].score)
    return offered[0], _first_row(offered[0])


def _offered(sheets: Sequence[Sheet]) -> list[Sheet]:
    visible = [one for one in sheets if not one.is_hidden]
    return [one for one in visible if any(not row.is_empty() for row in one.rows)]


def _first_row(sheet: Sheet) -> Headings:
    at = next(at for at, row in enumerate(sheet.rows) if not row.is_empty())
    return Headings(at, at, sheet.rows[at].cells, 0)


def _columns(headings: Headings, rows: Sequence[TableRow]) -> tuple[TableColumn, ...]:
    width = max([len(headings.texts), *(len(row.cells) for row in rows)])
    return tuple(
        TableColumn(
            column_letter(at),
            at,
            headings.texts[at] if at < len(headings.texts) else "",
            tuple(row.cells[at] for row in rows[:SAMPLES] if at < len(row.cells) and row.cells[at]),
        )
        for at in range(width)
        if (at < len(headings.texts) and headings.texts[at]) or _is_filled(rows, at)
    )


def _is_filled(rows: Sequence[TableRow], at: int) -> bool:
    return any(at < len(row.cells) and row.cells[at] for row in rows)


def _divided(
    sheet: Sheet, headings: Headings, is_known: Knows
) -> tuple[list[TableRow], list[LeftOut]]:
    below = sheet.rows[headings.last + 1 :]
    faulty: dict[int, dict[int, str]] = {}
    for (number, column), code in sheet.faults.items():
        faulty.setdefault(number, {})[column] = code
    codes = dict(_no_data(sheet, headings, below, is_known))
    rows = [
        TableRow(
            row.number,
            _seen(row),
            row.number in sheet.hidden_rows,
            faulty.get(row.number, {}),
        )
        for row in below
        if row.number not in codes
    ]
    left = [LeftOut(number, code, str(LEFT_OUT[code])) for number, code in codes.items()]
    return rows, left


def _seen(row: Row) -> tuple[str, ...]:
    if not row.above:
        return row.cells
    return tuple(row.shown(at) for at in range(len(row.cells)))


@dataclass(frozen=True)
class _Around:
    """What rows that are no data are told by: the headings, how many there are, wide cells."""

    headings: frozenset[tuple[str, ...]]
    begin: frozenset[str]
    filled: int
    wide: frozenset[int]


def _around(sheet: Sheet, headings: Headings) -> _Around:
    rows = [sheet.rows[at].cells for at in range(headings.first, headings.last + 1)]
    filled = [[cell for cell in cells if cell] for cells in rows]
    return _Around(
        frozenset(tuple(map(fold, cells)) for cells in filled),
        frozenset(cells[0] for cells in filled if cells),
        max(2, sum(1 for text in headings.texts if text)),
        frozenset(
            top for top, left, last, right in sheet.merged if top == last and right - left > 1
        ),
    )


def _no_data(
    sheet: Sheet, headings: Headings, below: Sequence[Row], is_known: Knows
) -> Iterator[tuple[int, str]]:
    """Yield the number of each row that is no data, and why."""
    around = _around(sheet, headings)
    is_after_gap = is_over = False
    for at, row in enumerate(below):
        cells = [cell for cell in row.cells if cell]
        if is_over:
            yield row.number, "second_table"
        elif not cells:
            is_after_gap = True
            yield row.number, "empty"
        elif code := _reason(row.number, cells, around, is_after_gap):
            yield row.number, code
        elif is_after_gap and _is_another(sheet, headings.last + 1 + at, is_known):
            is_over = True
            yield row.number, "second_table"
        else:
            is_after_gap = False


def _reason(number: int, cells: Sequence[str], around: _Around, is_after_gap: bool) -> str | None:
    if cells[:3] == ["1", "2", "3"] and cells == [str(n) for n in range(1, len(cells) + 1)]:
        return "numbering"
    if cells[0] in around.begin and tuple(map(fold, cells)) in around.headings:
        return "repeated_heading"
    if cells[0][:2].lower() in _TOTALS_BEGIN and _is_total(cells, around.filled):
        return "totals"
    if len(cells) > max(2, around.filled // 2):
        return None
    is_signed = len(cells) <= 3 and _SIGNED.match(fold(cells[0]))
    if is_signed and (is_after_gap or around.filled > 3):
        return "signature"
    return "section" if number in around.wide and len(cells) == 1 and around.filled > 2 else None


def _is_total(cells: Sequence[str], filled: int) -> bool:
    """Tell whether the rest are sums: nobody is called «Итого», but somebody is «Итогов»."""
    rest = [cell for cell in cells[1:] if not _SUM.fullmatch(cell)]
    return bool(_TOTALS.match(fold(cells[0]))) and len(rest) <= max(1, filled // 4)


def _is_another(sheet: Sheet, at: int, is_known: Knows) -> bool:
    """Tell whether a second table begins: a row of headings after a gap, with data below."""
    texts = [text for text in sheet.rows[at].cells if text]
    named = sum(is_known(text) for text in texts)
    return len(texts) >= 2 and named >= 2 and named * 2 >= len(texts)
