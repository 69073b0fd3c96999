"""Which talks to keep when not all fit: the heaviest, and these fairly spread.

A minimum-cost flow from persons to stands. The total weight comes first; among all selections of
that weight the one with the least sum of squares of talks per person. Leaving slots aside it only
counts how many everybody has open, so that its weight bounds every timetable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from app.matching.timetable.interviews import Talk

Arc = tuple[int, int, int, int]  # from, to, capacity, cost


def select_talks(
    talks: Sequence[Talk], persons: Mapping[str, int], stands: Mapping[str, int]
) -> list[Talk]:
    """The talks to keep, given how many each person and each stand can have at most."""
    wished = Counter(talk.person for talk in talks), Counter(talk.stand for talk in talks)
    if all(count <= persons[name] for name, count in wished[0].items()) and all(
        count <= stands[name] for name, count in wished[1].items()
    ):
        return list(talks)
    return _heaviest(talks, persons, stands)


def _heaviest(
    talks: Sequence[Talk], persons: Mapping[str, int], stands: Mapping[str, int]
) -> list[Talk]:
    import numpy as np  # opened by the first fair where not all talks fit
    from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

    solver = SimpleMinCostFlow()
    arcs = np.array(list(_arcs(talks, persons, stands)), np.int64).reshape(-1, 4)
    edges = solver.add_arcs_with_capacity_and_unit_cost(*arcs.T)
    source, sink = len(persons) + len(stands), len(persons) + len(stands) + 1
    solver.set_node_supply(source, len(talks))
    solver.set_node_supply(sink, -len(talks))
    if solver.solve() != solver.OPTIMAL:
        raise RuntimeError("every talk can be left out, so that a flow exists")
    kept = solver.flows(edges[: len(talks)]) > 0
    return [talk for talk, one in zip(talks, kept.tolist(), strict=True) if one]


def _arcs(
    talks: Sequence[Talk], persons: Mapping[str, int], stands: Mapping[str, int]
) -> Iterator[Arc]:
    """Talks first; a person's n-th talk costs 2n - 1, so that n of them cost n squared."""
    nodes = {name: number for number, name in enumerate(sorted(persons))}
    tables = {name: len(nodes) + number for number, name in enumerate(sorted(stands))}
    source, sink = len(nodes) + len(tables), len(nodes) + len(tables) + 1
    wished = Counter(talk.person for talk in talks)
    heavy = 1 + sum(count * count for count in wished.values())
    for talk in talks:
        yield nodes[talk.person], tables[talk.stand], 1, -talk.weight * heavy
    for name, node in nodes.items():
        for number in range(min(persons[name], wished[name])):
            yield source, node, 1, 2 * number + 1
    for name, node in tables.items():
        yield node, sink, stands[name], 0
    yield source, sink, len(talks), 0
