"""The ranking of nominees: values in, places out, every step explainable with a pencil.

1. A sheet's mark is the mean of its scores weighted by the criteria, 0 to 10.
2. A nominee's mark is the median of the submitted sheets, rounded to hundredths. The median and
   not the mean: with three sheets and more, a single very strict or very generous member can
   neither sink nor raise anybody beyond what the others said.
3. Equal marks share a place, the next place counts all before it (1, 2, 2, 4).
4. Awards go to the places up to their number; a shared last place is awarded whole.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from hashlib import sha256
from statistics import median

HUNDREDTH = Decimal("0.01")
Values = Mapping[int, int]  # criterion id to score
Weights = Mapping[int, int]  # criterion id to weight


@dataclass(frozen=True, slots=True)
class NomineeStanding:
    """Where a nominee stands. `marks` are the sheets' marks, lowest first, nobody's by name.

    `mark` and `place` are None for whom nobody scored.
    """

    nomination_id: int
    marks: tuple[Decimal, ...]
    mark: Decimal | None
    place: int | None
    shares: bool = False
    awarded: bool = False


def rank(
    sheets: Mapping[int, Sequence[Values]], *, weights: Weights, awards: int
) -> list[NomineeStanding]:
    """Rank nominations by their submitted sheets, the best first, the unscored last.

    Every sheet holds a score for each criterion of `weights`. Ids break no ties, they only
    keep the order of the list fixed.
    """
    marks = {one: [sheet_mark(sheet, weights) for sheet in sheets[one]] for one in sheets}
    scored = {one: to_hundredths(median(found)) for one, found in marks.items() if found}
    counted = Counter(scored.values())
    places = _places(counted)
    standings = [
        _standing(one, found, scored.get(one), places=places, counted=counted, awards=awards)
        for one, found in marks.items()
    ]
    last = len(standings) + 1
    return sorted(standings, key=lambda one: (one.place or last, one.nomination_id))


def sheet_mark(values: Values, weights: Weights) -> Fraction:
    """Return the weighted mean of a sheet's scores."""
    total = sum(weight * values[criterion] for criterion, weight in weights.items())
    return Fraction(total, sum(weights.values()))


def to_hundredths(mark: Fraction) -> Decimal:
    """Round half up to hundredths, as people do."""
    exact = Decimal(mark.numerator) / Decimal(mark.denominator)
    return exact.quantize(HUNDREDTH, ROUND_HALF_UP)


def fingerprint(standings: Sequence[NomineeStanding]) -> str:
    """Return a digest of a ranking: what was confirmed is what gets closed."""
    return sha256(repr(list(standings)).encode()).hexdigest()


def spread_of(standing: NomineeStanding) -> Decimal:
    """Return how far the sheets' marks are apart: 0 for one sheet and for none."""
    return standing.marks[-1] - standing.marks[0] if standing.marks else Decimal(0)


def _places(counted: Counter[Decimal]) -> dict[Decimal, int]:
    """Return the place of each mark: the next one counts all before it."""
    places, above = dict[Decimal, int](), 0
    for mark in sorted(counted, reverse=True):
        places[mark] = above + 1
        above += counted[mark]
    return places


def _standing(
    nomination_id: int,
    marks: list[Fraction],
    mark: Decimal | None,
    *,
    places: Mapping[Decimal, int],
    counted: Counter[Decimal],
    awards: int,
) -> NomineeStanding:
    rounded = tuple(to_hundredths(one) for one in sorted(marks))
    if mark is None:
        return NomineeStanding(nomination_id, rounded, None, None)
    place, shares = places[mark], counted[mark] > 1
    return NomineeStanding(nomination_id, rounded, mark, place, shares, awarded=place <= awards)
