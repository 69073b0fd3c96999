"""Facets of the catalogue: how many vacancies each further choice would leave. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

SINGLE = ("town", "position", "level", "employment", "kind")  # a vacancy has one value of each
FLAGS = ("housing", "support", "beginners", "mentor")
NAMES = (*SINGLE, *FLAGS)
FEW = 8  # options of a facet that are shown at once, the largest


@dataclass(frozen=True)
class Grouped:
    """Vacancies alike in every facet, and how many they are."""

    values: Mapping[str, Any]
    number: int


@dataclass(frozen=True)
class FacetOption:
    """A choice: its value in the address, its words, how many vacancies it leaves."""

    value: str
    label: str
    number: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """A question with its choices; `more` counts those that are not shown."""

    name: str
    title: str
    options: Sequence[FacetOption]
    more: int = 0


def count_facets(rows: Iterable[Grouped], chosen: Mapping[str, Any]) -> dict[str, Counter[Any]]:
    """Return, for each facet, how many vacancies have each value under what else is chosen.

    A choice within a facet replaces that facet's own, so that it is left out of its counts.
    """
    wanted = {name: value for name, value in chosen.items() if name in NAMES and value}
    counts: dict[str, Counter[Any]] = {name: Counter() for name in NAMES}
    for row in rows:
        missed = [name for name, value in wanted.items() if row.values[name] != value]
        if len(missed) > 1:
            continue
        for name in missed or NAMES:
            if row.values[name]:
                counts[name][row.values[name]] += row.number
    return counts


def options_of(
    counted: Counter[Any], labels: Mapping[Any, str], chosen: Any
) -> tuple[list[FacetOption], int]:
    """Return the largest choices and the chosen one, and how many others there are."""
    known = {value: number for value, number in counted.items() if value in labels}
    if chosen and chosen in labels:
        known.setdefault(chosen, 0)
    ordered = sorted(known, key=lambda value: (-known[value], labels[value]))
    shown = [value for place, value in enumerate(ordered) if place < FEW or value == chosen]
    options = [
        FacetOption(_sent(value), labels[value], known[value], bool(chosen) and value == chosen)
        for value in shown
    ]
    return options, len(ordered) - len(shown)


def _sent(value: Any) -> str:
    return "y" if value is True else str(getattr(value, "value", value))
