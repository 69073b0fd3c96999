"""The council's page of a round: ranking, spread, conflicts, quorum, votes, what was decided."""

from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal

from app.activities.meetings.enums import MeetingState
from app.activities.meetings.queries import quorum_of_meeting
from app.activities.meetings.quorum import Quorum
from app.activities.meetings.summary import meeting_name, quorum_in_words, votes_in_words
from app.awards.council import queries, rules
from app.awards.council.enums import VerdictOutcome
from app.awards.council.models import CouncilSession, NominationVerdict
from app.awards.council.services import (
    allotment_of,
    by_nomination,
    decided_tally,
    outcomes_of,
)
from app.awards.errors import ScoresAwaitedError
from app.awards.models import AwardRound, Nomination
from app.awards.ranking import NomineeStanding, spread_of
from app.awards.services.tally import Tally, read_tally
from app.base.viewer import Viewer


@dataclass(frozen=True)
class CouncilLine:
    """A nomination as the council sees it."""

    nomination: Nomination
    standing: NomineeStanding
    spread: Decimal
    conflicts: int
    proposed: VerdictOutcome
    verdict: NominationVerdict | None
    kind: str = ""  # of award, where the round has kinds of its own

    @property
    def differs(self) -> bool:
        """Tell whether the council decided against the ranking."""
        return self.verdict is not None and self.verdict.outcome is not self.proposed


@dataclass(frozen=True)
class HeldMeeting:
    """The meeting a round is decided at, in words."""

    session: CouncilSession
    name: str
    quorum: Quorum
    quorum_words: str
    votes_words: str

    @property
    def may_decide(self) -> bool:
        """Tell whether it was held with enough members."""
        return rules.was_held(self.session.meeting.state) and self.quorum.is_reached

    @property
    def is_signed(self) -> bool:
        """Tell whether its minutes are signed."""
        return self.session.meeting.state is MeetingState.SIGNED


@dataclass(frozen=True)
class CouncilPage:
    """Everything the page shows; `seen` is the digest of it that a confirmation sends back.

    It has no lines until the ranking is open.
    """

    lines: list[CouncilLine]
    meeting: HeldMeeting | None
    seen: str
    is_open: bool = True

    @property
    def undecided(self) -> list[CouncilLine]:
        """Return those on whom the council has not said anything."""
        return [line for line in self.lines if line.verdict is None]

    @property
    def may_decide(self) -> bool:
        """Tell whether verdicts can be written down now."""
        return self.is_open and self.meeting is not None and self.meeting.may_decide

    @property
    def outcomes(self) -> dict[VerdictOutcome, int]:
        """Return how many get what, the undecided as proposed."""
        said = (line.verdict.outcome if line.verdict else line.proposed for line in self.lines)
        counted = Counter(said)
        return {outcome: counted[outcome] for outcome in VerdictOutcome}


def read_council(round_: AwardRound, *, actor: Viewer) -> CouncilPage:
    """Return the page of a round; raises NotFoundError for whom may not see its ranking."""
    session = queries.find_session(round_)
    held = _held(session) if session else None
    try:
        tally = read_tally(round_, visible_to=actor)
    except ScoresAwaitedError:
        return CouncilPage([], held, "", is_open=False)
    verdicts = queries.verdicts_of(session) if session else {}
    standings = by_nomination(tally)
    said = [_line(tally, one, verdicts.get(one.nomination_id)) for one in tally.standings]
    kinds = _kinds(round_, tally, said)
    return CouncilPage(
        lines=[replace(one, kind=kinds.get(one.nomination.id, "")) for one in said],
        meeting=held,
        seen=rules.seen_by(tally.standings, outcomes_of(standings, verdicts)),
    )


def _kinds(round_: AwardRound, tally: Tally, lines: list[CouncilLine]) -> dict[int, str]:
    """Return what everybody's award is called, the undecided as proposed."""
    outcomes = {
        one.nomination.id: one.verdict.outcome if one.verdict else one.proposed for one in lines
    }
    verdicts = {one.nomination.id: one.verdict for one in lines if one.verdict}
    allotment = allotment_of(round_, decided_tally(tally, outcomes), verdicts)
    return allotment.words


def _line(
    tally: Tally, standing: NomineeStanding, verdict: NominationVerdict | None
) -> CouncilLine:
    return CouncilLine(
        nomination=tally.nominations[standing.nomination_id],
        standing=standing,
        spread=spread_of(standing),
        conflicts=tally.conflicts[standing.nomination_id],
        proposed=rules.proposed(standing),
        verdict=verdict,
    )


def _held(session: CouncilSession) -> HeldMeeting:
    meeting, question = session.meeting, session.question
    quorum = quorum_of_meeting(meeting)
    votes = votes_in_words(question, present=quorum.present) if question else ""
    return HeldMeeting(session, meeting_name(meeting), quorum, quorum_in_words(quorum), votes)
