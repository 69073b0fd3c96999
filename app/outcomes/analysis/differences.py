"""Keeping back what the difference of two selections would tell.

Everybody's figures less those of a year are the figures of the other years; a cell of fewer than
five people must not come out of such a subtraction either. The selections are a table of three
dimensions with its totals: a cell that is small by itself is hidden, and in each line of the table
(a total and its parts) there are none or at least two hidden ones, whose sum is no small cell.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import product

from app.outcomes.analysis.enums import SMALLEST_CELL

Cell = tuple[int, int]  # people of whom it holds, people of whom it does not
Place = tuple[Hashable, ...]  # a value for each dimension, None for all of them


def with_totals(cells: Mapping[Place, Cell]) -> dict[Place, Cell]:
    """Return the innermost cells of a table together with all its totals."""
    found: dict[Place, list[int]] = defaultdict(lambda: [0, 0])
    for place, (hits, misses) in cells.items():
        for kept in product(*((value, None) for value in place)):
            found[kept][0] += hits
            found[kept][1] += misses
    return {place: (hits, misses) for place, (hits, misses) in found.items()}


def kept_back(cells: Mapping[Place, Cell]) -> set[Place]:
    """Return the places of a table, totals among them, whose figures must not be shown."""
    table = with_totals(cells)
    lines = _lines(table)
    hidden = {place for place, cell in table.items() if is_small(cell)}
    waiting = list(lines)
    while waiting:
        line = waiting.pop()
        added = _due(line, lines[line], table, hidden)
        if added is not None:
            hidden.add(added)
            waiting += _lines_through(added, lines)
    return hidden


def is_small(cell: Cell) -> bool:
    """Tell whether fewer than five people stand behind either side of a cell."""
    return min(cell) < SMALLEST_CELL


Line = tuple[Place, int]  # a total and the dimension of its parts


def _lines(table: Iterable[Place]) -> dict[Line, list[Place]]:
    found: dict[Line, list[Place]] = defaultdict(list)
    for place in table:
        for i, value in enumerate(place):
            if value is not None:
                found[(*place[:i], None, *place[i + 1 :]), i].append(place)
    return dict(found)


def _lines_through(place: Place, lines: Mapping[Line, list[Place]]) -> list[Line]:
    found: list[Line] = []
    for i, value in enumerate(place):
        total = place if value is None else (*place[:i], None, *place[i + 1 :])
        if (total, i) in lines:
            found.append((total, i))
    return found


def _due(
    line: Line, parts: list[Place], table: Mapping[Place, Cell], hidden: set[Place]
) -> Place | None:
    """Return what has to be hidden next so that a line tells no small cell, None when it is safe.

    A line of one part says the same as its total: they are hidden together.
    """
    total = line[0]
    unknown = [part for part in parts if part in hidden]
    if total in hidden:
        enough = len(unknown) != 0
    else:
        summed = [sum(table[part][side] for part in unknown) for side in (0, 1)]
        enough = not unknown or (len(unknown) > 1 and min(summed) >= SMALLEST_CELL)
    if enough:
        return None
    shown = [part for part in parts if part not in hidden]
    if not shown:
        return total
    return min(shown, key=lambda part: (sum(table[part]), str(part)))
