"""Reading what was changed after it was settled."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.awards.models import AwardAmendment, AwardRound
from app.awards.permissions import Permission
from app.base.viewer import Viewer
from app.extensions import db


def list_amendments(round_: AwardRound, *, visible_to: Viewer) -> list[AwardAmendment]:
    """Return what was changed in a round, the newest first; for those who run it."""
    if not visible_to.can(Permission.ROUND_MANAGE):
        return []
    statement = select(AwardAmendment).where(AwardAmendment.round_id == round_.id)
    options = (joinedload(AwardAmendment.mentor), joinedload(AwardAmendment.made_by))
    return list(db.session.scalars(statement.options(*options).order_by(AwardAmendment.id.desc())))
