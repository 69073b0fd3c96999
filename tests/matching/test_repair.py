"""Repair moves the fewest people possible, says why, and proves it."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import Algorithm, Forbidden, Instance, Place, ProposerPair, solve
from app.matching.model.instance import has_ties
from app.matching.model.market import prepare
from app.matching.proof.checker import check_matching
from app.matching.repair.changed_instances import with_capacity, with_proposer, without_proposer
from app.matching.repair.fewest_moves import repair_matching
from app.matching.repair.lightest_closed_set import lightest_closed_set
from app.matching.repair.moves import Cause
from app.matching.repair.rotations import rotations_of
from app.matching.repair.vacancies import fill_vacancies
from app.matching.solving.student_proposing import StudentProposing
from tests.matching.enumeration import closed_sets, stable_matchings
from tests.matching.strategies import instances


def circle(size: int) -> Instance:
    """Everyone loves the next place and every place the one before: a long lattice."""
    names = [f"m{number}" for number in range(size)]
    keys = [f"w{number}" for number in range(size)]
    return Instance(
        {name: keys[at:] + keys[:at] for at, name in enumerate(names)},
        {key: Place(1, ranking=names[at + 1 :] + names[: at + 1]) for at, key in enumerate(keys)},
    )


@settings(max_examples=300)
@given(instances(ties=False, most=5))
def test_rotations_give_every_stable_matching_once(instance: Instance) -> None:
    market = prepare(instance)
    best = StudentProposing(market).matching()
    rotations = rotations_of(market, best)
    reached = set()
    for chosen in closed_sets([rotation.after for rotation in rotations]):
        matching: dict[str, str | None] = dict.fromkeys(instance.proposers, None)
        matching.update(best)
        matching.update(instance.fixed)
        for number in sorted(chosen):
            matching.update({name: there for name, _, there in rotations[number].moves})
        reached.add(tuple(sorted(matching.items())))
    stable = {tuple(sorted(matching.items())) for matching in stable_matchings(instance)}
    assert reached == stable


@settings(max_examples=100)
@given(st.data())
def test_rotations_give_every_stable_marriage_of_five_couples(data: st.DataObject) -> None:
    men, women = list("abcde"), list("ABCDE")
    instance = Instance(
        {man: data.draw(st.permutations(women)) for man in men},
        {woman: Place(1, ranking=data.draw(st.permutations(men))) for woman in women},
    )
    market = prepare(instance)
    rotations = rotations_of(market, StudentProposing(market).matching())
    found = len(closed_sets([rotation.after for rotation in rotations]))
    marriages = (dict(zip(men, order, strict=True)) for order in permutations(women))
    assert found == sum(check_matching(instance, one, ()).stable for one in marriages)


def test_knuth_1976_rotations_give_ten_stable_marriages() -> None:
    men, women = ["1234", "2143", "3412", "4321"], ["4321", "3412", "2143", "1234"]
    instance = Instance(
        {f"m{at}": [f"w{one}" for one in word] for at, word in enumerate(men, 1)},
        {
            f"w{at}": Place(1, ranking=[f"m{one}" for one in word])
            for at, word in enumerate(women, 1)
        },
    )
    market = prepare(instance)
    rotations = rotations_of(market, StudentProposing(market).matching())
    assert len(closed_sets([rotation.after for rotation in rotations])) == 10


def test_a_circle_has_as_many_stable_matchings_as_members() -> None:
    instance = circle(4)
    assert len(stable_matchings(instance)) == 4
    market = prepare(instance)
    assert len(rotations_of(market, StudentProposing(market).matching())) == 3


@st.composite
def changed(draw: st.DrawFn, instance: Instance) -> Instance:
    """The instance after one change."""
    kind = draw(st.sampled_from(["capacity", "gone", "came"]))
    if kind == "capacity":
        place = draw(st.sampled_from(sorted(instance.places)))
        least = sum(key == place for key in instance.fixed.values())
        return with_capacity(instance, place, draw(st.integers(least, 4)))
    if kind == "gone":
        return without_proposer(instance, draw(st.sampled_from(sorted(instance.proposers))))
    wishes = draw(st.permutations(sorted(instance.places)))
    classes = {place: draw(st.integers(1, 4)) for place in wishes}
    return with_proposer(instance, "new", wishes, classes=classes)


@settings(max_examples=200)
@given(instances(most=4), st.data())
def test_no_stable_matching_moves_fewer(instance: Instance, data: st.DataObject) -> None:
    side = data.draw(st.sampled_from([Algorithm.STUDENT_PROPOSING, Algorithm.PLACE_PROPOSING]))
    instance = replace(instance, algorithm=side)
    published = solve(instance).matching
    after = data.draw(changed(instance))
    repaired = repair_matching(published, instance, after)
    assert repaired.result.verdict.ok
    if not repaired.fewest:
        assert any(map(has_ties, after.proposers.values()))
        return
    stable = stable_matchings(after)
    distances = [sum(key != published.get(name) for name, key in m.items()) for m in stable]
    assert len(repaired.moves) == min(distances)
    for move in repaired.moves:
        stays = any(matching[move.name] == move.before for matching in stable)
        assert move.forced is not stays


def test_nothing_moves_when_nothing_changed() -> None:
    instance = replace(circle(4), algorithm=Algorithm.PLACE_PROPOSING)
    published = solve(instance).matching
    assert repair_matching(published, instance, instance).moves == ()


@given(instances(minima=True))
def test_closed_places_stay_closed_when_nothing_changed(instance: Instance) -> None:
    instance = replace(instance, algorithm=Algorithm.PLACE_PROPOSING)
    published = solve(instance)
    again = repair_matching(published.matching, instance, instance)
    if not published.closures:
        assert again.moves == ()
    assert again.result.verdict.ok


@pytest.mark.parametrize(
    ("after", "name", "cause"),
    [
        ({"b1": 0}, "s2", Cause.PLACE_CLOSED),
        ({"b1": 2}, "s1", Cause.SEAT_FREED),
    ],
)
def test_moves_have_their_cause(
    two_towns: Instance, after: dict[str, int], name: str, cause: Cause
) -> None:
    changed_instance = two_towns
    for place, capacity in after.items():
        changed_instance = with_capacity(changed_instance, place, capacity)
    repaired = repair_matching(solve(two_towns).matching, two_towns, changed_instance)
    assert (name, cause) in {(move.name, move.cause) for move in repaired.moves}


def test_further_causes() -> None:
    names = ["s1", "s2", "s3"]
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["a", "b"], "s3": ["b"]},
        {"a": Place(2, ranking=names), "b": Place(1, ranking=names)},
    )
    published = solve(instance).matching
    cut = repair_matching(published, instance, with_capacity(instance, "a", 1))
    assert {move.name: move.cause for move in cut.moves} == {
        "s2": Cause.CAPACITY_CUT,
        "s3": Cause.DISPLACED,
    }
    barred = replace(instance, forbidden=[Forbidden("s1", "a")])
    (first, *_) = repair_matching(published, instance, barred).moves
    assert (first.name, first.cause, first.forced) == ("s1", Cause.NOT_ALLOWED, True)
    fixed = repair_matching(published, instance, replace(instance, fixed={"s2": "b"}))
    assert {move.cause for move in fixed.moves} == {Cause.FIXED, Cause.DISPLACED}
    came = with_proposer(instance, "s0", ["b"], classes={"b": 1})
    assert Cause.CAME in {move.cause for move in repair_matching(published, instance, came).moves}


def test_equal_wishes_are_no_reason_to_move() -> None:
    before = Instance({"s1": [("a", "b")]}, {"a": Place(1), "b": Place(0)})
    after = with_capacity(before, "b", 1)
    assert repair_matching({"s1": "a"}, before, after).moves == ()


def test_without_a_lattice_the_number_is_not_called_least(two_towns: Instance) -> None:
    larger = replace(two_towns, algorithm=Algorithm.LARGER_STABLE)
    assert not repair_matching(solve(larger).matching, larger, larger).fewest


@given(instances(), st.data())
def test_filling_vacancies_moves_nobody_who_may_stay(
    instance: Instance, data: st.DataObject
) -> None:
    published = solve(instance).matching
    after = data.draw(changed(instance))
    gentle = fill_vacancies(published, after)
    assert gentle.result.verdict.feasible
    allowed = {Cause.SEAT_FREED, Cause.CAPACITY_CUT, Cause.PLACE_CLOSED, Cause.DISPLACED}
    for move in gentle.moves:
        if move.before is not None:
            assert move.cause in allowed
            assert after.places[move.before].capacity < instance.places[move.before].capacity


@given(instances(minima=True, groups=True))
def test_filling_vacancies_respects_what_was_published(instance: Instance) -> None:
    published = solve(instance)
    gentle = fill_vacancies(published.matching, instance)
    assert gentle.moves == ()
    assert gentle.result.verdict.stable


def test_filling_vacancies_shows_the_envy_it_leaves() -> None:
    instance = Instance(
        {"s1": ["a", "b"], "s2": ["a", "b"], "s3": ["b"]},
        {"a": Place(1, ranking=["s1", "s2"]), "b": Place(2, ranking=["s2", "s3"])},
    )
    published = solve(instance).matching
    after = without_proposer(instance, "s1")
    gentle = fill_vacancies(published, after)
    assert gentle.moves == ()
    assert gentle.result.blocking_pairs == (("s2", "a"),)


def test_lightest_closed_set_takes_a_burden_only_for_a_gain() -> None:
    assert lightest_closed_set([1, -2, -1], [[], [0], []]) == {0, 1, 2}
    assert lightest_closed_set([3, -2], [[], [0]]) == set()
    assert lightest_closed_set([], []) == set()
    assert lightest_closed_set([-1, -3], [[], [0]]) == {0, 1}


@given(st.data())
def test_lightest_closed_set_is_lightest(data: st.DataObject) -> None:
    size = data.draw(st.integers(0, 7))
    weights = data.draw(st.lists(st.integers(-3, 3), min_size=size, max_size=size))
    after = [
        data.draw(st.frozensets(st.integers(0, step - 1))) if step else frozenset[int]()
        for step in range(size)
    ]
    best = min(sum(weights[step] for step in chosen) for chosen in closed_sets(list(after)))
    chosen = lightest_closed_set(weights, after)
    assert sum(weights[step] for step in chosen) == best
    assert all(after[step] <= chosen for step in chosen)


def test_pairs_leave_with_either_member() -> None:
    instance = Instance(
        {"s1": ["a"], "s2": ["a"]}, {"a": Place(2)}, pairs=[ProposerPair("s1", "s2")]
    )
    assert without_proposer(instance, "s1").pairs == []
