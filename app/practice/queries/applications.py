"""Reading applications: whose they are, who has none, what the matching needs of them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.search import matches
from app.extensions import db
from app.practice.distribution_instance import Applicant, OfferedPlace
from app.practice.enums import PeriodState, PracticeApplicationState
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    Wish,
    period_groups,
)
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS

_STATES: dict[PracticeApplicationState, ColumnElement[bool]] = {
    PracticeApplicationState.MISSING: PracticeApplication.id.is_(None),
    PracticeApplicationState.DRAFT: and_(
        PracticeApplication.id.is_not(None), PracticeApplication.submitted_at.is_(None)
    ),
    PracticeApplicationState.SUBMITTED: PracticeApplication.submitted_at.is_not(None),
}
_wish_count = (
    select(func.count())
    .where(Wish.application_id == PracticeApplication.id)
    .correlate(PracticeApplication)
    .scalar_subquery()
)


def list_applications(
    period: PracticePeriod,
    *,
    search: str | None = None,
    group_id: int | None = None,
    states: Sequence[PracticeApplicationState] = (),
    seatless: bool = False,
) -> Select[Any]:
    """Select (student, application or None, number of wishes, has a seat) of those taking part."""
    seated = _is_seated(period)
    statement = (
        select(Student, PracticeApplication, _wish_count.label("wishes"), seated.label("seated"))
        .join(Student.group)
        .outerjoin(PracticeApplication, _of_student(period))
        .options(contains_eager(Student.group))
        .where(Student.group_id.in_(group_ids(period)))
        .order_by(StudyGroup.name_key, Student.name_key, Student.id)
    )
    if search:
        statement = statement.where(matches(search, (Student, Student.id)))
    if group_id:
        statement = statement.where(Student.group_id == group_id)
    if states:
        statement = statement.where(or_(*(_STATES[state] for state in states)))
    if seatless:
        statement = statement.where(~seated)
    return statement


def list_addresses_without_application(period: PracticePeriod) -> Sequence[str]:
    """Return the e-mails of those who have sent no application."""
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .outerjoin(PracticeApplication, _of_student(period))
        .where(
            Student.group_id.in_(group_ids(period)),
            PracticeApplication.submitted_at.is_(None),
            STUDENT_ADDRESS.is_not(None),
        )
    )
    return db.session.scalars(statement.order_by(Student.id)).all()


def find_application(period: PracticePeriod, student: Student) -> PracticeApplication | None:
    """Return a student's application in a period with its wishes, None when there is none."""
    return db.session.scalar(
        select(PracticeApplication)
        .where(
            PracticeApplication.period_id == period.id, PracticeApplication.student_id == student.id
        )
        .options(*_with_places())
    )


def get_application(application_id: int, *, visible_to: Any) -> PracticeApplication:
    """Return an application for staff or for its student; raises NotFoundError."""
    statement = (
        select(PracticeApplication)
        .join(PracticeApplication.student)
        .where(PracticeApplication.id == application_id)
        .options(
            contains_eager(PracticeApplication.student).joinedload(Student.group),
            joinedload(PracticeApplication.period),
            *_with_places(),
        )
    )
    if not visible_to.sees_all:
        statement = statement.where(Student.user_id == visible_to.id)
    application = db.session.scalar(statement)
    if application is None:
        raise NotFoundError
    return application


def list_applicants(period: PracticePeriod) -> list[Applicant]:
    """Return everybody who sent an application, as the matching takes them."""
    statement = (
        select(Student.id, StudyGroup.speciality_id, Wish.place_id)
        .select_from(PracticeApplication)
        .join(PracticeApplication.student)
        .join(Student.group)
        .join(PracticeApplication.wishes)
        .where(
            PracticeApplication.period_id == period.id,
            PracticeApplication.submitted_at.is_not(None),
            Student.group_id.in_(group_ids(period)),
        )
        .order_by(Student.id, Wish.rank)
    )
    wishes: dict[tuple[int, int], list[int]] = {}
    for student_id, speciality_id, place_id in db.session.execute(statement):
        wishes.setdefault((student_id, speciality_id), []).append(place_id)
    return [Applicant(*who, tuple(place_ids)) for who, place_ids in wishes.items()]


def list_offers(period: PracticePeriod) -> list[OfferedPlace]:
    """Return the places of a period, as the matching takes them."""
    columns = select(PracticePlace.id, PracticePlace.seats, PracticePlace.speciality_id)
    of_period = columns.where(PracticePlace.period_id == period.id).order_by(PracticePlace.id)
    return [OfferedPlace(*row) for row in db.session.execute(of_period)]


def list_waiting_for(student: Student) -> Sequence[Any]:
    """Return (period, own application) of the open periods a student takes part in."""
    statement = (
        select(PracticePeriod, PracticeApplication)
        .join(period_groups, period_groups.c.period_id == PracticePeriod.id)
        .outerjoin(
            PracticeApplication,
            and_(
                PracticeApplication.period_id == PracticePeriod.id,
                PracticeApplication.student_id == student.id,
            ),
        )
        .where(
            period_groups.c.group_id == student.group_id,
            PracticePeriod.state == PeriodState.OPEN,
        )
        .options(joinedload(PracticePeriod.plan_item))
        .order_by(PracticePeriod.applications_open_until)
    )
    return db.session.execute(statement).all()


def groups_with_applications(period: PracticePeriod) -> set[int]:
    """Return the ids of the groups from which somebody began an application."""
    statement = select(Student.group_id).join(PracticeApplication, _of_student(period)).distinct()
    return set(db.session.scalars(statement))


def group_ids(period: PracticePeriod) -> Select[Any]:
    """Select the ids of the groups that take part in a period."""
    return select(period_groups.c.group_id).where(period_groups.c.period_id == period.id)


def _is_seated(period: PracticePeriod) -> ColumnElement[bool]:
    return exists().where(
        Placement.period_id == period.id,
        Placement.student_id == Student.id,
        Placement.place_id.is_not(None),
    )


def _of_student(period: PracticePeriod) -> ColumnElement[bool]:
    return and_(
        PracticeApplication.student_id == Student.id, PracticeApplication.period_id == period.id
    )


def _with_places() -> tuple[Any, ...]:
    to_place = selectinload(PracticeApplication.wishes).joinedload(Wish.place)
    return (to_place.joinedload(PracticePlace.organization),)
