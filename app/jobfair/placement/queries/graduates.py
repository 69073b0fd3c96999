"""Reading where everybody is after a fair, and the seats nobody holds."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.base.search import matches
from app.extensions import db
from app.jobfair.enums import ApplicationState, OfferRefusal, OfferState, VacancyState
from app.jobfair.models import Fair, FairApplication, FairOffer, Vacancy
from app.jobfair.placement.enums import CALLED, GraduateStanding
from app.jobfair.placement.queries.called import is_called
from app.jobfair.placement.queries.matchings import SEAT_ORDERS
from app.jobfair.placement.queries.question import free_of, is_settled
from app.organizations.models import Organization
from app.students.models import Speciality, Student, StudyGroup

WAITING_ORDERS: dict[str, Any] = {"title": Vacancy.title_key, "name": Organization.name_key}
GRADUATE_ORDERS = {name: SEAT_ORDERS[name] for name in ("name", "group")}


def _of_students(fair: Fair, today: date) -> Any:
    """Return (student, where he or she is) of those who applied, as a subquery."""
    late = (FairOffer.state == OfferState.MADE) & (FairOffer.answer_until < today)
    counted = {
        GraduateStanding.ACCEPTED: FairApplication.state == ApplicationState.ACCEPTED,
        GraduateStanding.OFFERED: (FairApplication.state == ApplicationState.OFFERED) & ~late,
        GraduateStanding.WAITING: FairApplication.state == ApplicationState.SUBMITTED,
    }
    whens = [(func.count().filter(held) > 0, word.value) for word, held in counted.items()]
    return (
        select(
            FairApplication.student_id,
            case(*whens, else_=GraduateStanding.NONE.value).label("standing"),
        )
        .outerjoin(FairApplication.offer)
        .where(FairApplication.fair_id == fair.id)
        .group_by(FairApplication.student_id)
        .subquery()
    )


def count_standings(fair: Fair, *, today: date) -> dict[GraduateStanding, int]:
    """Count the graduates who applied at a fair by where they are on a day."""
    found = _of_students(fair, today)
    statement = select(found.c.standing, func.count()).group_by(found.c.standing)
    counts = {GraduateStanding(word): n for word, n in db.session.execute(statement)}
    return {one: counts.get(one, 0) for one in GraduateStanding}


def list_graduates(
    fair: Fair,
    *,
    today: date,
    q: str | None = None,
    group: int | None = None,
    standing: GraduateStanding | None = None,
    called: str | None = None,
) -> Select[Any]:
    """Select (student, standing) of those who applied at a fair; the caller orders them."""
    found = _of_students(fair, today)
    statement: Select[Any] = select(Student)
    statement = (
        statement.add_columns(found.c.standing)
        .join(found, found.c.student_id == Student.id)
        .options(joinedload(Student.group))
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(Student.group_id == group)
    if called:
        statement = statement.where(is_called(today) == (called == CALLED))
    return statement.where(found.c.standing == standing.value) if standing else statement


def acceptances_of(fair: Fair, student_ids: Collection[int]) -> dict[int, FairApplication]:
    """Return student → the application whose offer was accepted at a fair."""
    statement = (
        select(FairApplication)
        .where(
            FairApplication.fair_id == fair.id,
            FairApplication.student_id.in_(student_ids),
            FairApplication.state == ApplicationState.ACCEPTED,
        )
        .options(joinedload(FairApplication.vacancy).joinedload(Vacancy.organization))
    )
    return {one.student_id: one for one in db.session.scalars(statement)}


def list_with_free_seats(fair: Fair, *, today: date, q: str | None = None) -> Select[Any]:
    """Select (vacancy, seats) of those with seats nobody holds; the caller orders them."""
    free = free_of(today)
    statement: Select[Any] = select(Vacancy)
    statement = (
        statement.add_columns(free)
        .join(Vacancy.organization)
        .where(Vacancy.fair_id == fair.id, Vacancy.state == VacancyState.APPROVED, free > 0)
        .options(contains_eager(Vacancy.organization))
    )
    if q:
        by_employer = (Organization, Vacancy.organization_id)
        statement = statement.where(matches(q, (Vacancy, Vacancy.id), by_employer))
    return statement


def refusals_of(vacancy_ids: Collection[int]) -> dict[int, dict[OfferRefusal | None, int]]:
    """Return vacancy → reason → how many refused an offer of it for that, None: nobody knows."""
    statement = (
        select(FairApplication.vacancy_id, FairOffer.refusal, func.count())
        .join(FairOffer.application)
        .where(FairApplication.vacancy_id.in_(vacancy_ids), FairOffer.state == OfferState.REFUSED)
        .group_by(FairApplication.vacancy_id, FairOffer.refusal)
        .order_by(FairApplication.vacancy_id, func.count().desc(), FairOffer.refusal)
    )
    found: dict[int, dict[OfferRefusal | None, int]] = {}
    for vacancy_id, reason, count in db.session.execute(statement):
        found.setdefault(vacancy_id, {})[reason] = count
    return found


def candidates_of(
    fair: Fair, vacancy_ids: Collection[int], *, today: date
) -> dict[int, dict[int, FairApplication]]:
    """Return vacancy → student → application of those who may still be offered it."""
    statement = (
        select(FairApplication)
        .where(
            FairApplication.vacancy_id.in_(vacancy_ids),
            FairApplication.state == ApplicationState.SUBMITTED,
            ~is_settled(fair, today=today),
        )
        .options(joinedload(FairApplication.student))
    )
    found: dict[int, dict[int, FairApplication]] = {id_: {} for id_ in vacancy_ids}
    for one in db.session.scalars(statement):
        found[one.vacancy_id][one.student_id] = one
    return found


def count_by_speciality(fair: Fair) -> Sequence[Any]:
    """Return (code, name, graduates who applied, who accepted) of each speciality."""
    graduates = FairApplication.student_id.distinct()
    statement = (
        select(
            Speciality.code,
            Speciality.name,
            func.count(graduates),
            func.count(graduates).filter(FairApplication.state == ApplicationState.ACCEPTED),
        )
        .select_from(FairApplication)
        .join(FairApplication.student)
        .join(Student.group)
        .join(StudyGroup.speciality)
        .where(FairApplication.fair_id == fair.id)
        .group_by(Speciality.id, Speciality.code, Speciality.name)
        .order_by(Speciality.code)
    )
    return db.session.execute(statement).all()


def count_by_employer(fair: Fair, *, limit: int) -> Sequence[Any]:
    """Return (name, seats, seats taken) of the employers who took the most."""
    seats, taken = func.sum(Vacancy.seats), func.sum(Vacancy.taken)
    shown = (VacancyState.APPROVED, VacancyState.FILLED)
    statement = (
        select(Organization.short_name, seats, taken)
        .join(Vacancy, Vacancy.organization_id == Organization.id)
        .where(Vacancy.fair_id == fair.id, Vacancy.state.in_(shown))
        .group_by(Organization.id, Organization.short_name, Organization.name_key)
        .order_by(taken.desc(), Organization.name_key, Organization.id)
        .limit(limit)
    )
    return db.session.execute(statement).all()
