"""The least total of wish numbers, as a scenario to compare with: it is not stable.

A minimum-cost flow (OR-tools' cost-scaling solver, A. Goldberg 1997) places as many as possible
and, among all ways to do so, makes the sum of the wish numbers least. Priorities of the places
count for nothing, so that it leaves justified envy; the result lists it as blocking pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from app.matching.model.instance import Instance, names_in, rank_in
from app.matching.model.market import Market, prepare
from app.matching.model.result import Result
from app.matching.model.validation import check_instance
from app.matching.solving.outcome import BareOutcome, assemble

Arc = tuple[int, int, int, int]  # from, to, capacity, cost


def minimum_total_rank(instance: Instance, *, explain: bool = False) -> Result:
    """The comparison scenario for an instance.

    Fixed, forbidden, acceptance, capacities and group limits hold; minimum quotas and pairs are
    not part of the scenario, and what it breaks of them stands in the verdict. Raises
    InstanceErrors for a faulty instance.
    """
    check_instance(instance)
    market = prepare(instance)
    return assemble(
        instance,
        market,
        BareOutcome(_solve(instance, market), "minimum_total_rank"),
        explain=explain,
    )


def _solve(instance: Instance, market: Market) -> dict[str, str]:
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    names, keys = sorted(market.names), sorted(instance.places)
    network = _Network(instance, market, names, keys)
    arcs = np.array(list(network.arcs()), np.int64).reshape(-1, 4)
    solver = SimpleMinCostFlow()
    edges = solver.add_arcs_with_capacity_and_unit_cost(*arcs.T)
    solver.set_node_supply(network.source, len(names))
    solver.set_node_supply(network.sink, -len(names))
    if solver.solve() != solver.OPTIMAL:
        raise RuntimeError("every proposer can stay unplaced, so that a flow exists")
    used = arcs[solver.flows(edges) > 0]
    return {
        names[one]: keys[other - len(names)]
        for one, other in used[:, :2].tolist()
        if one < len(names) <= other < network.first_group
    }


class _Network:
    """Nodes: proposers, places, groups, source, sink; everyone may also flow past the places."""

    def __init__(
        self, instance: Instance, market: Market, names: list[str], keys: list[str]
    ) -> None:
        self._instance, self._market = instance, market
        self._names = names
        self._place = {key: len(names) + number for number, key in enumerate(keys)}
        self.first_group = len(names) + len(keys)
        self._groups = sorted(
            (group for group in instance.groups.values() if group.maximum is not None),
            key=lambda group: (len(group.places), group.maximum),
        )
        self.source = self.first_group + len(self._groups)
        self.sink = self.source + 1

    def arcs(self) -> Iterator[Arc]:
        """All arcs; the unplaced cost more than any sum of wish numbers."""
        lists = dict(zip(self._market.names, self._market.lists, strict=True))
        unplaced = 1 + sum(len(names_in(row)) for row in self._instance.proposers.values())
        for number, name in enumerate(self._names):
            yield self.source, number, 1, 0
            yield number, self.sink, 1, unplaced
            for key in lists[name]:
                if self._market.rank_class(key, name) is not None:
                    rank = rank_in(self._instance.proposers[name], key) or 0
                    yield number, self._place[key], 1, rank
        for key, node in self._place.items():
            yield node, self._outside(key, -1), self._market.seats[key], 0
        for number, group in enumerate(self._groups):
            fixed = sum(key in group.places for key in self._instance.fixed.values())
            room = (group.maximum or 0) - fixed
            yield self.first_group + number, self._beyond(number), room, 0

    def _outside(self, key: str, inner: int) -> int:
        """The next wider group around a place, or the sink."""
        for number in range(inner + 1, len(self._groups)):
            if key in self._groups[number].places:
                return self.first_group + number
        return self.sink

    def _beyond(self, number: int) -> int:
        places = self._groups[number].places
        return self._outside(places[0], number) if places else self.sink
