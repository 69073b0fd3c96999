"""The timetable as properties: nobody in two places, breaks kept, few slots, few moves."""

from collections import Counter
from collections.abc import Mapping
from datetime import time

from hypothesis import given, settings
from hypothesis import strategies as st

from app.jobfair.interviews.choosing import TalkWish
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.planning import (
    Away,
    TalkPair,
    TalkPlan,
    TalkSeat,
    digest_of,
    make_plan,
    repair,
)
from tests.jobfair.interviews.test_choosing import wishes

_DAY = FairDay((time(10), time(10, 15), time(11), time(11, 15), time(11, 30)), 15)
_SLOTS = 5
_TABLES = st.fixed_dictionaries(dict.fromkeys(range(1, 5), st.integers(1, 2)))


def _check(seats: Mapping[TalkPair, TalkSeat], tables: Mapping[int, int]) -> None:
    people = Counter((pair.student, seat.slot) for pair, seat in seats.items())
    places = Counter((pair.participant, seat) for pair, seat in seats.items())
    assert not [where for where, count in (people | places).items() if count > 1]
    assert all(0 <= seat.slot < _DAY.slots for seat in seats.values())
    assert all(1 <= seat.table <= tables[pair.participant] for pair, seat in seats.items())


def _plan(asked: list[TalkWish], tables: Mapping[int, int], seed: int = 1) -> TalkPlan:
    return make_plan(asked, day=_DAY, tables=tables, seed=seed)


@settings(deadline=None)
@given(wishes(), _TABLES, st.integers(0, 2**48 - 1))
def test_nobody_sits_in_two_places_and_the_day_is_as_short_as_can_be(
    asked: list[TalkWish], tables: dict[int, int], seed: int
) -> None:
    plan = _plan(asked, tables, seed)
    _check(plan.seats, tables)
    assert plan.faults == 0
    assert plan.is_shortest
    assert len(plan.seats) + len(plan.reserve) == len(asked)
    students = Counter(pair.student for pair in plan.seats)
    stands = Counter(pair.participant for pair in plan.seats)
    rows = [-(-count // tables[stand]) for stand, count in stands.items()]
    assert plan.slots_bound == max([*students.values(), *rows], default=0)


@settings(deadline=None)
@given(wishes(), _TABLES, st.integers(1, 4), st.integers(0, 5), st.integers(0, 4))
def test_a_stand_without_power_moves_no_more_than_it_must(
    asked: list[TalkWish], tables: dict[int, int], stand: int, first: int, now: int
) -> None:
    plan = _plan(asked, tables)
    closed = range(first, _SLOTS)
    away = Away(participants={stand: [closed]})
    reserve = [TalkPair(*one.wish[:2]) for one in plan.reserve]
    found = repair(plan.seats, {}, day=_DAY, tables=tables, away=away, now=now, reserve=reserve)
    after = dict(plan.seats)
    for pair, _before, seat in found.moves:
        after.pop(pair, None)
        if seat is not None:
            after[pair] = seat
    _check(after, tables)
    before_now = {pair: seat for pair, seat in plan.seats.items() if seat.slot < now}
    assert before_now.items() <= after.items()
    late = {pair: seat for pair, seat in after.items() if seat.slot >= now}
    assert all(seat.slot not in closed for pair, seat in late.items() if pair.participant == stand)
    moved = [
        one
        for one in found.moves
        if one.before and one.before.slot != (one.after or one.before._replace(slot=-1)).slot
    ]
    assert len(moved) >= found.least
    assert not found.is_fewest or len(moved) == found.least
    struck = [
        pair
        for pair, seat in plan.seats.items()
        if pair.participant == stand and seat.slot in closed and seat.slot >= now
    ]
    assert {one.pair for one in moved} >= set(struck)


def test_a_freed_time_goes_to_the_reserve_in_its_turn() -> None:
    day = FairDay((time(10),), 15)
    asked = [TalkWish(one, 7, None, one) for one in (1, 2, 3)]
    plan = make_plan(asked, day=day, tables={7: 1}, seed=5)
    [seated] = plan.seats
    reserve = [TalkPair(*one.wish[:2]) for one in plan.reserve]
    away = Away(students={seated.student: [range(1)]})
    found = repair(plan.seats, {}, day=day, tables={7: 1}, away=away, now=0, reserve=reserve)
    assert {one.pair: one.after for one in found.moves} == {
        seated: None,
        reserve[0]: TalkSeat(0, 1),
    }


def test_the_first_wishes_stay_when_a_stand_loses_half_its_time() -> None:
    day = FairDay((time(10), time(10, 15)), 15)
    seats = {TalkPair(1, 7): TalkSeat(0, 1), TalkPair(2, 7): TalkSeat(1, 1)}
    ranks = {TalkPair(1, 7): 5, TalkPair(2, 7): 1}
    away = Away(participants={7: [range(1, 2)]})
    found = repair(seats, ranks, day=day, tables={7: 1}, away=away, now=0)
    assert {one.pair: one.after for one in found.moves} == {
        TalkPair(1, 7): None,
        TalkPair(2, 7): TalkSeat(0, 1),
    }


def test_a_day_knows_its_slots_around_a_break() -> None:
    assert (_DAY.begins(2), _DAY.ends(2)) == (time(11), time(11, 15))
    running = [_DAY.running(time(9)), _DAY.running(time(10, 29)), _DAY.running(time(10, 40))]
    assert running == [None, 1, None]
    assert _DAY.running(time(11, 45)) is None
    assert (_DAY.slot_from(time(10, 1)), _DAY.slot_from(time(11)), _DAY.slot_from(time(12))) == (
        1,
        2,
        5,
    )
    assert _DAY.slots_between(time(10, 20), time(11, 1)) == range(1, 3)
    assert _DAY.slots_between(None, None) == range(5)
    assert not _DAY.slots_between(time(10, 30), time(11))
    assert FairDay.from_json(_DAY.as_json()) == _DAY


def test_the_digest_is_the_talks_own() -> None:
    seats = {TalkPair(1, 7): TalkSeat(0, 1), TalkPair(2, 7): TalkSeat(1, 1)}
    again = dict(reversed(seats.items()))
    assert digest_of(_DAY, seats, seed=1) == digest_of(_DAY, again, seed=1)
    assert digest_of(_DAY, seats, seed=1) != digest_of(_DAY, seats, seed=2)
