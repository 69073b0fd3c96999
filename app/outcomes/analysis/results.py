"""What a question was answered with: frozen, and the same after it was stored as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NamedTuple, Self

from app.outcomes.analysis.enums import AnalysisQuestion, Certainty, Trial, Unadjusted


class Interval(NamedTuple):
    """A figure and where it lies with a confidence of 95 %."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A row of an answer's table. None: hidden, for fewer than five people stand behind it.

    `key` is a word of ours (`exposed`), else `label` is a name; `value` is a share or a mean.
    `differs` is 1 or -1 where the row is above or below the rest beyond chance; `other` is one
    more number of a year.
    """

    key: str = ""
    label: str = ""
    total: int | None = None
    hits: int | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    differs: int = 0
    other: int | None = None

    @property
    def is_hidden(self) -> bool:
        """Tell whether the figures of the row are kept back."""
        return self.value is None


@dataclass(frozen=True, slots=True)
class Finding:
    """The figures of an association; those kept back or not computed are None.

    `p` is corrected for the number of comparisons, `raw_p` is not. `size` is Cramér's V or the
    correlation, `odds` the ratio of the odds; `adjusted` the same odds at equal other things.
    """

    trial: Trial
    raw_p: float
    p: float
    size: Interval | None = None
    odds: Interval | None = None
    adjusted: Interval | None = None
    unadjusted: Unadjusted | None = None
    kendall: float | None = None


@dataclass(frozen=True, slots=True)
class AnalysisAnswer:
    """What the records say to one question. `known`: graduates or years it rests on.

    `has_hidden`: figures were kept back. `direction` is the sign of the association; `ahead` what
    a trend foresees for the year `ahead_year`.
    """

    question: AnalysisQuestion
    verdict: Certainty
    known: int = 0
    lines: tuple[AnswerLine, ...] = ()
    whole: AnswerLine | None = None
    finding: Finding | None = None
    direction: int = 0
    has_hidden: bool = False
    ahead: Interval | None = None
    ahead_year: int | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the answer as a JSON column keeps it."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """Return an answer that was stored."""
        finding, whole = stored["finding"], stored["whole"]
        return cls(
            AnalysisQuestion(stored["question"]),
            Certainty(stored["verdict"]),
            stored["known"],
            tuple(AnswerLine(**line) for line in stored["lines"]),
            AnswerLine(**whole) if whole else None,
            _finding(finding) if finding else None,
            stored["direction"],
            stored["has_hidden"],
            Interval(*stored["ahead"]) if stored["ahead"] else None,
            stored["ahead_year"],
        )


def _finding(stored: Mapping[str, Any]) -> Finding:
    size, odds, adjusted = (
        Interval(*stored[name]) if stored[name] else None for name in ("size", "odds", "adjusted")
    )
    why = stored["unadjusted"]
    return Finding(
        Trial(stored["trial"]),
        stored["raw_p"],
        stored["p"],
        size,
        odds,
        adjusted,
        Unadjusted(why) if why else None,
        stored["kendall"],
    )
