"""Proposing mentors for an award, and taking proposals back."""

from dataclasses import dataclass
from datetime import date, datetime

from app.awards import letters, queries, rules
from app.awards.enums import AwardParty, NominationEvent, NominationState, RoundEvent
from app.awards.errors import AlreadyNominatedError, SelfNominationError
from app.awards.models import AwardRound, Nomination, NominationSupport
from app.awards.rules import NOMINATION_MOVES, ROUND_MOVES, parties_of
from app.base.constraints import refusing
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor

_TAKEN = "uq_award_nominations_round_id_mentor_id"


@dataclass(frozen=True)
class NominationTerms:
    """Whom, for what in one sentence (it goes into the letter), and why at length."""

    mentor_id: int
    reason: str
    merit: str = ""


def nominate(
    round_: AwardRound, *, terms: NominationTerms, actor: Viewer, now: datetime, today: date
) -> Nomination:
    """Propose a mentor; one withdrawn before takes part again, one of somebody else's is joined.

    Raises MoveNotAllowedError, LateNominationError, NominatorBarredError, SelfNominationError,
    AlreadyNominatedError, and NotFoundError for a mentor who is none of the person's business.
    """
    hold_nominating(round_, actor=actor, today=today)
    mentor = nominee(terms.mentor_id, actor=actor)
    if draft := queries.find_draft(round_, mentor.id, writer=actor):
        db.session.delete(draft)
    nomination = queries.find_nomination(round_id=round_.id, mentor_id=mentor.id)
    if nomination and nomination.state is not NominationState.WITHDRAWN:
        return _join(nomination, terms=terms, actor=actor, now=now)
    if nomination is None:
        nomination = Nomination(round=round_, mentor=mentor)
    else:
        nomination.state = NOMINATION_MOVES.after(
            NominationEvent.RENEW, nomination.state, parties_of(actor)
        )
    nomination.organization_id = mentor.organization_id
    nomination.merit, nomination.reason = terms.merit, terms.reason
    nomination.nominated_at, nomination.nominated_by_id = now, actor.id
    nomination.by_student = AwardParty.STUDENT in parties_of(actor)
    nomination.facts = queries.facts_of(mentor, today=today)
    try:
        with refusing({_TAKEN: AlreadyNominatedError(field="mentor_id")}):
            db.session.add(nomination)
    except AlreadyNominatedError:  # somebody nominated the same mentor a moment ago
        nomination = queries.get_nomination_of(round_id=round_.id, mentor_id=mentor.id)
        return _join(nomination, terms=terms, actor=actor, now=now)
    return nomination


def nominee(mentor_id: int, *, actor: Viewer) -> Mentor:
    """Return a mentor this person may nominate; raises NotFoundError, SelfNominationError."""
    mentor = queries.get_nominee(mentor_id, visible_to=actor)
    if queries.is_own_card(mentor, actor):
        raise SelfNominationError(field="mentor_id")
    return mentor


def _join(
    nomination: Nomination, *, terms: NominationTerms, actor: Viewer, now: datetime
) -> Nomination:
    """Add a voice to a nomination; the own one is there already."""
    taken = AlreadyNominatedError(field="mentor_id")
    if nomination.nominated_by_id == actor.id:
        raise taken
    support = NominationSupport(
        nomination_id=nomination.id, user_id=actor.id, reason=terms.reason, supported_at=now,
        by_student=AwardParty.STUDENT in parties_of(actor),
    )  # fmt: skip
    with refusing({"uq_award_supports_nomination_id_user_id": taken}):
        db.session.add(support)
    return nomination


def edit_nomination(
    nomination: Nomination, *, reason: str, merit: str, actor: Viewer, today: date
) -> None:
    """Reword a nomination while nominating; one that was returned takes part again by it.

    Raises MoveNotAllowedError, LateNominationError.
    """
    hold_nominating(nomination.round, actor=actor, today=today)
    lock(nomination)
    is_returned = nomination.state is NominationState.RETURNED
    event = NominationEvent.RESUBMIT if is_returned else NominationEvent.EDIT
    _change(nomination, event, actor=actor)
    nomination.reason, nomination.merit = reason, merit
    if is_returned:  # submitted anew
        nomination.facts = queries.facts_of(nomination.mentor, today=today)
    db.session.flush()


def return_nomination(
    nomination: Nomination, *, reason: str, actor: Viewer, now: datetime, today: date
) -> None:
    """Give a nomination back to be completed, and write so to whoever made it.

    Raises MoveNotAllowedError, LateNominationError.
    """
    hold_nominating(nomination.round, actor=actor, today=today)
    lock(nomination)
    _change(nomination, NominationEvent.RETURN, actor=actor)
    nomination.return_reason = reason
    db.session.flush()
    letters.tell_of_return(nomination, now=now)


def withdraw_nomination(nomination: Nomination, *, actor: Viewer, today: date) -> None:
    """Take a nomination back while nominating.

    Raises MoveNotAllowedError, LateNominationError, SupportedNominationError.
    """
    hold_nominating(nomination.round, actor=actor, today=today)
    rules.check_own_withdrawal(
        supports=len(nomination.supports),
        by_student=nomination.by_student,
        is_own=nomination.nominated_by_id == actor.id,
    )
    _change(nomination, NominationEvent.WITHDRAW, actor=actor)
    db.session.flush()


def check_nominating(round_: AwardRound, *, actor: Viewer, today: date) -> None:
    """Raise what `nominate` would for any mentor now; nothing is held, for a page only."""
    parties = parties_of(actor)
    ROUND_MOVES.after(RoundEvent.NOMINATE, round_.state, parties)
    rules.check_nominator(parties, round_)
    rules.check_nomination_day(round_.nominations_until, today=today)


def hold_nominating(round_: AwardRound, *, actor: Viewer, today: date) -> None:
    """Hold a round in which this person may nominate now; raises as `check_nominating` does."""
    lock(round_, shared=True)
    check_nominating(round_, actor=actor, today=today)


def _change(nomination: Nomination, event: NominationEvent, *, actor: Viewer) -> None:
    # A stranger's nomination is a 404 by the scoped query; asked again for those past the views.
    if AwardParty.STUDENT in parties_of(actor):
        queries.get_own_nomination(nomination.id, writer=actor)
    else:
        queries.get_nomination(nomination.id, visible_to=actor)
    parties = rules.sides_over(
        parties_of(actor),
        by_student=nomination.by_student,
        is_own=nomination.nominated_by_id == actor.id,
    )
    nomination.state = NOMINATION_MOVES.after(event, nomination.state, parties)
