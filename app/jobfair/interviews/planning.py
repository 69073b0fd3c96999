"""From wishes to slots and tables by the engine of app.matching.timetable: pure."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from app.jobfair.interviews.choosing import TalkChoice, TalkWish, Turned, choose
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.enums import ReserveReason
from app.matching.timetable import (
    Interviews,
    Talk,
    arrange,
    check_timetable,
    rearrange,
)

HEAVIEST = 8  # a student's first wish weighs so much in a change, the eighth and later ones 1


class TalkPair(NamedTuple):
    """A student and a participant: there is one talk between them at most."""

    student: int
    participant: int


class TalkSeat(NamedTuple):
    """When, from 0, and at which of the stand's tables, from 1."""

    slot: int
    table: int


@dataclass(frozen=True)
class Away:
    """Who is not there, and in which slots."""

    students: Mapping[int, Sequence[range]] = field(default_factory=dict)
    participants: Mapping[int, Sequence[range]] = field(default_factory=dict)


@dataclass(frozen=True)
class TalkPlan:
    """A timetable: seats of the talks, the reserve, and the least slots anybody could need."""

    day: FairDay
    seats: Mapping[TalkPair, TalkSeat]
    wishes: Mapping[TalkPair, TalkWish]
    reserve: tuple[Turned, ...]
    slots_used: int
    slots_bound: int
    faults: int

    @property
    def is_shortest(self) -> bool:
        """No timetable of the same talks ends earlier."""
        return self.slots_used == self.slots_bound


class MovedTalk(NamedTuple):
    """A talk whose seat changes; None is the reserve list."""

    pair: TalkPair
    before: TalkSeat | None
    after: TalkSeat | None


@dataclass(frozen=True)
class TalkRepair:
    """What a change moves: `least` is how many talks at least lose their time."""

    moves: tuple[MovedTalk, ...]
    least: int
    is_fewest: bool


def make_plan(
    wishes: Iterable[TalkWish],
    *,
    day: FairDay,
    tables: Mapping[int, int],
    seed: int,
    away: Away | None = None,
) -> TalkPlan:
    """Choose the talks in turn and arrange them in as few slots as can be."""
    choice = choose(wishes, seed=seed, slots=day.slots, tables=tables)
    asked = _asked([Talk(*_named(_pair(one))) for one in choice.kept], day, tables, away)
    found = arrange(asked)
    slots = {_pair_named(key): slot for key, slot in found.slot_of.items()}
    return TalkPlan(
        day=day,
        seats=seats_in(slots),
        wishes={_pair(one): one for one in choice.kept},
        reserve=_reserve(choice, slots),
        slots_used=found.slots_used,
        slots_bound=found.slots_bound,
        faults=len(check_timetable(asked, found.slot_of)),
    )


def repair(
    published: Mapping[TalkPair, TalkSeat],
    ranks: Mapping[TalkPair, int],
    *,
    day: FairDay,
    tables: Mapping[int, int],
    away: Away,
    now: int,
    reserve: Sequence[TalkPair] = (),
) -> TalkRepair:
    """Move as few talks as can be; a time that falls free goes to the reserve in its turn.

    Nothing before the slot `now` is touched.
    """
    talks = [Talk(*_named(pair), _weight(ranks.get(pair))) for pair in sorted(published)]
    asked = _asked(talks, day, tables, away)
    slots = {_named(pair): seat.slot for pair, seat in published.items()}
    found = rearrange(slots, asked, now=now)
    after = {_pair_named(key): slot for key, slot in found.timetable.slot_of.items()}
    filled = _fill(after, reserve, asked, day=day, tables=tables, now=now)
    standing = {
        pair: seat for pair, seat in published.items() if seat.table <= tables[pair.participant]
    }
    seats = seats_in({**after, **filled}, keeping=standing)
    return TalkRepair(_moves(published, seats), found.least, found.is_fewest)


def seats_in(
    slots: Mapping[TalkPair, int], *, keeping: Mapping[TalkPair, TalkSeat] | None = None
) -> dict[TalkPair, TalkSeat]:
    """Give each talk a table of its stand; who keeps the slot keeps the table."""
    at: dict[tuple[int, int], list[TalkPair]] = defaultdict(list)
    for pair in sorted(slots):
        at[pair.participant, slots[pair]].append(pair)
    seats: dict[TalkPair, TalkSeat] = {}
    for (_participant, slot), pairs in at.items():
        kept = keeping or {}
        staying = {
            pair: kept[pair].table for pair in pairs if pair in kept and kept[pair].slot == slot
        }
        free = (table for table in range(1, len(pairs) + 9) if table not in set(staying.values()))
        for pair in pairs:
            seats[pair] = TalkSeat(slot, staying[pair] if pair in staying else next(free))
    return seats


def digest_of(day: FairDay, seats: Mapping[TalkPair, TalkSeat], *, seed: int) -> str:
    """The sum of a timetable: whoever has the same talks gets the same."""
    rows = [[*pair, *seat] for pair, seat in sorted(seats.items())]
    text = json.dumps({"day": day.as_json(), "seed": seed, "talks": rows}, sort_keys=True)
    return sha256(text.encode()).hexdigest()


def document_of(plan: TalkPlan, *, tables: Mapping[int, int], seed: int) -> dict[str, Any]:
    """A timetable as JSON, by numbers alone."""
    return {
        "day": plan.day.as_json(),
        "seed": seed,
        "tables": {f"p{one}": count for one, count in sorted(tables.items())},
        "talks": [
            {"person": f"s{pair.student}", "stand": f"p{pair.participant}", **seat._asdict()}
            for pair, seat in sorted(plan.seats.items())
        ],
        "reserve": [
            {
                "person": f"s{one.wish.student}",
                "stand": f"p{one.wish.participant}",
                "reason": one.reason.value,
            }
            for one in plan.reserve
        ],
        "slots_used": plan.slots_used,
        "slots_bound": plan.slots_bound,
        "violations": plan.faults,
        "digest": digest_of(plan.day, plan.seats, seed=seed),
    }


def _pair(wish: TalkWish) -> TalkPair:
    return TalkPair(wish.student, wish.participant)


def _named(pair: TalkPair) -> tuple[str, str]:
    return f"s{pair.student}", f"p{pair.participant}"


def _pair_named(key: tuple[str, str]) -> TalkPair:
    return TalkPair(int(key[0][1:]), int(key[1][1:]))


def _weight(rank: int | None) -> int:
    return max(1, HEAVIEST + 1 - (rank or HEAVIEST))


def _asked(
    talks: Sequence[Talk], day: FairDay, tables: Mapping[int, int], away: Away | None
) -> Interviews:
    gone = away or Away()
    return Interviews(
        talks,
        day.slots,
        parallel={f"p{one}": count for one, count in tables.items()},
        absent={f"s{one}": spans for one, spans in gone.students.items()},
        away={f"p{one}": spans for one, spans in gone.participants.items()},
    )


def _reserve(choice: TalkChoice, slots: Mapping[TalkPair, int]) -> tuple[Turned, ...]:
    """Who lost by an absence stands before those whose turn never came."""
    lost = (one for one in choice.kept if _pair(one) not in slots)
    return (*(Turned(one, ReserveReason.NO_COMMON_TIME) for one in lost), *choice.reserve)


def _fill(
    slots: Mapping[TalkPair, int],
    reserve: Sequence[TalkPair],
    asked: Interviews,
    *,
    day: FairDay,
    tables: Mapping[int, int],
    now: int,
) -> dict[TalkPair, int]:
    """Give the reserve, in its turn, the first time that both have free."""
    people: dict[int, set[int]] = defaultdict(set)
    stands: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for pair, slot in slots.items():
        people[pair.student].add(slot)
        stands[pair.participant][slot] += 1
    filled: dict[TalkPair, int] = {}
    for pair in reserve:
        person, stand = _named(pair)
        closed = set().union(*asked.absent.get(person, ()), *asked.away.get(stand, ()))
        for slot in range(max(now, 0), day.slots):
            is_open = slot not in closed
            has_table = stands[pair.participant][slot] < tables.get(pair.participant, 0)
            if is_open and has_table and slot not in people[pair.student]:
                people[pair.student].add(slot)
                stands[pair.participant][slot] += 1
                filled[pair] = slot
                break
    return filled


def _moves(
    before: Mapping[TalkPair, TalkSeat], after: Mapping[TalkPair, TalkSeat]
) -> tuple[MovedTalk, ...]:
    return tuple(
        MovedTalk(pair, before.get(pair), after.get(pair))
        for pair in sorted({*before, *after})
        if before.get(pair) != after.get(pair)
    )
