"""Interview timetables: never a clash, the fewest slots, the heaviest talks, few moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.matching import InstanceErrors
from app.matching.timetable import (
    Interviews,
    Talk,
    arrange,
    check_timetable,
    rearrange,
    relaxation,
)

PERSONS = ["p1", "p2", "p3", "p4", "p5"]
STANDS = ["a", "b", "c"]
Key = tuple[str, str]


@st.composite
def halls(
    draw: st.DrawFn, *, absences: bool, weights: int = 3, most: int = 12, slots: int = 6
) -> Interviews:
    """Small fairs, with or without people who are away."""
    keys = st.tuples(st.sampled_from(PERSONS), st.sampled_from(STANDS))
    talks = [
        Talk(*key, draw(st.integers(1, weights)))
        for key in draw(st.lists(keys, unique=True, max_size=most))
    ]
    slots = draw(st.integers(0, slots))
    spans = st.lists(st.builds(range, st.integers(0, 5), st.integers(0, 6)), max_size=2)
    return Interviews(
        talks,
        slots,
        parallel=draw(st.dictionaries(st.sampled_from(STANDS), st.integers(0, 3))),
        breaks=draw(st.sets(st.integers(0, 5), max_size=2)),
        absent=draw(st.dictionaries(st.sampled_from(PERSONS), spans)) if absences else {},
        away=draw(st.dictionaries(st.sampled_from(STANDS), spans)) if absences else {},
    )


@settings(max_examples=200)
@given(halls(absences=True))
def test_there_is_never_a_clash(interviews: Interviews) -> None:
    timetable = arrange(interviews)
    assert check_timetable(interviews, timetable.slot_of) == ()
    assert timetable.weight <= timetable.weight_bound
    assert timetable.slots_used >= timetable.slots_bound
    assert len(timetable.slot_of) + len(timetable.left_out) == len(interviews.talks)


@settings(max_examples=200)
@given(halls(absences=False))
def test_without_absences_the_timetable_is_proved_the_best(interviews: Interviews) -> None:
    timetable = arrange(interviews)
    assert timetable.is_best
    open_slots = interviews.slots - len({s for s in interviews.breaks if s < interviews.slots})

    def fits(talks: tuple[Talk, ...]) -> bool:
        persons = Counter(talk.person for talk in talks)
        stands = Counter(talk.stand for talk in talks)
        return all(count <= open_slots for count in persons.values()) and all(
            count <= open_slots * interviews.parallel.get(name, 1) for name, count in stands.items()
        )

    if len(interviews.talks) <= 8:
        subsets = (
            chosen
            for size in range(len(interviews.talks) + 1)
            for chosen in combinations(interviews.talks, size)
        )
        best = max(sum(talk.weight for talk in chosen) for chosen in subsets if fits(chosen))
        assert timetable.weight == best


def test_all_talks_fit_into_as_many_slots_as_the_busiest_needs() -> None:
    talks = [Talk(f"p{person:02}", f"s{stand}") for person in range(12) for stand in range(4)]
    timetable = arrange(Interviews(talks, slots=20, parallel={f"s{n}": 2 for n in range(4)}))
    assert timetable.left_out == ()
    assert (timetable.slots_used, timetable.slots_bound) == (6, 6)


def test_a_break_is_kept_free() -> None:
    talks = [Talk("p1", stand) for stand in STANDS]
    timetable = arrange(Interviews(talks, slots=5, breaks={1}))
    assert sorted(timetable.slot_of.values()) == [0, 2, 3]


def test_scarce_talks_are_spread_over_people() -> None:
    talks = [Talk(person, stand) for person in ("p1", "p2", "p3") for stand in STANDS]
    timetable = arrange(Interviews(talks, slots=2))
    assert set(Counter(person for person, _ in timetable.slot_of).values()) == {2}


def test_the_heavier_talk_is_kept() -> None:
    timetable = arrange(Interviews([Talk("p1", "a", 1), Talk("p2", "a", 5)], slots=1))
    assert timetable.slot_of == {("p2", "a"): 0}
    assert timetable.left_out == (("p1", "a"),)


def test_someone_late_is_met_late() -> None:
    talks = [Talk("p1", "a"), Talk("p2", "a")]
    timetable = arrange(Interviews(talks, slots=3, absent={"p1": [range(2)]}))
    assert timetable.slot_of[("p1", "a")] == 2


def test_faults_are_listed_at_once() -> None:
    with pytest.raises(InstanceErrors) as refused:
        arrange(Interviews([Talk("p", "a", 0), Talk("p", "a")], slots=-1, parallel={"a": -1}))
    codes = {error.code for error in refused.value.errors}
    assert codes == {"bad_slots", "duplicate", "bad_weight", "negative_parallel"}


@pytest.mark.parametrize(
    ("slot_of", "code"),
    [
        ({("p1", "a"): 0, ("p1", "b"): 0}, "person_clash"),
        ({("p1", "a"): 0, ("p2", "a"): 0}, "stand_clash"),
        ({("p3", "a"): 0}, "not_wished"),
        ({("p1", "a"): 7}, "no_such_slot"),
        ({("p1", "a"): 1}, "no_such_slot"),
        ({("p1", "a"): 3}, "person_absent"),
        ({("p1", "a"): 2}, "stand_away"),
    ],
)
def test_the_check_names_each_fault(slot_of: dict[tuple[str, str], int], code: str) -> None:
    interviews = Interviews(
        [Talk("p1", "a"), Talk("p1", "b"), Talk("p2", "a")],
        slots=4,
        breaks=[1],
        absent={"p1": [range(3, 4)]},
        away={"a": [range(2, 3)]},
    )
    assert code in {violation.code for violation in check_timetable(interviews, slot_of)}


def best_repair(published: Mapping[Key, int], interviews: Interviews, now: int) -> tuple[int, int]:
    """The greatest weight of a timetable, and the fewest moves for it, by trying them all."""
    rest = [talk for talk in interviews.talks if published.get(talk[:2], now) >= now]

    def best(at: int, slot_of: dict[Key, int]) -> tuple[int, int]:
        if check_timetable(interviews, slot_of):
            return -1, -1  # whatever is added, the clash remains
        if at == len(rest):
            stay = sum(published.get(key) == slot for key, slot in slot_of.items())
            held = (talk.weight for talk in rest if talk[:2] in slot_of)
            return sum(held), stay
        key = rest[at][:2]
        ways = [slot_of, *(slot_of | {key: slot} for slot in range(now, interviews.slots))]
        return max(best(at + 1, way) for way in ways)

    weight, stay = best(0, {})
    past = sum(talk.weight for talk in interviews.talks if talk not in rest)
    return weight + past, sum(talk[:2] in published for talk in rest) - stay


@st.composite
def changes(draw: st.DrawFn) -> tuple[dict[Key, int], Interviews]:
    """A published timetable, or one with clashes, and the small fair it is now for."""
    after = draw(halls(absences=True, most=5, slots=3))
    if draw(st.booleans()):
        return dict(arrange(draw(halls(absences=True, most=5, slots=3))).slot_of), after
    slots = st.one_of(st.none(), st.integers(0, 3))
    wanted = {talk[:2]: draw(slots) for talk in after.talks}
    return {key: slot for key, slot in wanted.items() if slot is not None}, after


@settings(max_examples=150)
@given(changes(), st.integers(0, 2))
def test_no_timetable_is_heavier_or_moves_fewer(
    change: tuple[dict[Key, int], Interviews], now: int
) -> None:
    published, after = change
    repaired = rearrange(published, after, now=now)
    weight, moves = best_repair(published, after, now)
    assert repaired.timetable.weight == repaired.timetable.weight_bound == weight
    assert len(repaired.moves) == repaired.least == moves
    assert repaired.is_fewest


@settings(max_examples=150)
@given(changes(), st.sampled_from([0, 1e-4, 2e-4]))
def test_a_search_cut_short_claims_nothing_untrue(
    change: tuple[dict[Key, int], Interviews], effort: float
) -> None:
    published, after = change
    with patch.object(relaxation, "_EFFORT", effort):
        repaired = rearrange(published, after)
    weight, moves = best_repair(published, after, now=0)
    assert check_timetable(after, repaired.timetable.slot_of) == ()
    assert repaired.timetable.weight <= weight <= repaired.timetable.weight_bound
    assert repaired.least <= len(repaired.moves)
    if repaired.timetable.weight == weight:
        assert repaired.least <= moves <= len(repaired.moves)


def test_the_shortest_chain_is_not_taken_where_it_moves_a_third_talk() -> None:
    """p1 could take slot 1 and so drive p3 away for p2: greedy repair moved all three."""
    published = {("p1", "a"): 3, ("p2", "a"): 4, ("p3", "a"): 0}
    after = Interviews(
        [Talk(person, "a") for person in PERSONS[:3]],
        slots=5,
        absent={"p1": [range(1)], "p2": [range(2, 3)]},
        away={"a": [range(3, 5)]},
    )
    repaired = rearrange(published, after)
    assert repaired.moves == {("p1", "a"): (3, 2), ("p2", "a"): (4, 1)}
    assert repaired.is_fewest


def test_a_lighter_talk_gives_way_rather_than_weight_be_lost() -> None:
    """Greedy repair left the published talk where it was, and the heavier one out."""
    after = Interviews([Talk("p1", "a", 1), Talk("p2", "a", 2)], 2, away={"a": [range(1)]})
    repaired = rearrange({("p1", "a"): 1}, after)
    assert repaired.timetable.slot_of == {("p2", "a"): 1}
    assert repaired.timetable.weight == repaired.timetable.weight_bound == 2
    assert repaired.moves == {("p1", "a"): (1, None)}


def test_past_talks_stay_even_in_the_way_of_heavier_ones() -> None:
    published = {("p1", "a"): 0, ("p2", "a"): 1}
    talks = [Talk("p1", "a"), Talk("p2", "a"), Talk("p3", "a", 9)]
    repaired = rearrange(published, Interviews(talks, slots=2), now=1)
    assert repaired.timetable.slot_of == {("p1", "a"): 0, ("p3", "a"): 1}
    assert repaired.moves == {("p2", "a"): (1, None)}
    assert repaired.is_fewest


def test_the_heaviest_talk_makes_room_for_one_who_can_come_only_then() -> None:
    published = {("p1", "a"): 0, ("p2", "a"): 1, ("p3", "a"): 2}
    talks = [Talk("p1", "a", 9), Talk("p2", "a", 1), Talk("p3", "a", 1)]
    after = Interviews(talks, slots=3, absent={"p2": [range(1, 3)]})
    repaired = rearrange(published, after)
    assert repaired.timetable.left_out == ()
    assert repaired.moves == {("p1", "a"): (0, 1), ("p2", "a"): (1, 0)}
    assert repaired.is_fewest


@settings(max_examples=150)
@given(halls(absences=True), halls(absences=True), st.integers(0, 4))
def test_repair_moves_nothing_without_need(before: Interviews, after: Interviews, now: int) -> None:
    published = arrange(before).slot_of
    repaired = rearrange(published, after, now=now)
    held = repaired.timetable.slot_of
    coming = {key: slot for key, slot in held.items() if slot >= now}
    assert check_timetable(after, coming) == ()
    assert all(held[key] == slot for key, slot in published.items() if key in held and slot < now)
    assert len(repaired.moves) >= repaired.least
    if after == before:
        assert repaired.moves == {}


def test_a_late_arrival_moves_one_talk_only() -> None:
    talks = [Talk(person, stand) for person in PERSONS[:3] for stand in STANDS]
    before = Interviews(talks, slots=4)
    published = arrange(before).slot_of
    (late,) = [person for (person, stand), slot in published.items() if (stand, slot) == ("a", 0)]
    repaired = rearrange(published, replace(before, absent={late: [range(1)]}))
    assert repaired.least == 1
    assert repaired.moves == {(late, "a"): (0, 3)}
    assert repaired.timetable.left_out == ()


def test_a_past_talk_stays_whatever_happens() -> None:
    before = Interviews([Talk("p1", "a")], slots=2)
    after = replace(before, absent={"p1": [range(2)]})
    assert rearrange({("p1", "a"): 0}, after, now=1).timetable.slot_of == {("p1", "a"): 0}
