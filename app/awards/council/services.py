"""The council's word on a round: at which meeting, on whom, the extract, the end of the round."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from flask_babel import gettext as _

from app.activities.meetings.enums import MeetingState
from app.activities.meetings.queries import quorum_of_meeting
from app.activities.meetings.rules import check_votes
from app.awards.council import extract, queries, rules
from app.awards.council.enums import VerdictOutcome
from app.awards.council.errors import (
    MinutesUnsignedError,
    NoSessionError,
    SessionDecidedError,
    SessionNotHeldError,
    SessionQuorumError,
    VerdictsChangedError,
    VerdictsMissingError,
)
from app.awards.council.models import CouncilSession, NominationVerdict
from app.awards.council.rules import CouncilQuestionTerms, NominationVerdictTerms
from app.awards.enums import AmendmentKind, RoundEvent
from app.awards.errors import RepeatedAwardError
from app.awards.honours.errors import HonourWithoutAwardError
from app.awards.honours.queries import get_honour
from app.awards.honours.rules import Allotment, check_experience, check_left, ranking_digest
from app.awards.honours.services import read_allotment
from app.awards.models import Award, AwardRound, Nomination
from app.awards.permissions import Permission
from app.awards.ranking import NomineeStanding
from app.awards.services.amendments import keep_reason
from app.awards.services.bench import taking_part
from app.awards.services.closing import Chosen, close_round, names_of_repeated
from app.awards.services.rounds import hold_for
from app.awards.services.tally import Tally, read_tally
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.documents.award_forms import AWARD_EXTRACT
from app.documents.models import Paper
from app.documents.queries import find_paper
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db


def set_session(
    round_: AwardRound, *, terms: CouncilQuestionTerms, actor: Viewer
) -> CouncilSession:
    """Say at which meeting, on which question, a round is decided.

    What was decided already goes to another meeting with a reason that stays. Raises
    MoveNotAllowedError, NotFoundError, AmendmentReasonError.
    """
    hold_for(round_, RoundEvent.DECIDE, actor=actor)
    question = queries.get_question(terms.question_id)
    session = queries.find_session(round_)
    if session is None:
        session = CouncilSession(round_id=round_.id, is_demo=round_.is_demo)
        db.session.add(session)
    elif session.meeting_id != question.meeting_id and queries.verdicts_of(session):
        keep_reason(round_, AmendmentKind.SESSION, reason=terms.change_reason, actor=actor)
    session.meeting, session.question = question.meeting, question
    db.session.flush()
    return session


def drop_session(round_: AwardRound, *, change_reason: str, actor: Viewer) -> None:
    """Take a round off a meeting's agenda; what was decided there goes with a reason that stays.

    Raises MoveNotAllowedError, NoSessionError, AmendmentReasonError, SessionDecidedError once there
    is an extract of it.
    """
    hold_for(round_, RoundEvent.DECIDE, actor=actor)
    session = queries.find_session(round_)
    if session is None:
        raise NoSessionError
    if find_paper(session, kind=AWARD_EXTRACT.name):
        raise SessionDecidedError
    verdicts = queries.verdicts_of(session)
    if verdicts:
        keep_reason(round_, AmendmentKind.SESSION, reason=change_reason, actor=actor)
    for verdict in verdicts.values():
        db.session.delete(verdict)
    db.session.flush()
    db.session.delete(session)
    db.session.flush()


def set_verdict(
    nomination: Nomination, *, terms: NominationVerdictTerms, actor: Viewer
) -> NominationVerdict:
    """Note the council's word on one nomination, against the ranking with a reason.

    After the minutes are signed it needs one too, and that stays. Raises AmendmentReasonError.

    Raises MoveNotAllowedError, NoSessionError, SessionNotHeldError, SessionQuorumError,
    ScoresAwaitedError, UnscoredVerdictError, VerdictReasonError and what is wrong with votes or
    with the kind of award: HonourWithoutAwardError, TooLittleExperienceError, HonourLimitError.
    """
    session = _deciding(nomination.round, actor=actor)
    present = quorum_of_meeting(session.meeting).present
    check_votes(terms.votes_for, terms.votes_against, terms.votes_abstained, present=present)
    rules.check_verdict(terms, _standings(nomination.round, actor)[nomination.id])
    if terms.outcome is VerdictOutcome.AWARD and not terms.reason:
        _check_repeated(nomination.round, [nomination.mentor_id], field="reason")
    _check_honour(nomination, terms)
    _keep_late(session, reason=terms.reason, actor=actor, mentor_id=nomination.mentor_id)
    verdict = queries.find_verdict(nomination)
    if verdict is None:
        verdict = NominationVerdict(nomination_id=nomination.id, session_id=session.id)
        db.session.add(verdict)
    assign(verdict, terms)
    db.session.flush()
    return verdict


def adopt_ranking(
    round_: AwardRound, *, seen: str, actor: Viewer, now: datetime, reason: str = ""
) -> int:
    """Decide of all the others as the ranking proposes; return of how many.

    `seen` is what `rules.seen_by` gave for the page that was confirmed. Raises as `set_verdict`
    does, and VerdictsChangedError.
    """
    session = _deciding(round_, actor=actor)
    verdicts, standings = queries.verdicts_of(session), _standings(round_, actor)
    outcomes = outcomes_of(standings, verdicts)
    if rules.seen_by(list(standings.values()), outcomes) != seen:
        raise VerdictsChangedError
    _keep_late(session, reason=reason, actor=actor)
    others = [one for key, one in standings.items() if key not in verdicts]
    _check_repeated(round_, _mentors_of(round_, [one for one in others if one.awarded], actor))
    db.session.add_all(
        NominationVerdict(
            nomination_id=one.nomination_id, session_id=session.id, outcome=rules.proposed(one)
        )
        for one in others
    )
    session.decided_at = now
    db.session.flush()
    return len(others)


def close_by_council(round_: AwardRound, *, seen: str, actor: Viewer, now: datetime) -> list[Award]:
    """End a round: by the council's word where it met, else by the ranking alone.

    `seen` is what `closing_view` gave. Raises as `close_round` does, and VerdictsMissingError,
    MinutesUnsignedError, VerdictsChangedError; UnscoredVerdictError and VerdictReasonError where
    sheets that came after the verdicts have made the ranking another.
    """
    hold_for(round_, RoundEvent.CLOSE, actor=actor)
    session = queries.find_session(round_)
    if session is None:
        return close_round(round_, seen=seen, actor=actor, now=now)
    tally = read_tally(round_, visible_to=actor)
    verdicts = queries.verdicts_of(session)
    outcomes = outcomes_of(by_nomination(tally), verdicts)
    allotment = allotment_of(round_, decided_tally(tally, outcomes), verdicts)
    if rules.seen_by(tally.standings, outcomes, allotment.given) != seen:
        raise VerdictsChangedError
    if None in outcomes.values():
        raise VerdictsMissingError
    _check_reasons(tally, verdicts)
    if session.meeting.state is not MeetingState.SIGNED:
        raise MinutesUnsignedError
    ranked = ranking_digest(tally.standings, allotment.given)
    chosen = replace(_chosen(outcomes), honours=_honours_chosen(verdicts))
    return close_round(round_, seen=ranked, actor=actor, now=now, chosen=chosen)


@dataclass(frozen=True)
class ClosingView:
    """What closing would do: who gets which award, what is confirmed, whether it has to wait."""

    tally: Tally
    allotment: Allotment
    seen: str
    is_met: bool = False  # a meeting decides
    is_undecided: bool = False  # and has not: a verdict or the signed minutes are missing


def closing_view(round_: AwardRound, *, actor: Viewer) -> ClosingView:
    """Return what a closing would give, or gave."""
    tally = read_tally(round_, visible_to=actor)
    session = queries.find_session(round_)
    if session is None:
        allotment = read_allotment(round_, tally)
        return ClosingView(tally, allotment, ranking_digest(tally.standings, allotment.given))
    verdicts = queries.verdicts_of(session)
    outcomes = outcomes_of(by_nomination(tally), verdicts)
    decided = decided_tally(tally, outcomes)
    allotment = allotment_of(round_, decided, verdicts)
    return ClosingView(
        decided,
        allotment,
        rules.seen_by(tally.standings, outcomes, allotment.given),
        is_met=True,
        is_undecided=None in outcomes.values() or session.meeting.state is not MeetingState.SIGNED,
    )


def allotment_of(
    round_: AwardRound, tally: Tally, verdicts: Mapping[int, NominationVerdict]
) -> Allotment:
    """Return which kind of award everybody of a decided tally gets."""
    return read_allotment(round_, tally, chosen=_honours_chosen(verdicts))


def decided_tally(tally: Tally, outcomes: Mapping[int, VerdictOutcome | None]) -> Tally:
    """Return a ranking with what the council made of it."""
    chosen = _chosen(outcomes)
    return tally.decided(awarded=chosen.awarded, thanked=chosen.thanked)


def closed_tally(round_: AwardRound, *, actor: Viewer) -> Tally:
    """Return how a closed round ended; raises NotFoundError for whom it does not concern."""
    return closing_view(round_, actor=actor).tally


def issue_extract(session: CouncilSession, *, actor: Viewer, today: date, now: datetime) -> Paper:
    """Issue the extract of the signed minutes; one that was issued before is superseded.

    Raises MinutesUnsignedError, VerdictsMissingError.
    """
    require(actor, Permission.ROUND_MANAGE)
    lock(session.round)  # who issues it at the same moment supersedes this one
    tally, verdicts = read_tally(session.round, visible_to=actor), queries.verdicts_of(session)
    if session.meeting.state is not MeetingState.SIGNED:
        raise MinutesUnsignedError
    outcomes = outcomes_of(by_nomination(tally), verdicts)
    if None in outcomes.values():
        raise VerdictsMissingError
    kinds = allotment_of(session.round, decided_tally(tally, outcomes), verdicts).words
    snapshot = extract.snapshot_of_extract(session, tally, verdicts, kinds=kinds, made_on=today)
    number = str(session.meeting.minutes_number)
    parties = session.round.title
    paper = draft_paper(session, snapshot, number=number, parties=parties, actor=actor, now=now)
    return issue_paper(paper)


def outcomes_of(
    standings: Mapping[int, NomineeStanding], verdicts: Mapping[int, NominationVerdict]
) -> dict[int, VerdictOutcome | None]:
    """Return what was decided of each nomination that takes part, None where nothing was."""
    return {key: verdicts[key].outcome if key in verdicts else None for key in standings}


def by_nomination(tally: Tally) -> dict[int, NomineeStanding]:
    """Return the standings by nomination, the best first."""
    return {one.nomination_id: one for one in tally.standings}


def _deciding(round_: AwardRound, *, actor: Viewer) -> CouncilSession:
    """Hold a round whose meeting may decide now."""
    hold_for(round_, RoundEvent.DECIDE, actor=actor)
    session = queries.find_session(round_)
    if session is None:
        raise NoSessionError
    if not rules.was_held(session.meeting.state):
        raise SessionNotHeldError
    if not quorum_of_meeting(session.meeting).is_reached:
        raise SessionQuorumError
    return session


def _mentors_of(
    round_: AwardRound, standings: Sequence[NomineeStanding], actor: Viewer
) -> list[int]:
    nominations = taking_part(round_, actor)
    return [nominations[one.nomination_id].mentor_id for one in standings]


def _check_repeated(
    round_: AwardRound, mentor_ids: Collection[int], *, field: str | None = None
) -> None:
    """Raise RepeatedAwardError with the names of those awarded within the round's term."""
    again = names_of_repeated(mentor_ids, round_=round_)
    if again:
        message = _("Недавно уже награждены: %(names)s. Решите отдельно и напишите, почему снова.",
                    names=again)  # fmt: skip
        raise RepeatedAwardError(message, field=field)


def _keep_late(
    session: CouncilSession, *, reason: str, actor: Viewer, mentor_id: int | None = None
) -> None:
    """Write down why a word is noted after the minutes were signed."""
    if session.meeting.state is MeetingState.SIGNED:
        keep_reason(
            session.round, AmendmentKind.VERDICT,
            reason=reason, actor=actor, mentor_id=mentor_id, field="reason",
        )  # fmt: skip


def _standings(round_: AwardRound, actor: Viewer) -> dict[int, NomineeStanding]:
    return by_nomination(read_tally(round_, visible_to=actor))


def _check_reasons(tally: Tally, verdicts: Mapping[int, NominationVerdict]) -> None:
    for standing in tally.standings:
        verdict = verdicts[standing.nomination_id]
        terms = NominationVerdictTerms(verdict.outcome, reason=verdict.reason)
        rules.check_verdict(terms, standing)


def _check_honour(nomination: Nomination, terms: NominationVerdictTerms) -> None:
    """Raise what forbids a nominee the kind of award the council chose."""
    if terms.honour_id is None:
        return
    if terms.outcome is not VerdictOutcome.AWARD:
        raise HonourWithoutAwardError(field="honour_id")
    honour = get_honour(nomination.round, terms.honour_id)
    check_experience(honour, nomination.years_on(nomination.round.ceremony_on))
    check_left(honour, taken=queries.count_given(honour, but=nomination.id))


def _honours_chosen(verdicts: Mapping[int, NominationVerdict]) -> dict[int, int]:
    return {key: one.honour_id for key, one in verdicts.items() if one.honour_id}


def _chosen(outcomes: Mapping[int, VerdictOutcome | None]) -> Chosen:
    awarded = frozenset(k for k, one in outcomes.items() if one is VerdictOutcome.AWARD)
    letters = frozenset(k for k, one in outcomes.items() if one is VerdictOutcome.LETTER)
    return Chosen(awarded, awarded | letters)
