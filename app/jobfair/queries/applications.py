"""Reading applications and offers: each side its own, staff all of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState, OfferState, Selection, VacancyState
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.permissions import Permission
from app.jobfair.rules import OPEN_APPLICATIONS, RUNNING_FAIRS
from app.organizations.models import Organization
from app.privacy.queries.consents import may_read_name
from app.students.enums import StudentState
from app.students.models import Student, StudyGroup
from app.students.queries.holds import HeldRows, students_in
from app.web.paging import first_rows

APPLICANT_ORDERS: dict[str, Any] = {
    "student": Student.name_key,
    "vacancy": Vacancy.title_key,
    "town": Organization.town_key,
    # States in the order they are written down, which is the order things happen.
    "state": case(
        {state: place for place, state in enumerate(ApplicationState)}, value=FairApplication.state
    ),
    "submitted": FairApplication.submitted_at,
}
OWN_APPLICATION_ORDERS = {
    name: APPLICANT_ORDERS[name] for name in ("vacancy", "town", "submitted", "state")
}


def _applications() -> Select[Any]:
    # The other table of the vacancy's pair of keys is the vacancy's own fair: one join each.
    # None of them chooses: as outer joins, counts and sorting leave out what they do not ask for.
    return (
        select(FairApplication)
        .outerjoin(FairApplication.vacancy)
        .outerjoin(Vacancy.organization)
        .outerjoin(Vacancy.fair)
        .outerjoin(FairApplication.student)
        .outerjoin(Student.group)
        .outerjoin(StudyGroup.speciality)
        .outerjoin(FairApplication.offer)
        .options(
            contains_eager(FairApplication.vacancy).options(
                contains_eager(Vacancy.organization), contains_eager(Vacancy.fair)
            ),
            contains_eager(FairApplication.student).options(
                contains_eager(Student.group).contains_eager(StudyGroup.speciality),
                joinedload(Student.account),
            ),
            contains_eager(FairApplication.offer),
        )
    )


def list_applicants(
    *,
    visible_to: Viewer,
    q: str | None = None,
    state: ApplicationState | None = None,
    selection: Selection | None = None,
    with_offer: str | None = None,
    speciality: int | None = None,
    group: int | None = None,
    town: str | None = None,
    fair: int | None = None,
    vacancy: int | None = None,
    organization: int | None = None,
    student: int | None = None,
) -> Select[Any]:
    """Select the applications for one's organization's vacancies; staff see all of them.

    `with_offer` leaves those whose student was ever made an offer; `town` is the employer's.
    """
    wanted = {
        FairApplication.state: state,
        FairApplication.selection: selection,
        FairApplication.fair_id: fair,
        FairApplication.vacancy_id: vacancy,
        FairApplication.student_id: student,
        Vacancy.organization_id: organization,
        Student.group_id: group,
        StudyGroup.speciality_id: speciality,
        Organization.town_identity: town,
    }
    statement = _applications().where(
        _visible_to(visible_to), *(column == value for column, value in wanted.items() if value)
    )
    if with_offer:
        statement = statement.where(FairOffer.id.is_not(None))
    return statement.where(_is_found(q, visible_to)) if q else statement


def _is_found(q: str, viewer: Viewer) -> ColumnElement[bool]:
    by_name = (Student, FairApplication.student_id)
    by_work = (Vacancy, FairApplication.vacancy_id)
    named = and_(matches(q, by_name, by_work), may_read_name(viewer))
    return or_(matches(q, by_work), named)


def list_applications_of(viewer: Viewer, *, state: ApplicationState | None = None) -> Select[Any]:
    """Select a student's own applications; the caller orders them."""
    statement = _applications().where(Student.user_id == viewer.id)
    return statement.where(FairApplication.state == state) if state else statement


def list_offered_to(viewer: Viewer) -> list[FairApplication]:
    """Return a student's applications with an offer to answer, the newest first."""
    statement = list_applications_of(viewer, state=ApplicationState.OFFERED)
    newest = FairApplication.submitted_at.desc()
    return list(db.session.scalars(statement.order_by(newest, FairApplication.id)))


def first_of_student(student_id: int, *, limit: int) -> tuple[int, list[FairApplication]]:
    """Return how many applications a student has, and the newest of them."""
    found = _applications().where(FairApplication.student_id == student_id)
    newest = found.order_by(FairApplication.submitted_at.desc(), FairApplication.id)
    return first_rows(newest, limit=limit)


class OwnCounts(NamedTuple):
    """Of a student's applications at fairs that are not over: all, with an offer, accepted."""

    total: int
    waiting: int
    offered: int
    accepted: int


def count_own(viewer: Viewer) -> OwnCounts:
    """Count a student's applications at fairs whose results are not drawn, in one query."""
    states = (ApplicationState.SUBMITTED, ApplicationState.OFFERED, ApplicationState.ACCEPTED)
    counts = [func.count().filter(FairApplication.state == state) for state in states]
    columns = (
        select(func.count(), *counts)
        .select_from(FairApplication)
        .join(FairApplication.student)
        .join(FairApplication.vacancy)
        .join(Vacancy.fair)
        .where(Student.user_id == viewer.id, Fair.state != FairState.CLOSED)
    )
    return OwnCounts._make(db.session.execute(columns).one())


def get_application(application_id: int, *, visible_to: Viewer) -> FairApplication:
    """Return an application to its student, the vacancy's employer or staff, or NotFoundError."""
    return _get(FairApplication.id == application_id, visible_to)


def get_offer(offer_id: int, *, visible_to: Viewer) -> FairOffer:
    """Return an offer to its student, the vacancy's employer or staff, or NotFoundError."""
    offer = _get(FairOffer.id == offer_id, visible_to).offer
    if offer is None:
        raise NotFoundError
    return offer


def _get(condition: ColumnElement[bool], viewer: Viewer) -> FairApplication:
    statement = _applications().where(condition, _visible_to(viewer))
    application: FairApplication | None = db.session.scalar(statement)
    if application is None:
        raise NotFoundError
    return application


def _visible_to(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.can(Permission.APPLICATION_SUBMIT):
        return Student.user_id == viewer.id
    if not viewer.can(Permission.OFFER_MAKE):
        return false()
    own = Vacancy.organization_id.in_(viewer.organization_ids)
    return true() if viewer.sees_all else own


def find_application(*, student: Student, vacancy: Vacancy) -> FairApplication | None:
    """Return a student's application for a vacancy, None when there is none."""
    is_own = FairApplication.student_id == student.id
    statement = _applications().where(is_own, FairApplication.vacancy_id == vacancy.id)
    found: FairApplication | None = db.session.scalar(statement)
    return found


def count_applications(vacancy: Vacancy) -> tuple[int, int]:
    """Return how many applications a vacancy has, and how many of them wait for an answer."""
    waiting = func.count().filter(FairApplication.state == ApplicationState.SUBMITTED)
    columns = select(func.count(), waiting).where(FairApplication.vacancy_id == vacancy.id)
    total, unanswered = db.session.execute(columns).one()
    return total, unanswered


def find_acceptance(*, student_id: int, fair_id: int) -> FairApplication | None:
    """Return what the student has accepted at a fair, None when nothing."""
    return db.session.scalar(
        select(FairApplication).where(
            FairApplication.student_id == student_id,
            FairApplication.fair_id == fair_id,
            FairApplication.state == ApplicationState.ACCEPTED,
        )
    )


def list_open_applications(
    *, student_id: int | None = None, fair_id: int | None = None, vacancy_id: int | None = None
) -> list[FairApplication]:
    """Return the applications that still wait for somebody, of a student or for a vacancy."""
    wanted = {
        FairApplication.student_id: student_id,
        FairApplication.fair_id: fair_id,
        FairApplication.vacancy_id: vacancy_id,
    }
    statement = _applications().where(FairApplication.state.in_(OPEN_APPLICATIONS))
    statement = statement.where(*(one == value for one, value in wanted.items() if value))
    return list(db.session.scalars(statement.order_by(FairApplication.id)))


def open_of_students_in(states: Sequence[StudentState]) -> HeldRows:
    """Select the applications at running fairs that wait, of students in one of the states."""
    one = FairApplication
    return select(one.id, one.student_id, one.id.label("page_id")).where(
        one.student_id.in_(students_in(states)),
        one.state.in_(OPEN_APPLICATIONS),
        one.fair_id.in_(select(Fair.id).where(Fair.state.in_(RUNNING_FAIRS))),
    )


def list_offered_applications(vacancy: Vacancy, *, today: date) -> list[FairApplication]:
    """Return the applications for a vacancy whose students still may answer an offer."""
    statement = _applications().where(
        FairApplication.vacancy_id == vacancy.id, _waits_for_answer(today)
    )
    return list(db.session.scalars(statement.order_by(FairApplication.id)))


def _waits_for_answer(today: date) -> ColumnElement[bool]:
    is_offered = FairApplication.state == ApplicationState.OFFERED
    return is_offered & (FairOffer.state == OfferState.MADE) & (FairOffer.answer_until >= today)


def list_unanswered_offers(fair: Fair) -> list[FairOffer]:
    """Return the offers of a fair that nobody has answered."""
    return _offers_of(fair, FairOffer.state == OfferState.MADE)


def list_expired_offers(fair: Fair, *, since: date) -> list[FairOffer]:
    """Return the offers that expired with a fair though their last day is not over."""
    is_early = FairOffer.answer_until >= since
    return _offers_of(fair, (FairOffer.state == OfferState.EXPIRED) & is_early)


def _offers_of(fair: Fair, condition: ColumnElement[bool]) -> list[FairOffer]:
    statement = _applications().where(FairApplication.fair_id == fair.id, condition)
    found = db.session.scalars(statement.order_by(FairApplication.id))
    return [application.offer for application in found if application.offer]


def count_waiting_applications(*, visible_to: Viewer) -> int:
    """Count the applications for one's vacancies that nobody answered, at running fairs."""
    statement = list_applicants(visible_to=visible_to, state=ApplicationState.SUBMITTED)
    return _count(statement.where(Fair.state.in_(RUNNING_FAIRS)))


def find_waiting_application(*, visible_to: Viewer) -> FairApplication | None:
    """Return the first application for one's vacancies that nobody answered."""
    statement = list_applicants(visible_to=visible_to, state=ApplicationState.SUBMITTED)
    running = statement.where(Fair.state.in_(RUNNING_FAIRS)).order_by(FairApplication.id)
    found: FairApplication | None = db.session.scalar(running.limit(1))
    return found


def count_offers_without_seat(*, visible_to: Viewer, today: date) -> int:
    """Count the unanswered offers of one's vacancies that nobody can accept: no seat is left."""
    return _count(
        list_applicants(visible_to=visible_to).where(
            _waits_for_answer(today),
            Vacancy.state == VacancyState.FILLED,
            Fair.state.in_(RUNNING_FAIRS),
        )
    )


def _count(statement: Select[Any]) -> int:
    rows = statement.order_by(None).with_only_columns(FairApplication.id).subquery()
    return db.session.scalar(select(func.count()).select_from(rows)) or 0


def list_offers_in_time(*, visible_to: Viewer, today: date) -> list[FairApplication]:
    """Return a student's applications with an offer whose last day is not over."""
    statement = _applications().where(
        Student.user_id == visible_to.id, _waits_for_answer(today), Fair.state.in_(RUNNING_FAIRS)
    )
    return list(db.session.scalars(statement.order_by(FairOffer.answer_until, FairOffer.id)))
