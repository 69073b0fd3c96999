"""The comparison scenario: least total of wish numbers, with the envy it leaves."""

from __future__ import annotations

from hypothesis import given, settings

from app.matching import Instance, Place
from app.matching.model.instance import rank_in
from app.matching.proof.checker import check_matching
from app.matching.solving.minimum_total_rank import minimum_total_rank
from tests.matching.enumeration import all_matchings
from tests.matching.strategies import instances


def test_it_helps_many_at_the_cost_of_justified_envy() -> None:
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["a"]},
        {"a": Place(1, ranking=["s1", "s2"]), "b": Place(1, ranking=["s1"])},
    )
    result = minimum_total_rank(instance)
    assert result.matching == {"s1": "b", "s2": "a"}
    assert result.blocking_pairs == (("s1", "a"),)
    assert result.algorithm == "minimum_total_rank"
    assert not result.stable


@settings(max_examples=80)
@given(instances(most=4, groups=True))
def test_nobody_could_place_more_or_better(instance: Instance) -> None:
    def cost(matching: dict[str, str | None]) -> tuple[int, int]:
        free = [name for name in instance.proposers if name not in instance.fixed]
        keys = {name: matching[name] for name in free}
        ranks = [rank_in(instance.proposers[name], key) or 0 for name, key in keys.items() if key]
        return len(free) - len(ranks), sum(ranks)

    result = minimum_total_rank(instance)
    assert result.verdict.feasible
    feasible = (m for m in all_matchings(instance) if check_matching(instance, m, ()).feasible)
    assert cost(dict(result.matching)) == min(map(cost, feasible))
