"""Which row of a corrected document is which stored item, so that its evidence stays with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from app.plan.reading.prose import folded

SAME_TITLE = 85.0
"""Per cent of likeness from which a title is the same one under another number."""

SAME_ROW = 55.0
"""Per cent of likeness from which a title under its old number is the same one, reworded."""

_EXACT_FIRST = 1000.0
_NUMBER_WEIGHT = 10.0
_OCCURRENCE_WEIGHT = 5.0


@dataclass(frozen=True, slots=True)
class ItemKey:
    """What an item is recognised by."""

    number: str
    occurrence: int
    title: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Places in the old and the new list; None for an item that only one of them has."""

    old: int | None
    new: int | None


def pair_items(old: Sequence[ItemKey], new: Sequence[ItemKey]) -> list[Pair]:
    """Decide which new row updates which stored item.

    An unchanged title goes first wherever it moved, then the closest: under the same number a
    title may be reworded, under another it must be nearly the same. Every place of both lists
    stands in exactly one pair: paired and added rows in the order of `new`, then the items of
    `old` that are gone.
    """
    taken = _match(old, new)
    paired = [Pair(taken.get(place), place) for place in range(len(new))]
    kept = set(taken.values())
    gone = [Pair(place, None) for place in range(len(old)) if place not in kept]
    return paired + gone


def _match(old: Sequence[ItemKey], new: Sequence[ItemKey]) -> dict[int, int]:
    """Return the place in `old` for places in `new`, the best candidates first."""
    taken: dict[int, int] = {}
    used: set[int] = set()
    for _, was, now in sorted(_candidates(old, new)):
        if now not in taken and was not in used:
            taken[now] = was
            used.add(was)
    return taken


def _candidates(old: Sequence[ItemKey], new: Sequence[ItemKey]) -> Iterator[tuple[float, int, int]]:
    """Yield (rank, place in old, place in new), the lowest rank for the best match."""
    olds = [(place, key, folded(key.title)) for place, key in enumerate(old)]
    for now, key in enumerate(new):
        title = folded(key.title)
        for was, other, other_title in olds:
            likeness = fuzz.ratio(other_title, title, score_cutoff=SAME_ROW)
            if _acceptable(other, key, likeness):
                yield -_rank(other, key, likeness), was, now


def _acceptable(old: ItemKey, new: ItemKey, likeness: float) -> bool:
    return likeness >= (SAME_ROW if old.number == new.number else SAME_TITLE)


def _rank(old: ItemKey, new: ItemKey, likeness: float) -> float:
    exact = _EXACT_FIRST if likeness == 100.0 else 0.0
    number = _NUMBER_WEIGHT if old.number == new.number else 0.0
    occurrence = _OCCURRENCE_WEIGHT if number and old.occurrence == new.occurrence else 0.0
    return exact + likeness + number + occurrence
