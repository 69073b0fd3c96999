"""What of running rounds waits for one person."""

from sqlalchemy import select

from app.awards.enums import NominationState, RoundState, SheetState
from app.awards.models import AwardRound, Nomination, ScoreSheet
from app.extensions import db

_RUNNING = AwardRound.state.in_((RoundState.NOMINATING, RoundState.SCORING))


def list_running_nominations_by(user_id: int) -> list[Nomination]:
    """Return whom a person proposed in rounds that are not over, in the order they are locked."""
    statement = select(Nomination).join(Nomination.round).where(_RUNNING)
    own = statement.where(
        Nomination.state != NominationState.WITHDRAWN, Nomination.nominated_by_id == user_id
    )
    return list(db.session.scalars(own.order_by(Nomination.id)))


def list_draft_sheets_by(user_id: int) -> list[ScoreSheet]:
    """Return the sheets a member has begun and not submitted in rounds that are not over."""
    statement = select(ScoreSheet).join(ScoreSheet.nomination).join(Nomination.round)
    own = statement.where(
        _RUNNING, ScoreSheet.member_id == user_id, ScoreSheet.state == SheetState.DRAFT
    )
    return list(db.session.scalars(own.order_by(ScoreSheet.id)))
