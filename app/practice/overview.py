"""How a distribution came out and what is wished for, as figures for pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from app.practice.enums import Basis
from app.practice.queries.places import PlaceRow

Counts = Mapping[tuple[Basis, int | None], int]


@dataclass(frozen=True)
class Overview:
    """The figures of a period's placements."""

    students: int
    submitted: int
    by_rank: dict[int, int]
    by_hand: int
    unplaced: int
    unsent: int
    unused: int  # seats left, as the ledger of the bases counts them

    @property
    def placed(self) -> int:
        """Return how many have a seat."""
        return sum(self.by_rank.values()) + self.by_hand

    @property
    def profile(self) -> list[tuple[str, int]]:
        """Return (label, count) pairs of the picture: who got which wish, and who none."""
        wishes = [
            (_("приоритет № %(rank)d", rank=rank), count)
            for rank, count in sorted(self.by_rank.items())
        ]
        others = [
            (_("решение методиста"), self.by_hand),
            (_("без места"), self.unplaced),
            (_("не отправили заявку"), self.unsent),
        ]
        return wishes + [(label, count) for label, count in others if count]


def summarize(counts: Counts, *, students: int, submitted: int, unused: int) -> Overview:
    """Return the figures from the counts of placements by basis and rank."""
    return Overview(
        students=students,
        submitted=submitted,
        by_rank={rank: count for (_basis, rank), count in counts.items() if rank},
        by_hand=counts.get((Basis.BY_HAND, None), 0),
        unplaced=counts.get((Basis.UNPLACED, None), 0),
        unsent=counts.get((Basis.UNSENT, None), 0),
        unused=unused,
    )


def reached_rows(
    reached: Mapping[Basis | None, tuple[int, int]],
) -> list[tuple[str, int, int, str]]:
    """Return (who, people, letters, which letter) of everybody a publication reaches."""
    unsent = [reached.get(basis, (0, 0)) for basis in (Basis.UNSENT, None)]
    groups = [
        (_("с местом по заявке"), *reached.get(Basis.WISH, (0, 0)), _("место готово")),
        (_("с местом от методиста"), *reached.get(Basis.BY_HAND, (0, 0)), _("место готово")),
        (_("без места: все заняты"), *reached.get(Basis.UNPLACED, (0, 0)), _("места пока нет")),
        (
            _("не отправляли заявку"),
            sum(people for people, _letters in unsent),
            sum(letters for _people, letters in unsent),
            _("вы без места"),
        ),
    ]
    return [group for group in groups if group[1]]


def list_demand(rows: Iterable[PlaceRow]) -> list[tuple[str, int]]:
    """Return («base, seats», who names it first) pairs, the most wished first, none when no one."""
    wished = sorted((row for row in rows if row.first), key=lambda row: -row.first)
    return [
        (
            _(
                "%(base)s, мест %(seats)d",
                base=row.place.base.name,
                seats=row.place.seats,
            ),
            row.first,
        )
        for row in wished
    ]
