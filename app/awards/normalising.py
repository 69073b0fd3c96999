"""Marks with the harshness of their members taken out, beside the raw ones.

The method is the z-score: a sheet's mark is told as how many standard deviations it lies from the
mean of its own member, and put back on the scale by the mean and the deviation of all sheets.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean, pstdev

FEWEST = 3  # sheets a member's own scale is known by
Marks = Mapping[int, Mapping[int, float]]  # nomination to member to mark
LOWEST, HIGHEST = 0.0, 10.0


@dataclass(frozen=True)
class Leaning:
    """How a member scores among the others; nobody's by name."""

    sheets: int
    mean: float
    beside: float  # the mean's distance from the mean of all sheets

    @property
    def is_known(self) -> bool:
        """Tell whether the member has enough sheets for marks to be levelled."""
        return self.sheets >= FEWEST


def leanings(marks: Marks) -> dict[int, Leaning]:
    """Return each member's leaning, the harshest first."""
    by_member = _by_member(marks)
    if not by_member:
        return {}
    overall = fmean(mark for given in by_member.values() for mark in given)
    found = {
        member: Leaning(len(given), fmean(given), fmean(given) - overall)
        for member, given in by_member.items()
    }
    return dict(sorted(found.items(), key=lambda one: (one[1].mean, one[0])))


def normalised_means(marks: Marks) -> dict[int, float]:
    """Return the mean of the levelled marks of each nomination that has any."""
    by_member = _by_member(marks)
    every = [mark for given in by_member.values() for mark in given]
    if not every:
        return {}
    mean, deviation = fmean(every), pstdev(every)
    scales = {member: (fmean(given), pstdev(given)) for member, given in by_member.items()}

    def levelled(member: int, mark: float) -> float:
        if len(by_member[member]) < FEWEST:
            return mark
        own_mean, own_deviation = scales[member]
        distance = (mark - own_mean) / own_deviation if own_deviation else 0.0
        return min(HIGHEST, max(LOWEST, mean + distance * deviation))

    return {
        nomination: fmean(levelled(member, mark) for member, mark in given.items())
        for nomination, given in marks.items()
        if given
    }


def _by_member(marks: Marks) -> dict[int, list[float]]:
    found: dict[int, list[float]] = {}
    for given in marks.values():
        for member, mark in given.items():
            found.setdefault(member, []).append(mark)
    return found
