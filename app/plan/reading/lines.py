"""A row of a plan's table with what its columns say of it: its number, its mark, its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.imports.tables import Row
from app.plan.reading.columns import Columns, PlanColumn
from app.plan.reading.numbering import (
    BULLETS,
    Number,
    date_number,
    item_number,
    numbered_title,
    part_mark,
    section_heading,
    worded_number,
)
from app.plan.reading.periods import as_time, is_period
from app.plan.reading.records import CONTENT, Texts

_OTHERS = CONTENT[1:]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """`texts` are its own, `shown` also those of cells merged over it from above."""

    row: Row
    columns: Columns
    number: Number | None
    texts: Texts
    shown: Texts
    mark: str = ""
    marked_title: str = ""
    date_for_number: str = ""
    is_title: bool = False
    """Whether it stands above a table as the name of a section."""

    @property
    def title(self) -> str:
        return self.texts[PlanColumn.TITLE]

    @property
    def alone(self) -> str:
        """The only text of the row, when it stands where a heading can: first or in the title.

        Nothing may be merged over the row: a cell that reaches into it makes it an item's.
        """
        if self.is_title:
            return next((cell for cell in self.row.cells if cell), "")
        filled = [place for place, cell in enumerate(self.row.cells) if cell]
        places = self.columns.places
        allowed = {0, places.get(PlanColumn.NUMBER, 0), places[PlanColumn.TITLE]}
        is_alone = len(filled) == 1 and filled[0] in allowed and not self._reached
        return self.row.cells[filled[0]] if is_alone else ""

    @property
    def is_bare(self) -> bool:
        """Whether the row says nothing but a number and a title."""
        return bool(self.title) and not any(self.shown[column] for column in _OTHERS)

    @property
    def in_numbers(self) -> bool:
        """Whether words stand in the column of numbers: a heading merged over the whole row."""
        words = self.columns.text(self.row, PlanColumn.NUMBER)
        return bool(words) and self.number is None and not self.mark

    @property
    def numbered_heading(self) -> tuple[str, str] | None:
        """«1. Разработка …» alone in its row, as number and title."""
        alone = self.alone
        if not alone or self.mark or numbered_title(alone) is not None:
            return None
        return section_heading(alone)

    @property
    def worded_number(self) -> str:
        """The number of a section that stands in the column of numbers as «II.», «Раздел 2»."""
        return worded_number(self.columns.text(self.row, PlanColumn.NUMBER))

    @property
    def shares_number(self) -> bool:
        """Whether the number was merged over several rows: then this row is a part of an item."""
        place = self.columns.places.get(PlanColumn.NUMBER)
        return place is not None and place in dict(self.row.above) and not self.number

    @property
    def shares_title(self) -> bool:
        """Whether the title was merged over several rows."""
        return self.columns.places[PlanColumn.TITLE] in dict(self.row.above) and not self.title

    @property
    def _reached(self) -> bool:
        reached = {place for place, _text in self.row.above}
        return any(self.columns.places.get(column) in reached for column in _OTHERS)


def line_of(row: Row, columns: Columns) -> PlanLine:
    """Return a row with what its table says of it."""
    texts = {column: _words(columns, row, column, shown=False) for column in CONTENT}
    shown = {column: _words(columns, row, column, shown=True) for column in CONTENT}
    words = columns.text(row, PlanColumn.NUMBER)
    is_filled = bool(texts[PlanColumn.TITLE])  # «Сентябрь 2024» alone is a heading
    mended = date_number(words) if is_filled and item_number(words) is None else None
    number = mended or _number(row, columns)
    marked = _marked(words, texts[PlanColumn.TITLE]) if _may_be_part(number) else ("", "")
    if PlanColumn.NUMBER not in columns.places:
        texts, shown = _without_number(texts), _without_number(shown)
    return PlanLine(row, columns, number, texts, shown, *marked, words if mended else "")


def title_line(row: Row, columns: Columns) -> PlanLine:
    """Return a line that stands above a table."""
    nothing = dict.fromkeys(CONTENT, "")
    return PlanLine(row, columns, None, nothing, nothing, is_title=True)


def _words(columns: Columns, row: Row, column: PlanColumn, *, shown: bool) -> str:
    say = columns.shown if shown else columns.text
    if column is not PlanColumn.DEADLINE:
        return say(row, column)
    if columns.by_period:
        return columns.marked_periods(row)
    if column in columns.places:
        said = as_time(columns.heading(column), say(row, column))
        return said or (columns.shown(row, PlanColumn.MONTH) if shown else "")
    start, end = say(row, PlanColumn.START), say(row, PlanColumn.END)
    if start and end:
        return start if start == end else f"с {start} по {end}"
    return (start and f"с {start}") or (end and _until(end)) or columns.shown(row, PlanColumn.MONTH)


def _until(end: str) -> str:
    return f"до {end}" if end[:1].isdigit() else end


def _may_be_part(number: Number | None) -> bool:
    return number is None or number.bracketed


def _marked(words: str, title: str) -> tuple[str, str]:
    """Return a part's mark, from the column of numbers or before the title, and its title."""
    own = part_mark(words)
    if own is not None and not own[1]:
        return own[0], title
    found = part_mark(title)
    return found if found is not None and found[1] and not words else ("", "")


def _number(row: Row, columns: Columns) -> Number | None:
    if PlanColumn.NUMBER in columns.places:
        return item_number(columns.text(row, PlanColumn.NUMBER))
    found = numbered_title(columns.text(row, PlanColumn.TITLE))
    return found[0] if found else None


def _without_number(texts: Texts) -> Texts:
    found = numbered_title(texts[PlanColumn.TITLE])
    return texts | {PlanColumn.TITLE: found[1]} if found else texts


@dataclass(frozen=True, slots=True)
class PlanStyle:
    """How a plan is numbered: its items, such as «1.1», «1)», and its sections."""

    numbered: bool
    dotted: bool
    bracketed: bool
    headed: bool
    bulleted: bool
    by_periods: bool

    @classmethod
    def of(cls, lines: Sequence[PlanLine]) -> "PlanStyle":
        """Return the style that most rows have."""
        numbers = [line.number for line in lines if line.number]
        bracketed = sum(number.bracketed for number in numbers)
        return cls(
            numbered=bool(numbers),
            dotted=any(number.section for number in numbers),
            bracketed=bool(numbers) and bracketed * 2 > len(numbers),
            headed=any(line.numbered_heading is not None for line in lines),
            bulleted=not numbers and sum(map(_is_bulleted, lines)) * 2 > len(lines),
            by_periods=any(is_period(line.alone) for line in lines),
        )

    def begins(self, line: PlanLine) -> bool:
        """Among items «1.1», «1.2» a row numbered «1» may as well be of another table."""
        if line.number is None:
            return line.is_title or line.numbered_heading is not None or self.begins_item(line)
        return bool(line.number.section) or not self.dotted

    def begins_item(self, line: PlanLine) -> bool:
        """A row without a number is an item when it is filled like one and no rest of another."""
        title, shown = line.title, line.shown
        if not title or line.mark:
            return False
        if not self.numbered:
            return bool(shown[PlanColumn.DEADLINE]) or self._is_timeless_item(line)
        is_filled = bool(shown[PlanColumn.DEADLINE] and shown[PlanColumn.EXECUTORS])
        return is_filled and title[:1].isupper()

    def _is_timeless_item(self, line: PlanLine) -> bool:
        """Under a month's row, or in a table without deadlines, the executor makes an item."""
        places = line.columns.places
        lacks = PlanColumn.DEADLINE not in places or PlanColumn.MONTH in places or self.by_periods
        return lacks and bool(line.shown[PlanColumn.EXECUTORS]) and line.title[:1].isupper()


def _is_bulleted(line: PlanLine) -> bool:
    return is_bullet(line.mark)


def without_bullet(line: PlanLine) -> PlanLine:
    """Return an item of a plan whose items are all marked alike, without the mark."""
    title = {PlanColumn.TITLE: line.marked_title}
    if not is_bullet(line.mark):
        return line
    return replace(line, mark="", texts=line.texts | title, shown=line.shown | title)


def is_bullet(mark: str) -> bool:
    """Tell «–» and «•» from «а)»."""
    return mark in BULLETS
