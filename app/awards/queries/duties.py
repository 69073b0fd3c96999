"""Reading who is to score what."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.awards.models import AwardRound, Nomination, ScoreDuty
from app.awards.queries.rounds import TAKES_PART
from app.base.viewer import Viewer
from app.extensions import db


def list_duties(round_: AwardRound) -> list[ScoreDuty]:
    """Return who is to score which nomination that takes part, as the database has it now."""
    statement = (
        select(ScoreDuty)
        .join(ScoreDuty.nomination)
        .where(Nomination.round_id == round_.id, TAKES_PART)
        .options(joinedload(ScoreDuty.member))
        .order_by(ScoreDuty.nomination_id, ScoreDuty.is_extra, ScoreDuty.id)
        .execution_options(populate_existing=True)
    )
    return list(db.session.scalars(statement))


def nominations_on_duty(round_: AwardRound, *, member: Viewer) -> Collection[int]:
    """Return the ids of the nominations a member is to score."""
    statement = select(ScoreDuty.nomination_id).join(ScoreDuty.nomination)
    own = statement.where(Nomination.round_id == round_.id, ScoreDuty.member_id == member.id)
    return set(db.session.scalars(own))


def find_duty(nomination: Nomination, *, member: Viewer) -> ScoreDuty | None:
    """Return that a member is to score a nomination, None where others are."""
    statement = select(ScoreDuty).where(ScoreDuty.nomination_id == nomination.id)
    return db.session.scalar(statement.where(ScoreDuty.member_id == member.id))
