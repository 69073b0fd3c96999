"""Where a table begins: the row, or the two rows, whose cells name what is below."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from app.base.identity import fold
from app.imports.rows import Row
from app.imports.sheets.model import Sheet

LOOKED_AT = 40  # rows of a sheet in which headings are looked for
LONGEST = 120  # signs; a longer cell is a sentence
Knows = Callable[[str], bool]


@dataclass(frozen=True)
class Headings:
    """The heading rows (places in the sheet's rows) and what each column is called."""

    first: int
    last: int
    texts: tuple[str, ...]
    score: int


def knows(known: Collection[str]) -> Knows:
    """Return a test whether a text is one of these headings, or holds one as whole words."""
    folded = {fold(word) for word in known} - {""}
    whole = [f" {word} " for word in folded if len(word) > 3]

    def test(text: str) -> bool:
        said = fold(text)
        return said in folded or any(word in f" {said} " for word in whole)

    return test


def find_headings(sheet: Sheet, is_known: Knows) -> Headings | None:
    """Return the headings of a sheet's table, None when no row names two known columns.

    Of several candidates the one that names most; of equals the first.
    """
    best: Headings | None = None
    for at in range(min(LOOKED_AT, len(sheet.rows))):
        found = headings_at(sheet, at, is_known)
        if found.score >= 2 and (best is None or found.score > best.score):
            best = found
    return best


def headings_at(sheet: Sheet, at: int, is_known: Knows) -> Headings:
    """Return the headings that begin at a row: one row, or two where they are merged so."""
    top = sheet.rows[at].cells
    single = Headings(at, at, top, _score(top, is_known))
    if at + 1 >= len(sheet.rows) or not _goes_on(sheet, at):
        return single
    texts = _joined(_spread(sheet, sheet.rows[at]), sheet.rows[at + 1].cells)
    return Headings(at, at + 1, texts, max(single.score, _score(texts, is_known)))


def _score(texts: Sequence[str], is_known: Knows) -> int:
    return sum(1 for text in set(texts) if text and len(text) <= LONGEST and is_known(text))


def _goes_on(sheet: Sheet, at: int) -> bool:
    """Tell whether the next row divides headings of this one: a wide cell stands over several.

    In a file without merged cells a wide one is followed by empty places that the next row fills.
    """
    number = sheet.rows[at].number
    spans = [right - left for top, left, bottom, right in sheet.merged if top == bottom == number]
    below = sheet.rows[at + 1].cells
    if any(re.fullmatch(r"[\d.,\s-]+", cell) for cell in below if cell):
        return False
    if sheet.merged:
        return any(0 < span < len(sheet.rows[at].cells) - 1 for span in spans)
    cells = sheet.rows[at].cells
    gaps = [i for i, cell in enumerate(cells) if not cell and i < len(below) and below[i]]
    holes = [i for i, cell in enumerate(below) if not cell and i < len(cells) and cells[i]]
    return bool(gaps and holes) and len([cell for cell in cells if cell]) > 1


def _spread(sheet: Sheet, row: Row) -> tuple[str, ...]:
    """Return a row with the text of a wide cell in each of its columns."""
    cells = list(row.cells)
    for top, left, _bottom, right in sheet.merged:
        if top == row.number and left < len(cells):
            cells[left : right + 1] = [cells[left]] * (min(right, len(cells) - 1) - left + 1)
    if not sheet.merged:
        for at in range(1, len(cells)):
            cells[at] = cells[at] or cells[at - 1]
    return tuple(cells)


def _joined(top: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    width = max(len(top), len(below))
    pairs = (
        (top[at] if at < len(top) else "", below[at] if at < len(below) else "")
        for at in range(width)
    )
    return tuple(
        f"{upper}: {lower}" if upper and lower and upper != lower else lower or upper
        for upper, lower in pairs
    )
