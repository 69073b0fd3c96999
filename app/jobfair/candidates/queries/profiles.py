"""Reading CVs: a student the own one, employers those they are shown."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import contains_eager

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.candidates.enums import CvVisibility, WorkShare
from app.jobfair.candidates.models import CandidateProfile
from app.jobfair.candidates.rules import ENDED
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.rules import RUNNING_FAIRS, SHOWN_VACANCIES
from app.jobfair.venue.enums import ParticipantState
from app.jobfair.venue.models import FairParticipant
from app.privacy.kinds import RESUME
from app.privacy.queries.consents import has_consent
from app.students.enums import Offer
from app.students.models import Student, StudyGroup
from app.students.queries import is_offered

CANDIDATE_ORDERS: dict[str, Any] = {
    "name": Student.name_key,
    "changed": CandidateProfile.changed_at,
}


def find_profile(student: Student) -> CandidateProfile | None:
    """Return what a student wrote for the CV, None before the first word."""
    return db.session.scalar(
        select(CandidateProfile).where(CandidateProfile.student_id == student.id)
    )


def _profiles() -> Select[Any]:
    return (
        select(CandidateProfile)
        .join(CandidateProfile.student)
        .join(Student.group)
        .join(StudyGroup.speciality)
        .options(
            contains_eager(CandidateProfile.student)
            .contains_eager(Student.group)
            .contains_eager(StudyGroup.speciality)
        )
    )


def list_candidates(
    *,
    visible_to: Viewer,
    q: str | None = None,
    speciality: int | None = None,
    share: WorkShare | None = None,
) -> Select[Any]:
    """Select the CVs that are open to all of a fair's employers; the caller orders them."""
    statement = _profiles().where(
        CandidateProfile.visibility == CvVisibility.FAIR,
        is_shown_to(visible_to),
        is_offered(Offer.FAIR),
    )
    if speciality:
        statement = statement.where(StudyGroup.speciality_id == speciality)
    if share:
        statement = statement.where(CandidateProfile.wanted_share.in_({share, WorkShare.ANY}))
    return statement.where(matches(q, (Student, CandidateProfile.student_id))) if q else statement


def get_candidate(student_id: int, *, visible_to: Viewer) -> CandidateProfile:
    """Return a CV that is shown to this person; raises NotFoundError."""
    statement = _profiles().where(
        CandidateProfile.student_id == student_id, is_shown_to(visible_to)
    )
    found: CandidateProfile | None = db.session.scalar(statement)
    if found is None:
        raise NotFoundError
    return found


def shown_among(student_ids: Iterable[int], *, visible_to: Viewer) -> frozenset[int]:
    """Return those of some students whose CV this person may open: one statement for a page."""
    statement = (
        select(CandidateProfile.student_id)
        .join(CandidateProfile.student)
        .where(CandidateProfile.student_id.in_(list(student_ids)), is_shown_to(visible_to))
    )
    return frozenset(db.session.scalars(statement))


def is_shown_to(viewer: Viewer) -> ColumnElement[bool]:
    """Return the condition, on CandidateProfile with its Student, that a person is shown a CV.

    Without the consent, of a minor the representative's too, no employer is. Who chose the
    employers applied to is shown to those who have not let the student go.
    """
    is_open = CandidateProfile.visibility != CvVisibility.NOBODY
    if viewer.sees_all:
        return is_open
    if not viewer.can(Permission.OFFER_MAKE):
        return false()
    to_all = and_(CandidateProfile.visibility == CvVisibility.FAIR, _takes_part(viewer))
    return and_(is_open, has_consent(RESUME), or_(to_all, _has_applied_to(viewer)))


def _has_applied_to(viewer: Viewer) -> ColumnElement[bool]:
    return exists().where(
        FairApplication.student_id == CandidateProfile.student_id,
        FairApplication.vacancy_id == Vacancy.id,
        FairApplication.state.not_in(ENDED),
        Vacancy.organization_id.in_(viewer.organization_ids),
    )


def _takes_part(viewer: Viewer) -> ColumnElement[bool]:
    """An employer of a running fair: confirmed by staff, or with vacancies in its catalogue."""
    of_fair = Fair.state.in_(RUNNING_FAIRS)
    shown = exists().where(
        Vacancy.organization_id.in_(viewer.organization_ids),
        Vacancy.state.in_(SHOWN_VACANCIES),
        Vacancy.fair_id == Fair.id,
        of_fair,
    )
    confirmed = exists().where(
        FairParticipant.organization_id.in_(viewer.organization_ids),
        FairParticipant.state == ParticipantState.CONFIRMED,
        FairParticipant.fair_id == Fair.id,
        of_fair,
    )
    return or_(shown, confirmed)
