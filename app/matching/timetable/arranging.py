"""The timetable of interviews, with the bounds that show how good it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.matching.timetable.colouring import Board, Edge
from app.matching.timetable.interviews import Interviews, Talk, check_interviews, open_slots
from app.matching.timetable.selection import select_talks

Key = tuple[str, str]  # person, stand


@dataclass(frozen=True, slots=True)
class Timetable:
    """Slots by (person, stand), the talks left out, and what no timetable could beat.

    `slots_used` counts the slots with talks; `slots_bound` is the least any timetable of these
    talks needs. `weight` is the total of the talks held, `weight_bound` an upper bound for
    any timetable; where they meet, the choice is proved the best.
    """

    slot_of: Mapping[Key, int]
    left_out: tuple[Key, ...]
    slots_used: int
    slots_bound: int
    weight: int
    weight_bound: int

    @property
    def is_best(self) -> bool:
        """No timetable holds more weight, and none with these talks ends earlier."""
        return self.weight == self.weight_bound and self.slots_used == self.slots_bound


def arrange(interviews: Interviews) -> Timetable:
    """A timetable without clashes.

    When all talks fit and nobody is away, it takes as few slots as the busiest person or stand
    needs; when they do not fit, the heaviest are kept, fairly spread over people. With absences
    the problem is NP-hard (S. Even, A. Itai and A. Shamir 1976): the bounds then show how far the
    timetable can be from the best. Raises InstanceErrors for faulty input.
    """
    check_interviews(interviews)
    hall = Hall(interviews)
    possible = [talk for talk in sorted(interviews.talks) if hall.can_meet(talk)]
    kept = select_talks(possible, hall.person_limits(), hall.stand_limits())
    board = Board()
    hall.open(board, range(_slots_needed(kept, interviews)))
    waiting = settle(board, hall, kept)
    for slot in range(_slots_needed(kept, interviews), interviews.slots):
        if not waiting:  # only absences need more than the busiest one does
            break
        hall.open(board, range(slot, slot + 1))
        waiting = settle(board, hall, waiting)
    left = set(possible).difference(kept) if waiting else set()
    settle(board, hall, left)  # what the selection gave up may fit where a kept talk did not
    return summarize(interviews, slots_by_key(board), sum(talk.weight for talk in kept))


def summarize(interviews: Interviews, slot_of: Mapping[Key, int], weight_bound: int) -> Timetable:
    """Slots with their figures, in the order of persons and stands."""
    held = [talk for talk in interviews.talks if talk[:2] in slot_of]
    return Timetable(
        slot_of=dict(sorted(slot_of.items())),
        left_out=tuple(sorted(talk[:2] for talk in interviews.talks if talk[:2] not in slot_of)),
        slots_used=len(set(slot_of.values())),
        slots_bound=busiest(held, interviews),
        weight=sum(talk.weight for talk in held),
        weight_bound=weight_bound,
    )


def busiest(talks: Iterable[Talk], interviews: Interviews) -> int:
    """Talks in a row that some person or some table of a stand needs at least."""
    rows = Counter[tuple[str, str]]()
    for talk in talks:
        rows["person", talk.person] += 1
        rows["stand", talk.stand] += 1
    return max(
        (
            -(-count // max(interviews.parallel.get(name, 1), 1)) if kind == "stand" else count
            for (kind, name), count in rows.items()
        ),
        default=0,
    )


def slots_by_key(board: Board) -> dict[Key, int]:
    """Slots of a board by person and stand, whichever table it is."""
    return {(str(person), table[0]): slot for (person, table), slot in board.slot_of.items()}


class Hall:
    """Persons and tables with their open slots; a stand with k parallel talks has k tables.

    No slot before `since` is open.
    """

    def __init__(self, interviews: Interviews, since: int = 0) -> None:
        self._interviews = interviews
        palette = -1 << max(0, since)
        self.persons = {
            name: palette & open_slots(interviews, interviews.absent.get(name, ()))
            for name in sorted({talk.person for talk in interviews.talks})
        }
        self.stands = {
            name: palette & open_slots(interviews, interviews.away.get(name, ()))
            for name in sorted({talk.stand for talk in interviews.talks})
        }

    def tables(self, stand: str) -> list[tuple[str, int]]:
        """The tables of a stand."""
        return [(stand, number) for number in range(self._interviews.parallel.get(stand, 1))]

    def common(self, talk: Talk) -> int:
        """Slots open for both, as bits."""
        return self.persons[talk.person] & self.stands[talk.stand]

    def can_meet(self, talk: Talk) -> bool:
        """Whether both are there at some time."""
        return bool(self.common(talk)) and bool(self.tables(talk.stand))

    def person_limits(self) -> dict[str, int]:
        """How many talks each person has time for."""
        return {name: slots.bit_count() for name, slots in self.persons.items()}

    def stand_limits(self) -> dict[str, int]:
        """How many talks each stand has time for."""
        return {
            name: slots.bit_count() * len(self.tables(name)) for name, slots in self.stands.items()
        }

    def open(self, board: Board, slots: range) -> None:
        """Open these slots on a board for everyone who is there."""
        palette = (1 << slots.stop) - (1 << slots.start)
        for name, free in self.persons.items():
            board.open(name, free & palette)
        for name, free in self.stands.items():
            for table in self.tables(name):
                board.open(table, free & palette)

    def scarce_first(self, talks: Iterable[Talk]) -> list[Talk]:
        """Talks with the fewest common slots first, then the heaviest."""
        return sorted(talks, key=lambda talk: (self.common(talk).bit_count(), -talk.weight, talk))


def _slots_needed(kept: list[Talk], interviews: Interviews) -> int:
    """Slots from the start within which enough are no break for the busiest one."""
    needed = busiest(kept, interviews)
    working = (slot for slot in range(interviews.slots) if slot not in set(interviews.breaks))
    for count, slot in enumerate(working, start=1):
        if count == needed:
            return slot + 1
    return interviews.slots if needed else 0


def settle(board: Board, hall: Hall, talks: Iterable[Talk]) -> list[Talk]:
    """Put talks on the board, each at the least busy table that takes it; return the rest."""
    return [
        talk
        for talk in hall.scarce_first(talks)
        if not any(board.place(edge) for edge in edges_of(board, hall, talk))
    ]


def edges_of(board: Board, hall: Hall, talk: Talk) -> list[Edge]:
    """A talk at each table of its stand, the least busy table first."""
    return [(talk.person, table) for table in sorted(hall.tables(talk.stand), key=board.load)]
