"""Which parts of a file are the plan: its tables by their headings, what stands above, the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.imports.tables import Row
from app.plan.reading.closing import is_closing_line
from app.plan.reading.columns import (
    ChosenColumns,
    Columns,
    PlanColumn,
    best_header,
    header,
    with_row_below,
)
from app.plan.reading.letterhead import has_year, is_letterhead
from app.plan.reading.numbering import item_number, section_heading
from app.plan.reading.periods import is_period
from app.plan.reading.prose import one_line
from app.plan.reading.time_words import reads_as_deadline

Group = tuple[Row, ...]
"""Rows of one table or sheet, or paragraphs that stand together."""

_LONGEST_TITLE = 160
_SAMPLE = 30


@dataclass(frozen=True, slots=True)
class PlanTable:
    """Rows below a heading, and where it says that the columns are; `title` stands above them."""

    columns: Columns
    rows: Group
    title: Row | None = None


@dataclass(slots=True)
class Layout:
    """A file taken apart: `left_out` holds tables, sheets and paragraphs that are no plan."""

    columns: Columns
    head: list[Row] = field(default_factory=list)
    tables: list[PlanTable] = field(default_factory=list)
    left_out: list[Group] = field(default_factory=list)


def lay_out(rows: Sequence[Row], chosen: ChosenColumns | None = None) -> Layout | None:
    """Find the table of the plan by its heading, and the tables that go on with it.

    None when no row of the file is the heading of a plan and nobody said which one is.
    """
    found = best_header(rows) if chosen is None else _chosen_header(rows, chosen)
    if found is None:
        return None
    at, columns = found
    work = _Work(Layout(columns), rows[at])
    for group in _groups(rows[:at]):
        work.take_before(group)
    groups = list(_groups(rows[at + 1 :]))
    last = max((n for n, group in enumerate(groups) if work.goes_on(group)), default=0)
    between = any(not group[0].in_table for group in groups[:last])
    work.take_title_from_head(have_titles=between)
    for number, group in enumerate(groups):
        work.take_after(group, more=number < last)
    work.leave_lines()
    return work.layout


def _chosen_header(rows: Sequence[Row], chosen: ChosenColumns) -> tuple[int, Columns] | None:
    if not 0 <= chosen.heading < len(rows):
        return None
    return chosen.heading, Columns(chosen.places, rows[chosen.heading].cells)


def _groups(rows: Sequence[Row]) -> Iterator[Group]:
    for _, group in groupby(rows, key=lambda row: (row.part, row.in_table)):
        yield tuple(group)


class _Work:
    """Lines between tables wait here until it is known whether a table follows them."""

    def __init__(self, layout: Layout, heading: Row) -> None:
        self.layout, self.heading = layout, heading
        self.title: Row | None = None
        self.lines: list[Row] = []

    def take_before(self, group: Group) -> None:
        """Above the plan stands its letterhead; a table of something else is left out."""
        filled = [row for row in group if sum(map(bool, row.cells)) > 1]
        other_table = group[0].part != self.heading.part and group[0].in_table and len(filled) > 1
        if other_table and not is_letterhead(group):
            self.layout.left_out.append(group)
        else:
            self.layout.head += group

    def take_title_from_head(self, *, have_titles: bool) -> None:
        """The last line above the first table may be its section, as other tables have theirs."""
        last = next((row for row in reversed(self.layout.head) if not row.is_empty()), None)
        if last is None or sum(map(bool, last.cells)) > 1 or not may_be_title(last):
            return
        text = _line_of(last)
        above = [row for row in self.layout.head if row is not last and not row.is_empty()]
        numbered = section_heading(text) is not None or is_period(text)
        numbered = numbered and not (above and _is_of_list(_line_of(above[-1])))
        alike = have_titles and not last.in_table and has_year(above) and not is_letterhead([last])
        if numbered or alike:
            self.layout.head.remove(last)
            self.title = last

    def take_after(self, group: Group, *, more: bool) -> None:
        """`more` tells that a table of the plan is still to come: a line above it is a section."""
        own = best_header(group) if group[0].part != self.heading.part else None
        if own is not None:
            at, columns = own
            self.lines += group[:at]
            self._take_table(columns, group[at + 1 :])
        elif self.goes_on(group):
            self._take_table(self.layout.columns, group)
        elif group[0].in_table:
            self.leave_lines()
            self.layout.left_out.append(group)
        elif more:
            self.lines += group
        else:
            self.leave_lines()
            self.layout.left_out += [(line,) for line in group if not line.is_empty()]

    def leave_lines(self) -> None:
        """Nothing follows the lines: they belong to no table."""
        self.layout.left_out += [(line,) for line in self.lines if not line.is_empty()]
        self.lines = []

    def _take_table(self, columns: Columns, rows: Group) -> None:
        titles = [self.title] if self.title else self._titles()
        self.title = None
        for title in titles:
            self.layout.tables.append(PlanTable(columns, (), title))
        self.layout.tables += _by_headings(columns, rows)

    def _titles(self) -> list[Row]:
        """Return the headings among the lines above a table: the numbered ones, else the last."""
        lines = [line for line in self.lines if not line.is_empty()]
        numbered = [line for line in lines if section_heading(_line_of(line)) is not None]
        found = numbered or [line for line in lines if may_be_title(line)][-1:]
        self.layout.left_out += [(line,) for line in lines if line not in found]
        self.lines = []
        return found

    def goes_on(self, group: Group) -> bool:
        """A table without a heading goes on with the plan when it is as wide and filled like it."""
        first = group[0]
        if (first.part, first.in_table) == (self.heading.part, self.heading.in_table):
            return True
        if not first.in_table:
            return False
        if any(header(row) for row in group):
            return True
        widest = max(len(row.cells) for row in group)
        return widest == len(self.heading.cells) and _is_filled_like(group, self.layout.columns)


def may_be_title(row: Row) -> bool:
    """Tell a line that may stand above a table as the name of its section."""
    text = _line_of(row)
    if not text or len(text) > _LONGEST_TITLE or not text[:1].isupper() | text[:1].isdigit():
        return False
    sentence = text.endswith(".") and len(text.split()) > 8
    return not sentence and not is_closing_line(text)


def _is_of_list(text: str) -> bool:
    """Tell «Задачи:» and its «1. Организовать …»: what follows goes on with the list."""
    return text.endswith((":", ";")) or section_heading(text) is not None


def _line_of(row: Row) -> str:
    return one_line(" ".join(cell for cell in row.cells if cell))


def _by_headings(columns: Columns, rows: Group) -> Iterator[PlanTable]:
    """Cut the rows of a sheet where another heading says that the columns are others."""
    start = 0
    for at, row in enumerate(rows):
        own = header(row)
        if own is not None and not columns.is_heading(row) and len(own.places) > 2:
            yield PlanTable(columns, rows[start:at])
            columns, start = own, at + 1
    below = with_row_below(columns, rows[start]) if start < len(rows) else None
    if below is not None:
        columns, start = below, start + 1
    yield PlanTable(columns, rows[start:])


def _is_filled_like(group: Group, columns: Columns) -> bool:
    rows = [row for row in group if sum(map(bool, row.cells)) > 1][:_SAMPLE]
    place = columns.places.get(PlanColumn.NUMBER, columns.places[PlanColumn.TITLE])
    numbers = [item_number(row.shown(place).split(" ")[0]) for row in rows]
    if any(number is not None and number.section for number in numbers):
        return True
    return any(reads_as_deadline(columns.shown(row, PlanColumn.DEADLINE)) for row in rows)
