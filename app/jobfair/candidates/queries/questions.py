"""Reading questions about vacancies."""

from typing import Any

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true
from sqlalchemy.orm import contains_eager

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.candidates.enums import QuestionState
from app.jobfair.candidates.models import VacancyQuestion
from app.jobfair.candidates.rules import SHOWN_QUESTIONS
from app.jobfair.models import Fair, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.rules import RUNNING_FAIRS
from app.students.models import Student

QUESTION_ORDERS: dict[str, Any] = {"asked": VacancyQuestion.asked_at}
SHOWN = 30  # of one vacancy's page; the newest answers come first


def _questions() -> Select[Any]:
    return (
        select(VacancyQuestion)
        .join(VacancyQuestion.vacancy)
        .join(Vacancy.organization)
        .join(Vacancy.fair)
        .options(
            contains_eager(VacancyQuestion.vacancy).options(
                contains_eager(Vacancy.organization), contains_eager(Vacancy.fair)
            )
        )
    )


def list_questions(
    *, visible_to: Viewer, state: QuestionState | None = None, vacancy: int | None = None
) -> Select[Any]:
    """Select questions: staff all of them, an employer the published ones on its vacancies."""
    statement = _questions().where(_visible_to(visible_to))
    if state:
        statement = statement.where(VacancyQuestion.state == state)
    return statement.where(VacancyQuestion.vacancy_id == vacancy) if vacancy else statement


def get_question(question_id: int, *, visible_to: Viewer) -> VacancyQuestion:
    """Return a question to staff or to the vacancy's employer; raises NotFoundError."""
    statement = _questions().where(VacancyQuestion.id == question_id, _visible_to(visible_to))
    found: VacancyQuestion | None = db.session.scalar(statement)
    if found is None:
        raise NotFoundError
    return found


def _visible_to(viewer: Viewer) -> ColumnElement[bool]:
    if not viewer.can(Permission.OFFER_MAKE):
        return false()
    own = Vacancy.organization_id.in_(viewer.organization_ids)
    return true() if viewer.sees_all else own & VacancyQuestion.state.in_(SHOWN_QUESTIONS)


def questions_about(vacancy: Vacancy, *, asker: Student | None) -> list[VacancyQuestion]:
    """Return what everybody reads about a vacancy, and a student's own questions besides."""
    shown: ColumnElement[bool] = VacancyQuestion.state.in_(SHOWN_QUESTIONS)
    if asker is not None:
        shown = or_(shown, VacancyQuestion.student_id == asker.id)
    statement = select(VacancyQuestion).where(VacancyQuestion.vacancy_id == vacancy.id, shown)
    newest = statement.order_by(VacancyQuestion.answered_at.desc(), VacancyQuestion.id.desc())
    return list(db.session.scalars(newest.limit(SHOWN)))


def count_unanswered(student: Student, vacancy: Vacancy) -> int:
    """Count a student's questions about a vacancy that wait for an answer."""
    waiting = (QuestionState.ASKED, QuestionState.PASSED)
    statement = select(func.count()).where(
        VacancyQuestion.student_id == student.id,
        VacancyQuestion.vacancy_id == vacancy.id,
        VacancyQuestion.state.in_(waiting),
    )
    return db.session.scalar(statement) or 0


def tally_questions(state: QuestionState, *, visible_to: Viewer) -> Select[*tuple[Any, ...]]:
    """Select how many questions in a state a person may open, at running fairs."""
    found = list_questions(visible_to=visible_to, state=state).where(Fair.state.in_(RUNNING_FAIRS))
    rows = found.order_by(None).with_only_columns(VacancyQuestion.id).subquery()
    return select(func.count()).select_from(rows)
