"""Reading invitations to apply, and the vacancies to invite to."""

from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select, true
from sqlalchemy.orm import contains_eager

from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.candidates.models import CandidateInvitation
from app.jobfair.enums import VacancyState
from app.jobfair.models import Fair, FairApplication, Vacancy
from app.jobfair.queries.vacancies import list_owned_vacancies
from app.jobfair.rules import RUNNING_FAIRS
from app.organizations.models import Organization
from app.students.models import Student


def list_invitations(student: Student) -> list[CandidateInvitation]:
    """Return the invitations a student has not answered, the newest first."""
    statement = _invitations().where(
        CandidateInvitation.student_id == student.id,
        CandidateInvitation.declined_at.is_(None),
        Vacancy.state == VacancyState.APPROVED,
        Fair.state.in_(RUNNING_FAIRS),
        ~has_applied(student.id, CandidateInvitation.vacancy_id),
    )
    return list(db.session.scalars(statement.order_by(CandidateInvitation.id.desc())))


def get_invitation(invitation_id: int, *, student: Student) -> CandidateInvitation:
    """Return a student's own invitation; raises NotFoundError."""
    statement = _invitations().where(
        CandidateInvitation.id == invitation_id, CandidateInvitation.student_id == student.id
    )
    found: CandidateInvitation | None = db.session.scalar(statement)
    if found is None:
        raise NotFoundError
    return found


def _invitations() -> Select[Any]:
    return (
        select(CandidateInvitation)
        .join(CandidateInvitation.vacancy)
        .join(Vacancy.organization)
        .join(Vacancy.fair)
        .options(
            contains_eager(CandidateInvitation.vacancy).options(
                contains_eager(Vacancy.organization), contains_eager(Vacancy.fair)
            )
        )
    )


def has_applied(student_id: int, vacancy_id: Any) -> ColumnElement[bool]:
    """Return the condition that a student has ever applied for a vacancy."""
    return exists().where(
        FairApplication.student_id == student_id, FairApplication.vacancy_id == vacancy_id
    )


def is_asked_already(student: Student, vacancy: Vacancy) -> bool:
    """Tell whether a student has applied for a vacancy already."""
    return bool(db.session.scalar(select(true()).where(has_applied(student.id, vacancy.id))))


def inviting_choices(viewer: Viewer) -> Choices:
    """Return the vacancies of running fairs a person may invite to, by title."""
    open_ones = list_owned_vacancies(visible_to=viewer).where(
        Vacancy.state == VacancyState.APPROVED, Fair.state.in_(RUNNING_FAIRS)
    )
    columns = (Vacancy.id, Vacancy.title, Organization.short_name)
    statement = open_ones.with_only_columns(*columns, maintain_column_froms=True)
    return Choices(
        name="inviting-vacancies",
        statement=statement.order_by(Vacancy.title_key, Vacancy.id),
        key=Vacancy.id,
        label=lambda row: f"{row.title}, {row.short_name}",
        found_by=lambda words: matches(words, (Vacancy, Vacancy.id)),
    )
