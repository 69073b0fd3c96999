"""Which parts of a file are the plan: its tables by their headings, what stands above, the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.imports.tables import Row
from app.plan.reading.columns import Columns, PlanColumn, best_header, header
from app.plan.reading.letterhead import is_letterhead
from app.plan.reading.numbering import item_number, section_heading

Group = tuple[Row, ...]
"""Rows of one table or sheet, or paragraphs that stand together."""


@dataclass(frozen=True, slots=True)
class PlanTable:
    """Rows below a heading, and where the heading says that the columns are."""

    columns: Columns
    rows: Group


@dataclass(slots=True)
class Layout:
    """A file taken apart: `left_out` holds tables, sheets and paragraphs that are no plan."""

    columns: Columns
    head: list[Row] = field(default_factory=list)
    tables: list[PlanTable] = field(default_factory=list)
    left_out: list[Group] = field(default_factory=list)


def lay_out(rows: Sequence[Row]) -> Layout | None:
    """Find the table of the plan by its heading, and the tables that go on with it.

    None when no row of the file is the heading of a plan.
    """
    found = best_header(rows)
    if found is None:
        return None
    at, columns = found
    layout = Layout(columns)
    for group in _groups(rows[:at]):
        _take_before(layout, group, rows[at])
    groups = list(_groups(rows[at + 1 :]))
    last = max((n for n, g in enumerate(groups) if _belongs(g, rows[at], columns)), default=0)
    for number, group in enumerate(groups):
        _take_after(layout, group, rows[at], more=number < last)
    return layout


def _groups(rows: Sequence[Row]) -> Iterator[Group]:
    for _, group in groupby(rows, key=lambda row: (row.part, row.in_table)):
        yield tuple(group)


def _take_before(layout: Layout, group: Group, heading: Row) -> None:
    """Above the plan stands its letterhead; a table of something else is left out."""
    filled = [row for row in group if sum(map(bool, row.cells)) > 1]
    other_table = group[0].part != heading.part and group[0].in_table and len(filled) > 1
    if other_table and not is_letterhead(group):
        layout.left_out.append(group)
    else:
        layout.head += group


def _take_after(layout: Layout, group: Group, heading: Row, *, more: bool) -> None:
    """`more` tells that a table of the plan is still to come: then a paragraph may be a section."""
    own = best_header(group) if group[0].part != heading.part else None
    if own is not None:
        at, columns = own
        _take_lines(layout, group[:at], sections=True)
        layout.tables.append(PlanTable(columns, group[at + 1 :]))
    elif _belongs(group, heading, layout.columns):
        layout.tables.append(PlanTable(layout.columns, group))
    elif group[0].in_table:
        layout.left_out.append(group)
    else:
        _take_lines(layout, group, sections=more)


def _take_lines(layout: Layout, lines: Group, *, sections: bool) -> None:
    for line in lines:
        text = "".join(line.cells)
        if sections and section_heading(text) is not None:
            layout.tables.append(PlanTable(layout.columns, (line,)))
        elif text:
            layout.left_out.append((line,))


def _belongs(group: Group, heading: Row, columns: Columns) -> bool:
    """A table without a heading goes on with the plan when it is as wide and numbered like it."""
    first = group[0]
    if (first.part, first.in_table) == (heading.part, heading.in_table):
        return True
    if not first.in_table:
        return False
    if any(header(row) for row in group):
        return True
    place = columns.places.get(PlanColumn.NUMBER, columns.places[PlanColumn.TITLE])
    numbers = (item_number(row.shown(place).split(" ")[0]) for row in group)
    widest = max(len(row.cells) for row in group)
    return widest == len(heading.cells) and any(n is not None and n.section for n in numbers)
