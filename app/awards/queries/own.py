"""Reading what a student proposed."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from app.awards.enums import RoundState
from app.awards.models import AwardRound, Nomination, NominationSupport
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.models import Mentor


def list_rounds_for_students(*, today: date) -> list[AwardRound]:
    """Return the rounds in which students may propose somebody today, the first to end first."""
    statement = select(AwardRound).where(
        AwardRound.state == RoundState.NOMINATING,
        AwardRound.by_students,
        AwardRound.nominations_until >= today,
    )
    return list(db.session.scalars(statement.order_by(AwardRound.nominations_until, AwardRound.id)))


def get_round_for_students(round_id: int) -> AwardRound:
    """Return a round that was opened to students; raises NotFoundError."""
    statement = select(AwardRound).where(
        AwardRound.id == round_id, AwardRound.by_students, AwardRound.state != RoundState.DRAFT
    )
    round_ = db.session.scalar(statement)
    if round_ is None:
        raise NotFoundError
    return round_


def list_own_nominations(writer: Viewer) -> list[Nomination]:
    """Return whom a student proposed, the newest first."""
    statement = (
        select(Nomination)
        .join(Nomination.round)
        .join(Nomination.mentor)
        .options(
            contains_eager(Nomination.round),
            contains_eager(Nomination.mentor).joinedload(Mentor.organization),
        )
        .where(Nomination.nominated_by_id == writer.id, Nomination.by_student)
    )
    return list(db.session.scalars(statement.order_by(Nomination.nominated_at.desc())))


def list_own_supports(writer: Viewer) -> list[NominationSupport]:
    """Return whom a student proposed after somebody else had, the newest first."""
    nomination = joinedload(NominationSupport.nomination)
    statement = (
        select(NominationSupport)
        .where(NominationSupport.user_id == writer.id, NominationSupport.by_student)
        .options(
            nomination.joinedload(Nomination.mentor).joinedload(Mentor.organization),
            nomination.joinedload(Nomination.round),
        )
    )
    return list(db.session.scalars(statement.order_by(NominationSupport.supported_at.desc())))


def get_own_nomination(nomination_id: int, *, writer: Viewer) -> Nomination:
    """Return a nomination a student made; raises NotFoundError for anybody else's."""
    statement = select(Nomination).where(
        Nomination.id == nomination_id, Nomination.nominated_by_id == writer.id,
        Nomination.by_student,
    )  # fmt: skip
    nomination = db.session.scalar(
        statement.options(
            joinedload(Nomination.round),
            joinedload(Nomination.mentor).joinedload(Mentor.organization),
        )
    )
    if nomination is None:
        raise NotFoundError
    return nomination
