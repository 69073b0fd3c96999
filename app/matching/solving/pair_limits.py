"""Limits over groups of places, for the search that keeps pairs together.

The definition stands in `pairs`; here it is written for OR-tools' CP-SAT. What excuses a refusal
is a variable that may be true only if the excuse holds: the other direction is never needed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.matching.model.instance import Instance, ProposerPair

Option = tuple[str, str]
Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PairOutcome:
    """Who got what, and the pairs not satisfiable together."""

    matching: dict[str, str]
    separated: tuple[tuple[str, str], ...]


class GroupLimits:
    """The limits of an instance as constraints of a model, and the refusals they excuse."""

    def __init__(
        self,
        model: Any,
        instance: Instance,
        at: Mapping[Edge, Any],
        order: Mapping[str, Sequence[str]],
        seats: Mapping[str, int],
    ) -> None:
        self._model, self._at, self._order = model, at, order
        self._members = {
            name: frozenset(group.places)
            for name, group in sorted(instance.groups.items())
            if group.maximum is not None
        }
        self._over = {  # place → the limits over it
            key: [name for name, members in self._members.items() if key in members]
            for key in order
        }
        self._capacity = {key: max(place.capacity, 1) for key, place in instance.places.items()}
        self._taken = self._counts(instance, seats)
        self._filled = {
            key: self._only_if(taken >= instance.places[key].capacity)
            for key, taken in self._taken.items()
        }
        self._full, self._almost = self._keep_limits(instance)
        self._later_seats: dict[tuple[str, str], Any] = {}

    def cover(self, key: str) -> bool:
        """Whether a place stands under any limit."""
        return bool(self._over[key])

    def give_free_seats(self, edges: Sequence[Edge], bound: Sequence[Any]) -> None:
        """Somebody gets a free seat they wish more, unless a limit refuses it or they are bound.

        `edges` are all the places of one proposer, best first.
        """
        for number, (_, key) in enumerate(edges):
            if not self._over[key]:
                continue
            excuses = [*bound, self._filled[key]]
            placed = [self._at[edge] for edge in edges]
            self._model.add_bool_or([*placed, *excuses, *self._refusals(key, None)])
            for worse in edges[number + 1 :]:
                refusals = self._refusals(key, worse[1])
                self._model.add_bool_or([self._at[worse].negated(), *excuses, *refusals])

    def reasons(self, pair: ProposerPair, option: Option) -> Iterator[Any]:
        """Variables that may be true only if the limits leave a pair too few seats."""
        one, other = option
        if one == other:
            last = max(pair[:2], key=self._order[one].index)
            claimed = self._claimed(pair, last, one)
            yield from self._short(self._over[one], self._full, claimed <= 1)
            yield from self._short(self._over[one], self._almost, claimed <= 0)
            return
        unclaimed = [
            self._claimed(pair, name, key) <= 0 for name, key in zip(pair[:2], option, strict=True)
        ]
        for key, nothing in zip(option, unclaimed, strict=True):
            yield from self._short(self._over[key], self._full, nothing)
        common = [name for name in self._over[one] if name in self._over[other]]
        yield from self._short(common, self._almost, *unclaimed)

    def _keep_limits(self, instance: Instance) -> tuple[dict[str, Any], dict[str, Any]]:
        """Hold every limit; variables for groups without a seat left and with one at most."""
        full, almost = {}, {}
        for name, members in self._members.items():
            count = sum(self._taken[key] for key in sorted(members))
            maximum = instance.groups[name].maximum or 0
            self._model.add(count <= maximum)
            full[name] = self._only_if(count >= maximum)
            almost[name] = self._only_if(count >= maximum - 1)
        return full, almost

    def _counts(self, instance: Instance, seats: Mapping[str, int]) -> dict[str, Any]:
        """How many are at each place under a limit: a variable, on which many conditions rest."""
        fixed = Counter(instance.fixed.values())
        counts = {}
        for key, limits in self._over.items():
            if limits:
                most = min(seats[key], len(self._order[key]))  # capacities may be huge
                counts[key] = self._model.new_int_var(fixed[key], fixed[key] + most, "")
                present = sum(self._at[name, key] for name in self._order[key])
                self._model.add(counts[key] == present + fixed[key])
        return counts

    def _only_if(self, *conditions: Any) -> Any:
        """A variable that may be true only if all conditions hold."""
        variable = self._model.new_bool_var("")
        for condition in conditions:
            self._model.add(condition).only_enforce_if(variable)
        return variable

    def _refusals(self, key: str, current: str | None) -> list[Any]:
        """What keeps somebody now at `current` from a free seat at `key`."""
        over = self._over[key]
        strange = [name for name in over if current not in self._members[name]]
        refusals = [self._full[name] for name in strange]
        if current is not None and len(strange) < len(over):
            refusals.append(self._is_later(key, current))
        return refusals

    def _is_later(self, key: str, current: str) -> Any:
        """True only if a full group offers the next seat of `key` after that left."""
        if (key, current) not in self._later_seats:
            offered = (self._taken[key] + 1) * self._capacity[current]
            left = self._taken[current] * self._capacity[key]
            later = self._only_if(offered - left >= (0 if key > current else 1))
            full = [self._full[name] for name in self._over[key]]
            self._model.add_bool_or([later.negated(), *full])
            self._later_seats[key, current] = later
        return self._later_seats[key, current]

    def _claimed(self, pair: ProposerPair, name: str, key: str) -> Any:
        """How many seats at `key` the pair holds or may take from those after `name`."""
        after = self._order[key][self._order[key].index(name) + 1 :]
        others = sum(self._at[other, key] for other in after if other not in pair[:2])
        return others + sum(self._at[one, key] for one in pair[:2] if (one, key) in self._at)

    def _short(
        self, names: Sequence[str], left: Mapping[str, Any], *conditions: Any
    ) -> Iterator[Any]:
        """True only if one of these limits leaves that little and all conditions hold."""
        if names:
            variable = self._only_if(*conditions)
            self._model.add_bool_or([variable.negated(), *(left[name] for name in names)])
            yield variable
