"""A published timetable after a change, with as few talks moved as can be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.matching.timetable.colouring import Board
from app.matching.timetable.instance import Interviews, Talk, check_interviews
from app.matching.timetable.timetable import Hall, Key, Timetable, edges_of, slots_by_key, summarize


@dataclass(frozen=True, slots=True)
class Rearrangement:
    """The new timetable and the talks whose published slot changed: key → (before, after).

    ``after`` is None for a talk that found no slot.  ``least`` is how many published talks cannot
    keep their slot whatever one does: where it equals the number of moves, none was needless.
    """

    timetable: Timetable
    moves: Mapping[Key, tuple[int, int | None]]
    least: int


def rearrange(
    published: Mapping[Key, int], interviews: Interviews, *, now: int = 0
) -> Rearrangement:
    """Repair a timetable for changed interviews; nothing before the slot ``now`` is touched.

    Every talk that can stays; each of the others takes the shortest chain of moves that makes
    room for it.  Raises InstanceErrors for faulty input.
    """
    check_interviews(interviews)
    wished = {talk[:2]: talk for talk in interviews.talks}
    past = {key: slot for key, slot in published.items() if slot < now and key in wished}
    coming = [talk for talk in interviews.talks if talk[:2] not in past]
    hall, board = Hall(interviews), Board()
    hall.open(board, range(now, max(now, interviews.slots)))
    waiting = _keep(board, hall, coming, published)
    least = sum(talk[:2] in published for talk in waiting)
    for talk in sorted(waiting, key=lambda talk: (talk[:2] not in published, -talk.weight, talk)):
        _squeeze_in(board, hall, talk)
    slot_of = past | slots_by_key(board)
    moves = {
        key: (slot, slot_of.get(key))
        for key, slot in sorted(published.items())
        if key in wished and slot_of.get(key) != slot
    }
    bound = sum(talk.weight for talk in interviews.talks)
    return Rearrangement(summarize(interviews, slot_of, bound), moves, least)


def _keep(
    board: Board, hall: Hall, talks: Iterable[Talk], published: Mapping[Key, int]
) -> list[Talk]:
    """Leave talks in their published slots, the heaviest first; return those that cannot stay."""
    waiting = []
    for talk in sorted(talks, key=lambda talk: (-talk.weight, talk)):
        slot = published.get(talk[:2])
        edges = edges_of(board, hall, talk) if slot is not None else []
        kept = next((edge for edge in edges if board.common(edge) >> (slot or 0) & 1), None)
        if kept is None or slot is None:
            waiting.append(talk)
        else:
            board.put(kept, slot)
    return waiting


def _squeeze_in(board: Board, hall: Hall, talk: Talk) -> None:
    chains = (chain for edge in edges_of(board, hall, talk) for chain in board.chains(edge))
    shortest = min(chains, key=len, default=None)
    if shortest is not None:
        board.apply(shortest)
