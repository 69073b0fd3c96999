"""Reading drafts of nominations: each only by who writes it."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app.awards.models import AwardRound, NominationDraft
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor


def find_draft(
    round_: AwardRound, mentor_id: int | None, *, writer: Viewer
) -> NominationDraft | None:
    """Return what a person has begun to write of a mentor in a round."""
    statement = select(NominationDraft).where(
        NominationDraft.round_id == round_.id,
        NominationDraft.mentor_id == (mentor_id or 0),
        NominationDraft.user_id == writer.id,
    )
    return db.session.scalar(statement)


def list_drafts(round_: AwardRound, *, writer: Viewer) -> list[NominationDraft]:
    """Return a person's drafts in a round, by the mentors' names."""
    statement = (
        select(NominationDraft)
        .join(NominationDraft.mentor)
        .options(joinedload(NominationDraft.mentor).joinedload(Mentor.organization))
        .where(NominationDraft.round_id == round_.id, NominationDraft.user_id == writer.id)
    )
    return list(db.session.scalars(statement.order_by(Mentor.name_key, NominationDraft.id)))
