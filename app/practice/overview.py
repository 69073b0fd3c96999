"""How a distribution came out and what is wished for, as figures for pages; pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from app.practice.enums import Basis

Counts = Mapping[tuple[Basis, int | None], int]


@dataclass(frozen=True)
class Overview:
    """The figures of a period's placements."""

    students: int
    unsent: int
    by_rank: dict[int, int]
    by_hand: int
    unplaced: int
    seats: int

    @property
    def placed(self) -> int:
        """Return how many have a seat."""
        return sum(self.by_rank.values()) + self.by_hand

    @property
    def unused(self) -> int:
        """Return how many seats are left."""
        return self.seats - self.placed

    @property
    def profile(self) -> list[tuple[str, int]]:
        """Return (label, count) pairs of the picture: who got which wish, and who none."""
        wishes = [
            (_("%(rank)d-е желание", rank=rank), count)
            for rank, count in sorted(self.by_rank.items())
        ]
        others = [(_("решение методиста"), self.by_hand), (_("без места"), self.unplaced)]
        return wishes + [(label, count) for label, count in others if count]


def summarize(counts: Counts, *, students: int, submitted: int, seats: int) -> Overview:
    """Return the figures from the counts of placements by basis and rank."""
    return Overview(
        students=students,
        unsent=students - submitted,
        by_rank={rank: count for (_basis, rank), count in counts.items() if rank},
        by_hand=counts.get((Basis.BY_HAND, None), 0),
        unplaced=counts.get((Basis.UNPLACED, None), 0),
        seats=seats,
    )


def list_demand(rows: Iterable[Any]) -> list[tuple[str, int]]:
    """Return («base, seats», who names it first) pairs, the most wished first, none when no one.

    `rows` are (place, wishers, first wishers) of app/practice/queries/places.py.
    """
    wished = sorted((row for row in rows if row.first), key=lambda row: -row.first)
    return [
        (
            _(
                "%(base)s, мест %(seats)d",
                base=row.PracticePlace.organization.short_name,
                seats=row.PracticePlace.seats,
            ),
            row.first,
        )
        for row in wished
    ]
