"""The lightest set of steps that holds, with each, its predecessors.

J. Picard, "Maximal Closure of a Graph and Applications to Combinatorial Problems", Management
Science 22 (1976): a minimum cut between what lightens and what weighs, found by OR-tools.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence


def lightest_closed_set(weights: Sequence[int], after: Sequence[Collection[int]]) -> set[int]:
    """Indexes of the smallest lightest closed set; `after[i]` are the predecessors of i."""
    if not any(weight < 0 for weight in weights):
        return set()
    from ortools.graph.python.max_flow import SimpleMaxFlow  # only where there is a choice

    network, unbounded = SimpleMaxFlow(), sum(map(abs, weights)) + 1
    source, sink = len(weights), len(weights) + 1
    network.add_arc_with_capacity(source, sink, 0)  # the sink must be there even if none weighs
    for step, weight in enumerate(weights):
        if weight < 0:
            network.add_arc_with_capacity(source, step, -weight)
        else:
            network.add_arc_with_capacity(step, sink, weight)
        for earlier in after[step]:
            network.add_arc_with_capacity(step, earlier, unbounded)
    if network.solve(source, sink) != SimpleMaxFlow.OPTIMAL:
        raise RuntimeError("no path can carry more than all weights together")
    return set(network.get_source_side_min_cut()) - {source}
