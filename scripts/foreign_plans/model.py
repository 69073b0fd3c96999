"""A plan of some other college as its file has it, and what is true of it, noted by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

UP = "↑"
"""A cell merged with the one above it."""

LEFT = "←"
"""A cell merged with the one to its left."""


@dataclass(frozen=True)
class Formula:
    """A cell whose formula nobody has computed: its file holds no value for it."""

    text: str


@dataclass(frozen=True)
class Day:
    """A cell that holds a day in a number format of its own."""

    day: date
    shown: str = "dd.mm.yyyy"


@dataclass(frozen=True)
class Auto:
    """A paragraph that Word numbers by itself: as «1.» of a list, or as «а)» before its words."""

    number_list: int
    text: str = ""
    form: str = "decimal"


Cell = str | float | Formula | Day | Auto
Grid = Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Block:
    """Lines of a document, or a table, or a sheet with its name."""

    lines: Sequence[str] = ()
    grid: Grid = ()
    sheet: str = "План"


@dataclass(frozen=True)
class Part:
    """What is true of a sub-row."""

    mark: str
    title: str
    due: Sequence[str] = ()
    executors: Sequence[str] = ()


@dataclass(frozen=True)
class Item:
    """What is true of an item; `due` says «kind first..last»."""

    number: str
    title: str
    due: Sequence[str] = ()
    executors: Sequence[str] = ()
    result: str = ""
    parts: Sequence[Part] = ()


@dataclass(frozen=True)
class ForeignPlan:
    """A file and the truth about it; `chosen` is what a person says of columns we do not know."""

    name: str
    blocks: Sequence[Block]
    title: str
    sections: Sequence[tuple[str, str, Sequence[Item]]]
    warnings: Sequence[str]
    year: str = "2023-2024"
    organization: str = ""
    is_year_written: bool = True
    chosen: dict[str, Any] = field(default_factory=dict)


def lines(*texts: str) -> Block:
    """Return paragraphs."""
    return Block(lines=texts)


def table(*rows: Sequence[Cell], sheet: str = "План") -> Block:
    """Return a table."""
    return Block(grid=rows, sheet=sheet)


def heading(text: str, width: int) -> list[Cell]:
    """Return a row merged over the whole width."""
    return [text, *[LEFT] * (width - 1)]
