"""Pure decisions about the council's word: what the ranking proposes, what needs a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from app.activities.meetings.enums import MeetingState
from app.awards.council.enums import VerdictOutcome
from app.awards.council.errors import UnscoredVerdictError, VerdictReasonError
from app.awards.ranking import NomineeStanding, fingerprint


@dataclass(frozen=True)
class CouncilQuestionTerms:
    """On which question of which meeting's agenda a round stands."""

    question_id: int
    change_reason: str = ""


@dataclass(frozen=True)
class NominationVerdictTerms:
    """What the council decided of one nomination; votes are told where they were counted apart."""

    outcome: VerdictOutcome
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None
    reason: str = ""
    honour_id: int | None = None


def was_held(state: MeetingState) -> bool:
    """Tell whether a meeting took place: only then it has decided anything."""
    return state in (MeetingState.HELD, MeetingState.SIGNED)


def proposed(standing: NomineeStanding) -> VerdictOutcome:
    """Return what the ranking alone would give."""
    if standing.awarded:
        return VerdictOutcome.AWARD
    return VerdictOutcome.LETTER if standing.place else VerdictOutcome.NOTHING


def check_verdict(terms: NominationVerdictTerms, standing: NomineeStanding) -> None:
    """Raise UnscoredVerdictError or VerdictReasonError for a verdict that cannot stand so."""
    if not standing.place and terms.outcome is not VerdictOutcome.NOTHING:
        raise UnscoredVerdictError(field="outcome")
    if terms.outcome is not proposed(standing) and not terms.reason:
        raise VerdictReasonError(field="reason")


def seen_by(
    standings: Sequence[NomineeStanding],
    outcomes: Mapping[int, VerdictOutcome | None],
    given: Mapping[int, int] | None = None,
) -> str:
    """Return a digest of a ranking and of what was decided over it: what is confirmed.

    `given` is which kind of award everybody gets, where that is confirmed too.
    """
    told = [(key, outcome and outcome.value) for key, outcome in sorted(outcomes.items())]
    kinds = sorted((given or {}).items())
    return sha256(f"{fingerprint(standings)}{told}{kinds}".encode()).hexdigest()
