"""Pure arithmetic of meetings: who is enough, what is adopted."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class QuorumRule:
    """How many of those who may vote must be there: a share, or strictly more than it."""

    share: Fraction
    is_more: bool

    def needed(self, voting: int) -> int:
        """Return how many of so many are enough; at least one, never more than all."""
        exact = self.share * voting
        least = exact.__floor__() + 1 if self.is_more else exact.__ceil__()
        return max(1, min(least, voting))


@dataclass(frozen=True)
class Quorum:
    """Members who may vote, those of them who took part, and how many were needed."""

    voting: int
    present: int
    needed: int

    @property
    def is_reached(self) -> bool:
        """Tell whether the meeting may decide."""
        return self.voting > 0 and self.present >= self.needed


def quorum_of(rule: QuorumRule, *, voting: int, present: int) -> Quorum:
    """Return how a body stands against its rule."""
    return Quorum(voting, present, rule.needed(voting))


@dataclass(frozen=True)
class Votes:
    """What a body said of a question."""

    in_favour: int
    against: int
    abstained: int

    @property
    def given(self) -> int:
        """How many voted."""
        return self.in_favour + self.against + self.abstained

    def is_adopted(self, *, present: int) -> bool:
        """Tell whether more than half of those present were in favour."""
        return 2 * self.in_favour > present
