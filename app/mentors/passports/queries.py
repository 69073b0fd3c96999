"""Reading passports: the places of work, the training, who may change them."""

from sqlalchemy import select
from sqlalchemy.orm import aliased

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors import rules
from app.mentors.models import Mentor
from app.mentors.passport_models import MentorPost, MentorSpeciality, MentorTraining
from app.mentors.queries import get_mentor
from app.students.models import Speciality


def get_own_mentor(mentor_id: int, *, visible_to: Viewer) -> Mentor:
    """Return a mentor whose card this person may change; raises NotFoundError."""
    mentor = get_mentor(mentor_id, visible_to=visible_to)
    if not rules.may_enter(visible_to, mentor.organization_id):
        raise NotFoundError
    return mentor


def list_posts(mentor: Mentor) -> list[MentorPost]:
    """Return the places of work beside the main one: the present ones first, then the newest."""
    is_over = MentorPost.until.is_not(None)
    found = select(MentorPost).where(MentorPost.mentor_id == mentor.id)
    newest = (MentorPost.until.desc(), MentorPost.since.desc(), MentorPost.id.desc())
    return list(db.session.scalars(found.order_by(is_over, *newest)))


def get_post(mentor: Mentor, post_id: int) -> MentorPost:
    """Return a mentor's place of work; raises NotFoundError."""
    post = db.session.get(MentorPost, post_id)
    if post is None or post.mentor_id != mentor.id:
        raise NotFoundError
    return post


def list_trainings(mentor: Mentor) -> list[MentorTraining]:
    """Return what the mentor has learned of mentoring, the newest first."""
    found = select(MentorTraining).where(MentorTraining.mentor_id == mentor.id)
    newest = (MentorTraining.finished_on.desc(), MentorTraining.id.desc())
    return list(db.session.scalars(found.order_by(*newest)))


def get_training(mentor: Mentor, training_id: int) -> MentorTraining:
    """Return a course of a mentor; raises NotFoundError."""
    training = db.session.get(MentorTraining, training_id)
    if training is None or training.mentor_id != mentor.id:
        raise NotFoundError
    return training


def find_specialities(ids: list[int]) -> list[Speciality]:
    """Return specialities by their ids."""
    if not ids:
        return []
    found = select(Speciality).where(Speciality.id.in_(ids))
    return list(db.session.scalars(found.order_by(Speciality.code)))


def list_clashing_specialities(table: str, kept_id: int, gone_id: int) -> list[MentorSpeciality]:
    """Return the specialities of a card that goes which the card that stays has too."""
    if table != Mentor.__tablename__:
        return []
    one = MentorSpeciality
    same = select(one.speciality_id).where(one.mentor_id == kept_id)
    found = select(one).where(one.mentor_id == gone_id, one.speciality_id.in_(same))
    return list(db.session.scalars(found))


def list_clashing_posts(table: str, kept_id: int, gone_id: int) -> list[MentorPost]:
    """Return the present second places of a card that goes which the card that stays has too."""
    if table != Mentor.__tablename__:
        return []
    kept = aliased(MentorPost)
    same = select(kept.id).where(
        kept.mentor_id == kept_id,
        kept.organization_id == MentorPost.organization_id,
        kept.position == MentorPost.position,
        kept.until.is_(None),
    )
    gone = MentorPost.mentor_id == gone_id, MentorPost.until.is_(None)
    return list(db.session.scalars(select(MentorPost).where(*gone, same.exists())))
