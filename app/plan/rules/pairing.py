"""Which row of a corrected document is which stored item, so that its evidence stays with it."""

from collections import Counter
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
    taken = _unchanged(old, new)
    used = set(taken.values())
    old_left = [at for at in range(len(old)) if at not in used]
    new_left = [at for at in range(len(new)) if at not in taken]
    for _, was, now in sorted(_candidates(old, new, old_left, new_left)):
        if now not in taken and was not in used:
            taken[now] = was
            used.add(was)
    return taken


def _unchanged(old: Sequence[ItemKey], new: Sequence[ItemKey]) -> dict[int, int]:
    """Pair the titles that stand once in both lists: nothing can outrank them.

    A plan sent again is all of these, and comparing every two of many items takes long.
    """
    places = [_once([folded(key.title) for key in keys]) for keys in (old, new)]
    return {now: places[0][title] for title, now in places[1].items() if title in places[0]}


def _once(titles: Sequence[str]) -> dict[str, int]:
    counts = Counter(titles)
    return {title: at for at, title in enumerate(titles) if title and counts[title] == 1}


def _candidates(
    old: Sequence[ItemKey],
    new: Sequence[ItemKey],
    old_places: Sequence[int],
    new_places: Sequence[int],
) -> Iterator[tuple[float, int, int]]:
    """Yield (rank, place in old, place in new), the lowest rank for the best match."""
    olds = [(place, old[place], folded(old[place].title)) for place in old_places]
    for now in new_places:
        key, title = new[now], folded(new[now].title)
        for was, other, other_title in olds:
            least = SAME_ROW if other.number == key.number else SAME_TITLE
            likeness = fuzz.ratio(other_title, title, score_cutoff=least)
            if likeness:
                yield -_rank(other, key, likeness), was, now


def _rank(old: ItemKey, new: ItemKey, likeness: float) -> float:
    exact = _EXACT_FIRST if likeness == 100.0 else 0.0
    number = _NUMBER_WEIGHT if old.number == new.number else 0.0
    occurrence = _OCCURRENCE_WEIGHT if number and old.occurrence == new.occurrence else 0.0
    return exact + likeness + number + occurrence
