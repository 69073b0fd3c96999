"""Minimum quotas: a place opens only with enough people.

Whether a stable outcome with minimum quotas exists is NP-complete to decide (P. Biró, T. Fleiner,
R. Irving and D. Manlove, "The College Admissions problem with lower and common quotas", TCS 411,
2010). So places are closed one at a time, in the open, and the outcome is called stable among
the places that stay open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.matching.model.instance import Instance
from app.matching.model.result import Closure


class Run(Protocol):
    """An algorithm's state from which places can be closed."""

    def close(self, place: str) -> None:
        """Take a place out and settle again."""

    def settle(self) -> bool:
        """Do what was put off while places closed; whether anything was."""

    def taken(self) -> Mapping[str, int]:
        """How many hold a seat at each place."""

    def matching(self) -> dict[str, str]:
        """Who holds a seat, and where."""


def close_underfilled(instance: Instance, run: Run) -> tuple[Closure, ...]:
    """Close places under their minimum until none is left; return the trace.

    The one with the least share of its minimum goes first (equal shares by identifier). A place
    nobody came to can still fill by those displaced, so that it counts as closed only in the end.
    A place with somebody fixed is open by that decision and never closed.
    """
    closures: list[Closure] = []
    minima = {key: instance.places[key].minimum for key in _with_minimum(instance)}
    while True:
        while worst := _worst_filled(minima, run.taken()):
            closures.append(worst)
            run.close(worst.place)
        if not run.settle():
            break
    closed, taken = {closure.place for closure in closures}, run.taken()
    empty = [key for key in minima if not taken.get(key) and key not in closed]
    return (*closures, *(Closure(key, 0, instance.places[key].minimum) for key in empty))


def _with_minimum(instance: Instance) -> list[str]:
    fixed = set(instance.fixed.values())
    return sorted(
        key for key, place in instance.places.items() if place.minimum and key not in fixed
    )


def _worst_filled(minima: Mapping[str, int], taken: Mapping[str, int]) -> Closure | None:
    under = [
        Closure(key, taken[key], minimum)
        for key, minimum in minima.items()
        if 0 < taken.get(key, 0) < minimum
    ]
    return min(under, key=lambda one: (one.taken / one.minimum, one.place), default=None)
