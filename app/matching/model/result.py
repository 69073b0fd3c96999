"""The answer: who got what, why, and the proof that travels with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from app.matching.model.errors import NotExplainedError


class RefusalReason(StrEnum):
    """Why a wish ranked above the outcome was not granted."""

    FULL = "full"
    FORBIDDEN = "forbidden"
    NOT_ACCEPTED = "not_accepted"
    NO_SEATS = "no_seats"
    CLOSED_MINIMUM = "closed_minimum"
    GROUP_LIMIT = "group_limit"
    PAIR = "pair"
    NOT_STABLE = "not_stable"


class OutcomeBasis(StrEnum):
    """What an outcome rests on."""

    WISH = "wish"
    FIXED = "fixed"
    UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class PlaceStanding:
    """A position in the order of one place: class of its ranking (from 1), then lottery number.

    `rank` is None where the place ranks nobody, `number` where no lottery was needed; less is
    better, `rank` first.
    """

    rank: int | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Cutoff:
    """How a place filled: `weakest` is the standing of the last one admitted when it is full."""

    capacity: int
    taken: int
    weakest: PlaceStanding | None = None

    @property
    def is_full(self) -> bool:
        """No seat is left."""
        return self.taken >= self.capacity


@dataclass(frozen=True, slots=True)
class Refusal:
    """One wish above the outcome: the reason, one's own standing against the weakest admitted.

    `note` is the reason given with a forbidden pair or the name of the group that was full.
    """

    place: str
    rank: int
    reason: RefusalReason
    own: PlaceStanding | None = None
    weakest: PlaceStanding | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class OutcomeExplanation:
    """Why a proposer got this outcome; `rank` is the outcome's number in the own list."""

    place: str | None
    rank: int | None
    basis: OutcomeBasis
    refused: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Closure:
    """One step of the minimum quotas: a place closed with `taken` of its `minimum`."""

    place: str
    taken: int
    minimum: int


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing the checker found wrong: a stable `code`, the entry, words for a person."""

    code: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The independent checker's answer.

    `blocking_pairs` lists (proposer, place) who would both gain, at most the first thousand;
    `blocking_count` counts them all. `claims` holds false statements of the result itself
    and a wrong digest.
    """

    blocking_pairs: tuple[tuple[str, str], ...] = ()
    blocking_count: int = 0
    violations: tuple[Violation, ...] = ()
    claims: tuple[Violation, ...] = ()

    @property
    def feasible(self) -> bool:
        """Capacities, quotas, fixed, forbidden and acceptance all hold."""
        return not self.violations

    @property
    def stable(self) -> bool:
        """Feasible, and nobody has justified envy or a claim to a free seat."""
        return self.feasible and self.blocking_count == 0

    @property
    def ok(self) -> bool:
        """Stable, and the result says nothing false about itself."""
        return self.stable and not self.claims


@dataclass(frozen=True, slots=True)
class Result:
    """A distribution with everything needed to publish, explain and verify it.

    `matching` covers every proposer and everybody fixed, in the order of identifiers.
    `lottery` maps a proposer to the number drawn, `place_lottery` a place to such a map when
    each place draws its own; both are empty when no order depended on a lottery. `separated`
    lists pairs that could not be satisfied together. `explained` is None unless asked for: see
    `explanations`. `digest` is the SHA-256 of instance and
    result (`proof.digest`).
    """

    matching: Mapping[str, str | None]
    algorithm: str
    seed: int
    verdict: Verdict
    rank_profile: Mapping[int, int]
    unmatched: tuple[str, ...]
    closed_places: tuple[str, ...] = ()
    closures: tuple[Closure, ...] = ()
    separated: tuple[tuple[str, str], ...] = ()
    lottery: Mapping[str, int] = field(default_factory=dict)
    place_lottery: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    cutoffs: Mapping[str, Cutoff] = field(default_factory=dict)
    explained: Mapping[str, OutcomeExplanation] | None = None
    digest: str = ""

    @property
    def explanations(self) -> Mapping[str, OutcomeExplanation]:
        """Why each one got what they got; raises NotExplainedError where `solve` was not asked.

        An empty mapping would read as "nobody to explain to", and whoever stores the outcomes by
        it would store none.
        """
        if self.explained is None:
            raise NotExplainedError("solve the instance with explain=True")
        return self.explained

    @property
    def stable(self) -> bool:
        """What the independent checker found."""
        return self.verdict.stable

    @property
    def blocking_pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs that undermine the distribution; empty when it is stable."""
        return self.verdict.blocking_pairs
