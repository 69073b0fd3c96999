"""From table rows to sections and items: headings told from items, broken rows joined."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.imports.tables import Row
from app.plan.reading.closing import is_closing, is_sum
from app.plan.reading.columns import Columns, PlanColumn, header
from app.plan.reading.letterhead import is_person
from app.plan.reading.numbering import Number, item_number, numbered_title, section_heading
from app.plan.reading.prose import continued, one_line, reads_on
from app.plan.reading.tables import PlanTable

_CONTENT = (PlanColumn.TITLE, PlanColumn.EXECUTORS, PlanColumn.DEADLINE, PlanColumn.RESULT)


@dataclass(slots=True)
class ItemRecord:
    """An item while its rows are being gathered."""

    number: Number | None
    texts: dict[PlanColumn, str]
    joined: bool = False

    def extend(self, texts: dict[PlanColumn, str]) -> None:
        """Take in the rest of a row that was broken by the end of a page."""
        self.texts = {name: continued(self.texts[name], texts[name]) for name in _CONTENT}
        self.joined = True


@dataclass(slots=True)
class SectionRecord:
    """A section while its items are being gathered."""

    number: str
    title: str
    row: Row | None = None
    after_end: bool = False
    items: list[ItemRecord] = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """Sections in their order, and the rows that belong to none."""

    sections: list[SectionRecord] = field(default_factory=list)
    skipped: list[Row] = field(default_factory=list)
    ended: bool = False
    """Whether the last row was none of the plan: what follows without a number is none either."""

    def items(self) -> Iterator[ItemRecord]:
        """All items in their order."""
        return (item for section in self.sections for item in section.items)

    def leave_out(self, row: Row) -> None:
        """Keep a row apart that is no part of the plan."""
        self.skipped.append(row)
        self.ended = True


@dataclass(frozen=True, slots=True)
class _Line:
    """A row with what its table says of it."""

    row: Row
    columns: Columns
    number: Number | None
    heading: tuple[str, str] | None
    texts: dict[PlanColumn, str]

    @property
    def stands_alone(self) -> bool:
        """Whether a number says that this is an item or a section, whatever came before."""
        return self.number is not None or bool(self.heading and self.heading[0])


@dataclass(frozen=True, slots=True)
class _Style:
    """Whether the items of a plan have numbers, and numbers such as «1.1»."""

    numbered: bool
    dotted: bool


def gather(tables: Iterable[PlanTable]) -> Gathered:
    """Sort the rows below the headings into sections and items."""
    lines = [
        _line(row, table.columns)
        for table in tables
        for row in table.rows
        if not row.is_empty() and header(row) is None and not _counts_columns(row)
    ]
    style = _Style(
        numbered=any(line.number for line in lines),
        dotted=any(line.number and line.number.section for line in lines),
    )
    gathered = Gathered()
    last = max((at for at, line in enumerate(lines) if _begins(line, style)), default=len(lines))
    for at, line in enumerate(lines):
        _take(gathered, line, style, below=at > last)
    _drop_headings_of_nothing(gathered)
    return gathered


def _line(row: Row, columns: Columns) -> _Line:
    texts = {column: columns.text(row, column) for column in _CONTENT}
    number = _number(row, columns)
    return _Line(row, columns, number, _heading(row, columns, texts, number), texts)


def _take(gathered: Gathered, line: _Line, style: _Style, *, below: bool) -> None:
    """`below` tells that no item follows: there people sign, sum up and add notes."""
    lonely = style.dotted and not _begins(line, style) and not any(line.texts.values())
    closing = lonely or (not line.stands_alone and is_closing(line.row, line.columns))
    if closing or (gathered.ended and not _begins(line, style) and line.heading is None):
        gathered.leave_out(line.row)
    elif line.heading is not None:
        section = SectionRecord(*line.heading, line.row, after_end=gathered.ended)
        gathered.ended = False
        gathered.sections.append(section)
    elif line.number is not None or _begins_item(line, numbered=style.numbered):
        gathered.ended = False
        _add(gathered, ItemRecord(line.number, _item_texts(line)))
    else:
        _continue(gathered, line, below=below)


def _begins(line: _Line, style: _Style) -> bool:
    """Among items «1.1», «1.2» a row numbered «1» may as well be of another table."""
    if line.number is None:
        return line.stands_alone or _begins_item(line, numbered=style.numbered)
    return line.heading is not None or bool(line.number.section) or not style.dotted


def _add(gathered: Gathered, item: ItemRecord) -> None:
    if not gathered.sections:
        gathered.sections.append(SectionRecord(item.number.section if item.number else "1", ""))
    gathered.sections[-1].items.append(item)


def _continue(gathered: Gathered, line: _Line, *, below: bool) -> None:
    last = gathered.sections[-1] if gathered.sections else None
    if last is None or not any(line.texts.values()):
        gathered.leave_out(line.row)
    elif last.items and (not below or _reads_on(last.items[-1], line.texts)):
        last.items[-1].extend(line.texts)
    elif not last.items and not below:
        last.title = continued(last.title, line.texts[PlanColumn.TITLE])
    else:
        gathered.leave_out(line.row)


def _reads_on(item: ItemRecord, texts: dict[PlanColumn, str]) -> bool:
    """A row below the last number is the rest of its item when its words go on somewhere."""
    filled = [column for column in _CONTENT if texts[column]]
    goes_on = {column for column in filled if reads_on(item.texts[column], texts[column])}
    if any(is_sum(texts[column]) for column in filled if column not in goes_on):
        return False
    signed = filled == [PlanColumn.EXECUTORS] and is_person(one_line(texts[PlanColumn.EXECUTORS]))
    return not (signed and not goes_on) and (PlanColumn.TITLE not in filled or bool(goes_on))


def _drop_headings_of_nothing(gathered: Gathered) -> None:
    """Words alone in a row without items under them are no section, nor are numbered notes."""
    empty = [section for section in gathered.sections if not section.items]
    for section in [one for one in empty if one.after_end or not one.number]:
        gathered.sections.remove(section)
        if section.row is not None:
            gathered.skipped.append(section.row)


def _number(row: Row, columns: Columns) -> Number | None:
    if PlanColumn.NUMBER in columns.places:
        return item_number(columns.text(row, PlanColumn.NUMBER))
    found = numbered_title(columns.text(row, PlanColumn.TITLE))
    return found[0] if found else None


def _item_texts(line: _Line) -> dict[PlanColumn, str]:
    """Return the texts of a row that begins an item: cells merged over it are its own too."""
    texts = {column: line.columns.shown(line.row, column) for column in _CONTENT}
    return _without_number(texts, line.columns)


def _without_number(texts: dict[PlanColumn, str], columns: Columns) -> dict[PlanColumn, str]:
    found = None if PlanColumn.NUMBER in columns.places else numbered_title(texts[PlanColumn.TITLE])
    return texts | {PlanColumn.TITLE: found[1]} if found else texts


def _heading(
    row: Row, columns: Columns, texts: dict[PlanColumn, str], number: Number | None
) -> tuple[str, str] | None:
    """A heading is «1. Разработка …» alone in its row, or «1.» with nothing but a title."""
    alone = _alone(row, columns)
    if alone and numbered_title(alone) is None:
        return section_heading(alone) or _unnumbered_heading(alone, row, columns)
    bare = not any(texts[column] for column in _CONTENT[1:])
    if number and bare and "." not in number.value and texts[PlanColumn.TITLE]:
        return number.value, texts[PlanColumn.TITLE]
    return None


def _alone(row: Row, columns: Columns) -> str:
    """Return the only text of a row, when it stands where a heading can: first or in the title."""
    filled = [place for place, cell in enumerate(row.cells) if cell]
    allowed = {0, columns.places.get(PlanColumn.NUMBER, 0), columns.places[PlanColumn.TITLE]}
    return row.cells[filled[0]] if len(filled) == 1 and filled[0] in allowed else ""


def _unnumbered_heading(text: str, row: Row, columns: Columns) -> tuple[str, str] | None:
    """Words in the column of numbers are a heading merged over the whole row."""
    merged = columns.text(row, PlanColumn.NUMBER) == text and item_number(text) is None
    return ("", text) if merged else None


def _begins_item(line: _Line, *, numbered: bool) -> bool:
    """A row without a number is an item when it is filled like one and not the rest of another."""
    title = line.texts[PlanColumn.TITLE]
    if not title or not line.columns.shown(line.row, PlanColumn.DEADLINE):
        return False
    return not numbered or (title[:1].isupper() and bool(line.texts[PlanColumn.EXECUTORS]))


def _counts_columns(row: Row) -> bool:
    """Tell the row «1 2 3 4 5» under a header."""
    filled = [cell for cell in row.cells if cell]
    return len(filled) > 2 and filled == [str(place) for place in range(1, len(filled) + 1)]
