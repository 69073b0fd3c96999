"""Use cases of what both sides say after a talk: a verdict in one tap, a note, an order."""

from collections.abc import Sequence
from datetime import date, datetime

from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.extensions import db
from app.jobfair.enums import FairParty
from app.jobfair.interviews.enums import TalkEvent, TalkSide, TalkVerdict
from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.queries import results as queries
from app.jobfair.interviews.rules import SIDE_OF, TALK_MOVES, check_day, check_same, placed
from app.jobfair.interviews.services.talks import party_to_talk
from app.jobfair.interviews.timetable_models import TalkResult
from app.jobfair.permissions import Permission


def say_result(
    interview: Interview,
    *,
    verdict: TalkVerdict,
    actor: Viewer,
    now: datetime,
    today: date,
    note: str | None = None,
    side: TalkSide | None = None,
) -> TalkResult:
    """Say what came of a talk, which says that there was one; until results are drawn.

    `side` is for staff, who write down what a side said. Without a note the old one stays.
    """
    require(actor, Permission.TALK_RATE)
    spoken = side_of(actor, interview, side)
    fair = interview.participant.fair
    lock(fair, shared=True)
    lock(interview)
    check_day(fair.state, held_on=fair.held_on, today=today)
    interview.state = TALK_MOVES.after(
        TalkEvent.RATE, interview.state, party_to_talk(actor, interview)
    )
    interview.held_at = interview.held_at or now
    result = queries.find_result(interview, spoken) or TalkResult(interview=interview, side=spoken)
    changed = result.verdict is not verdict
    result.verdict, result.said_at, result.said_by_id = verdict, now, actor.id or None
    if note is not None:
        result.note = note
    db.session.add(result)
    db.session.flush()
    if changed:
        _settle(result, interview)
    return result


def order_results(
    interviews: Sequence[Interview],
    *,
    order: Sequence[int],
    side: TalkSide,
    actor: Viewer,
    today: date,
) -> None:
    """Put one side's talks into its order: ids of talks, the best first. Raises TalkOrderError."""
    require(actor, Permission.TALK_RATE)
    if not interviews:
        return
    fair = interviews[0].participant.fair
    lock(fair, shared=True)
    check_day(fair.state, held_on=fair.held_on, today=today)
    for one in interviews:
        if side_of(actor, one, side) is not side:
            raise NotAllowedError
    results = {one.interview_id: one for one in queries.first_said(interviews, side)}
    check_same(order, results)
    _number([results[id_] for id_ in order])


def side_of(actor: Viewer, interview: Interview, side: TalkSide | None) -> TalkSide:
    """Return for whom a person speaks; staff says it. Raises NotAllowedError for a stranger."""
    party = party_to_talk(actor, interview)
    if party is FairParty.STAFF and side is not None:
        return side
    own = SIDE_OF.get(party) if party else None
    if own is None or side not in (None, own):
        raise NotAllowedError
    return own


def _settle(result: TalkResult, interview: Interview) -> None:
    """Put a new verdict behind those of the same kind; a person may move it later."""
    known = {one.interview_id: one for one in queries.order_of(interview, result.side)}
    verdicts = {id_: one.verdict for id_, one in known.items()}
    rest = [id_ for id_ in known if id_ != interview.id]
    _number([known[id_] for id_ in placed(rest, interview.id, verdicts)])


def _number(results: Sequence[TalkResult]) -> None:
    for place, result in enumerate(results, 1):
        if result.place != place:
            result.place = place
    db.session.flush()
