"""The lightest set of steps that holds, with each, its predecessors.

J. Picard, "Maximal Closure of a Graph and Applications to Combinatorial Problems", Management
Science 22 (1976): a minimum cut between what lightens and what weighs.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Sequence

_SOURCE, _SINK = -1, -2


def lightest_closed_set(weights: Sequence[int], after: Sequence[Collection[int]]) -> set[int]:
    """Indexes of the smallest lightest closed set; `after[i]` are the predecessors of i."""
    capacity = _network(weights, after)
    reached = _reach(capacity)
    while _SINK in reached:
        _augment(capacity, reached)
        reached = _reach(capacity)
    return {step for step in reached if step >= 0}


def _network(
    weights: Sequence[int], after: Sequence[Collection[int]]
) -> dict[int, defaultdict[int, int]]:
    unbounded = sum(map(abs, weights)) + 1
    nodes = [_SOURCE, _SINK, *range(len(weights))]
    capacity: dict[int, defaultdict[int, int]] = {node: defaultdict(int) for node in nodes}
    for step, weight in enumerate(weights):
        if weight < 0:
            capacity[_SOURCE][step] = -weight
        elif weight > 0:
            capacity[step][_SINK] = weight
        for earlier in after[step]:
            capacity[step][earlier] = unbounded
    return capacity


def _reach(capacity: dict[int, defaultdict[int, int]]) -> dict[int, int]:
    """Nodes reachable from the source, each with the node before it."""
    reached = {_SOURCE: _SOURCE}
    queue = deque([_SOURCE])
    while queue:
        node = queue.popleft()
        for target, left in capacity[node].items():
            if left > 0 and target not in reached:
                reached[target] = node
                queue.append(target)
    return reached


def _augment(capacity: dict[int, defaultdict[int, int]], reached: dict[int, int]) -> None:
    path, node = [], _SINK
    while node != _SOURCE:
        path.append((reached[node], node))
        node = reached[node]
    amount = min(capacity[one][other] for one, other in path)
    for one, other in path:
        capacity[one][other] -= amount
        capacity[other][one] += amount
