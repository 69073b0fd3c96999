"""Reading drafts of nominations: each only by who writes it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from app.awards.enums import RoundState
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


def select_belated_drafts(*, saved_before: datetime, ended_before: date) -> Select[Any]:
    """Select drafts that nobody can submit any more: their round has moved on, or its day is over.

    Those of a round that is delayed may still be wanted: the round's last day counts, too.
    """
    is_over = or_(
        AwardRound.state.not_in((RoundState.DRAFT, RoundState.NOMINATING)),
        AwardRound.nominations_until < ended_before,
    )
    statement = select(NominationDraft).join(NominationDraft.round)
    return statement.where(NominationDraft.saved_at < saved_before, is_over)
