"""Reading applications and offers: each side its own, staff all of them."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, false, func, select, true
from sqlalchemy.orm import contains_eager

from app.base.errors import NotFoundError
from app.base.search import matches
from app.extensions import db
from app.jobfair.enums import ApplicationState, OfferState
from app.jobfair.models import Application, Fair, Offer, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.rules import RUNNING_FAIRS, STANDING_VACANCIES
from app.students.models import Student, StudyGroup

WITH_OFFER = "with_offer"  # a filter's value beside the states: whoever was ever made an offer


def _applications() -> Select[Any]:
    # The other table of the vacancy's pair of keys is the vacancy's own fair: one join each.
    return (
        select(Application)
        .join(Application.vacancy)
        .join(Vacancy.organization)
        .join(Vacancy.fair)
        .join(Application.student)
        .join(Student.group)
        .outerjoin(Application.offer)
        .options(
            contains_eager(Application.vacancy).options(
                contains_eager(Vacancy.organization), contains_eager(Vacancy.fair)
            ),
            contains_eager(Application.student)
            .contains_eager(Student.group)
            .joinedload(StudyGroup.speciality),
            contains_eager(Application.offer),
        )
    )


def list_applicants(
    *,
    visible_to: Any,
    q: str | None = None,
    state: str | None = None,
    fair: int | None = None,
    vacancy: int | None = None,
) -> Select[Any]:
    """Select the applications for one's organization's vacancies; staff see all of them."""
    statement = _applications().where(_application_visible_to(visible_to))
    if q:
        applicant = (Student, Application.student_id)
        statement = statement.where(matches(q, applicant, (Vacancy, Application.vacancy_id)))
    if state == WITH_OFFER:
        statement = statement.where(Offer.id.is_not(None))
    elif state:
        statement = statement.where(Application.state == ApplicationState(state))
    if fair is not None:
        statement = statement.where(Application.fair_id == fair)
    if vacancy is not None:
        statement = statement.where(Application.vacancy_id == vacancy)
    return statement


def list_applications_of(user: Any) -> list[Application]:
    """Return a student's own applications: offers first, then the newest."""
    statement = _applications().where(Student.user_id == user.id)
    offered_first = case((Application.state == ApplicationState.OFFERED, 0), else_=1)
    ordered = statement.order_by(offered_first, Application.submitted_at.desc(), Application.id)
    return list(db.session.scalars(ordered))


def get_application(application_id: int, *, visible_to: Any) -> Application:
    """Return an application to its student, the vacancy's employer or staff, or NotFoundError."""
    return _get(Application.id == application_id, visible_to)


def get_offer(offer_id: int, *, visible_to: Any) -> Offer:
    """Return an offer to its student, the vacancy's employer or staff, or NotFoundError."""
    offer = _get(Offer.id == offer_id, visible_to).offer
    if offer is None:
        raise NotFoundError
    return offer


def _get(condition: ColumnElement[bool], user: Any) -> Application:
    statement = _applications().where(condition, _application_visible_to(user))
    application = db.session.scalar(statement)
    if application is None:
        raise NotFoundError
    return application


def _application_visible_to(user: Any) -> ColumnElement[bool]:
    if user.can(Permission.APPLICATION_SUBMIT):
        return Student.user_id == user.id
    if not user.can(Permission.OFFER_MAKE):
        return false()
    return true() if user.sees_all else Vacancy.organization_id == user.organization_id


def find_application(*, student: Student, vacancy: Vacancy) -> Application | None:
    """Return a student's application for a vacancy, None when there is none."""
    is_own = Application.student_id == student.id
    return db.session.scalar(_applications().where(is_own, Application.vacancy_id == vacancy.id))


def count_applications(vacancy: Vacancy) -> tuple[int, int]:
    """Return how many applications a vacancy has, and how many of them wait for an answer."""
    waiting = func.count().filter(Application.state == ApplicationState.SUBMITTED)
    columns = select(func.count(), waiting).where(Application.vacancy_id == vacancy.id)
    total, unanswered = db.session.execute(columns).one()
    return total, unanswered


def find_acceptance(*, student_id: int, fair_id: int) -> Application | None:
    """Return what the student has accepted at a fair, None when nothing."""
    return db.session.scalar(
        select(Application).where(
            Application.student_id == student_id,
            Application.fair_id == fair_id,
            Application.state == ApplicationState.ACCEPTED,
        )
    )


def list_open_applications(
    *, student_id: int | None = None, fair_id: int | None = None, vacancy_id: int | None = None
) -> list[Application]:
    """Return the applications that still wait for somebody, of a student or for a vacancy."""
    waiting = (ApplicationState.SUBMITTED, ApplicationState.OFFERED)
    wanted = {
        Application.student_id: student_id,
        Application.fair_id: fair_id,
        Application.vacancy_id: vacancy_id,
    }
    statement = _applications().where(Application.state.in_(waiting))
    statement = statement.where(*(one == value for one, value in wanted.items() if value))
    return list(db.session.scalars(statement.order_by(Application.id)))


def list_unanswered_offers(fair: Fair) -> list[Offer]:
    """Return the offers of a fair that nobody has answered."""
    statement = select(Offer).join(Offer.application).where(Application.fair_id == fair.id)
    return list(db.session.scalars(statement.where(Offer.state == OfferState.MADE)))


def count_waiting_applications(*, user: Any) -> int:
    """Count the applications for one's vacancies that nobody answered, at running fairs."""
    statement = list_applicants(visible_to=user, state=ApplicationState.SUBMITTED)
    running = statement.where(Fair.state.in_(RUNNING_FAIRS)).order_by(None)
    return db.session.scalar(select(func.count()).select_from(running.subquery())) or 0


def list_offers_to_answer(*, user: Any, today: date) -> list[Application]:
    """Return a student's applications with an offer that can still be accepted."""
    statement = _applications().where(
        Student.user_id == user.id,
        Offer.state == OfferState.MADE,
        Offer.answer_until >= today,
        Vacancy.state.in_(STANDING_VACANCIES),
        Fair.state.in_(RUNNING_FAIRS),
    )
    return list(db.session.scalars(statement.order_by(Offer.answer_until, Offer.id)))
