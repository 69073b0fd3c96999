"""From table rows to sections and items: headings told from items, broken rows joined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.imports.tables import Row
from app.plan.reading.columns import Column, Columns, header
from app.plan.reading.numbering import Number, item_number, numbered_title, section_heading
from app.plan.reading.prose import continued

_CONTENT = (Column.TITLE, Column.EXECUTORS, Column.DEADLINE, Column.RESULT)


@dataclass(slots=True)
class ItemRecord:
    """An item while its rows are being gathered."""

    number: Number | None
    texts: dict[Column, str]
    joined: bool = False

    def extend(self, texts: dict[Column, str]) -> None:
        """Take in the rest of a row that was broken by the end of a page."""
        self.texts = {name: continued(self.texts[name], texts[name]) for name in _CONTENT}
        self.joined = True


@dataclass(slots=True)
class SectionRecord:
    """A section while its items are being gathered."""

    number: str
    title: str
    items: list[ItemRecord] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """Sections in their order, and the rows that belong to none."""

    sections: list[SectionRecord] = field(default_factory=list)
    skipped: list[Row] = field(default_factory=list)

    def items(self) -> Iterator[ItemRecord]:
        """All items in their order."""
        return (item for section in self.sections for item in section.items)


def gather(rows: Iterable[Row], columns: Columns) -> Gathered:
    """Sort the rows below the header into sections and items."""
    body = [row for row in rows if not row.is_empty()]
    numbered = any(_number(row, columns) for row in body)
    gathered = Gathered()
    for row in body:
        if header(row) is None and not _counts_columns(row):
            _take(gathered, row, columns, numbered=numbered)
    return gathered


def _take(gathered: Gathered, row: Row, columns: Columns, *, numbered: bool) -> None:
    texts = {column: columns.text(row, column) for column in _CONTENT}
    number = _number(row, columns)
    heading = _heading(row, columns, texts, number)
    if heading is not None:
        gathered.sections.append(SectionRecord(*heading))
    elif number is not None or _begins_item(texts, numbered=numbered):
        _add(gathered, ItemRecord(number, _without_number(texts, columns)))
    else:
        _continue(gathered, row, texts)


def _add(gathered: Gathered, item: ItemRecord) -> None:
    if not gathered.sections:
        gathered.sections.append(SectionRecord(item.number.section if item.number else "1", ""))
    gathered.sections[-1].items.append(item)


def _continue(gathered: Gathered, row: Row, texts: dict[Column, str]) -> None:
    last = gathered.sections[-1] if gathered.sections else None
    if last is None or not any(texts.values()):
        gathered.skipped.append(row)
    elif last.items:
        last.items[-1].extend(texts)
    else:
        last.title = continued(last.title, texts[Column.TITLE])


def _number(row: Row, columns: Columns) -> Number | None:
    if Column.NUMBER in columns.places:
        return item_number(columns.text(row, Column.NUMBER))
    found = numbered_title(columns.text(row, Column.TITLE))
    return found[0] if found else None


def _without_number(texts: dict[Column, str], columns: Columns) -> dict[Column, str]:
    found = None if Column.NUMBER in columns.places else numbered_title(texts[Column.TITLE])
    return texts | {Column.TITLE: found[1]} if found else texts


def _heading(
    row: Row, columns: Columns, texts: dict[Column, str], number: Number | None
) -> tuple[str, str] | None:
    """A heading is «1. Разработка …» alone in its row, or «1.» with nothing but a title."""
    alone = _alone(row, columns)
    if alone and numbered_title(alone) is None:
        return section_heading(alone) or _unnumbered_heading(alone, row, columns)
    bare = not any(texts[column] for column in _CONTENT[1:])
    if number and bare and "." not in number.value and texts[Column.TITLE]:
        return number.value, texts[Column.TITLE]
    return None


def _alone(row: Row, columns: Columns) -> str:
    """Return the only text of a row, when it stands where a heading can: first or in the title."""
    filled = [place for place, cell in enumerate(row.cells) if cell]
    allowed = {0, columns.places.get(Column.NUMBER, 0), columns.places[Column.TITLE]}
    return row.cells[filled[0]] if len(filled) == 1 and filled[0] in allowed else ""


def _unnumbered_heading(text: str, row: Row, columns: Columns) -> tuple[str, str] | None:
    """Words in the column of numbers are a heading merged over the whole row."""
    merged = columns.text(row, Column.NUMBER) == text and item_number(text) is None
    return ("", text) if merged else None


def _begins_item(texts: dict[Column, str], *, numbered: bool) -> bool:
    """A row without a number is an item when it is filled like one and not the rest of another."""
    title = texts[Column.TITLE]
    if not title or not texts[Column.DEADLINE]:
        return False
    return not numbered or (title[:1].isupper() and bool(texts[Column.EXECUTORS]))


def _counts_columns(row: Row) -> bool:
    """Tell the row «1 2 3 4 5» under a header."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) > 2 and filled == [str(place) for place in range(1, len(filled) + 1)]
