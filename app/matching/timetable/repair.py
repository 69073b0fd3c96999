"""A published timetable after a change: no weight lost without need, then no move without need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.matching.timetable.arranging import Hall, Key, Timetable, edges_of, slots_by_key, summarize
from app.matching.timetable.change import TimetableChange
from app.matching.timetable.colouring import Board
from app.matching.timetable.interviews import Interviews, Talk, check_interviews
from app.matching.timetable.relaxation import LARGEST_VALUE, Relaxation


@dataclass(frozen=True, slots=True)
class Rearrangement:
    """The new timetable and the talks whose published slot changed: key → (before, after).

    `after` is None for a talk that found no slot. `least` is how many published talks at
    least lose their slots in any timetable that holds as much weight; whether more weight could be
    held is told by the timetable's own bound.
    """

    timetable: Timetable
    moves: Mapping[Key, tuple[int, int | None]]
    least: int

    @property
    def is_fewest(self) -> bool:
        """No timetable that holds as much weight moves fewer talks."""
        return len(self.moves) == self.least


def rearrange(
    published: Mapping[Key, int], interviews: Interviews, *, now: int = 0
) -> Rearrangement:
    """Repair a timetable for changed interviews; nothing before the slot `now` is touched.

    The greatest weight comes first, then the fewest moves. A first answer lets stay what can and
    moves the others by short chains; unless simple bounds show that it is the best, a limited
    search improves it, and the bounds. Raises InstanceErrors for faulty input.
    """
    check_interviews(interviews)
    change = TimetableChange(published, interviews, now)
    slot_of, bound = _search(change)
    moves = {
        key: (slot, slot_of.get(key))
        for key, slot in change.published.items()
        if slot_of.get(key) != slot
    }
    past = sum(talk.weight for talk in interviews.talks if talk[:2] in change.past)
    timetable = summarize(interviews, change.past | slot_of, past + bound // change.unit)
    return Rearrangement(timetable, moves, change.least_moves(change.value(slot_of), bound))


def _search(change: TimetableChange) -> tuple[dict[Key, int], int]:
    """The best timetable found for what is to come, and a bound on the value of any."""
    answer, bound = _fit(change, change.published), change.bound()
    relaxation = Relaxation(change, answer)
    while change.value(answer) < bound < LARGEST_VALUE:
        relaxed = relaxation.solve(answer)
        if relaxed is None:
            break
        bound = min(bound, relaxed.bound)
        wanted = {talk[:2]: slot for talk, slot in relaxed.choice_of.items()}
        answer = max(answer, _fit(change, wanted), key=change.value)
    return answer, bound


def _fit(change: TimetableChange, wanted: Mapping[Key, int | None]) -> dict[Key, int]:
    """A timetable near the wanted slots, even where these clash; None is any slot."""
    board = Board()
    change.hall.open(board, range(change.slots))
    waiting = _keep(board, change.hall, change.talks, wanted)
    for talk in sorted(waiting, key=lambda talk: (talk[:2] not in wanted, -talk.weight, talk)):
        _squeeze_in(board, change.hall, talk)
    return slots_by_key(board)


def _keep(
    board: Board, hall: Hall, talks: list[Talk], wanted: Mapping[Key, int | None]
) -> list[Talk]:
    """Put talks into their wanted slots, the heaviest first; return those that cannot have them."""
    waiting = []
    for talk in sorted(talks, key=lambda talk: (-talk.weight, talk)):
        slot = wanted.get(talk[:2])
        edges = edges_of(board, hall, talk) if slot is not None else []
        kept = next((edge for edge in edges if board.common(edge) >> (slot or 0) & 1), None)
        if kept is None or slot is None:
            waiting.append(talk)
        else:
            board.put(kept, slot)
    return waiting


def _squeeze_in(board: Board, hall: Hall, talk: Talk) -> None:
    edges = edges_of(board, hall, talk)
    free = next((edge for edge in edges if board.common(edge)), None)
    if free is not None:
        board.place(free)
        return
    chains = (chain for edge in edges for chain in board.chains(edge))
    shortest = min(chains, key=len, default=None)
    if shortest is not None:
        board.apply(shortest)
