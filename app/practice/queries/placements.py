"""Reading distributions and placements. Before publishing only staff see any of them."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from app.accounts.models import User
from app.base.errors import NotFoundError
from app.base.search import matches
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import Basis, PeriodState
from app.practice.models import Distribution, Placement, PracticePeriod, PracticePlace
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS


def find_distribution(period: PracticePeriod) -> Distribution | None:
    """Return the distribution that stands, None when none was run or it was discarded."""
    return db.session.scalar(
        select(Distribution)
        .where(Distribution.period_id == period.id, Distribution.discarded_at.is_(None))
        .order_by(Distribution.id.desc())
    )


def get_distribution(period: PracticePeriod) -> Distribution:
    """Return the distribution that stands; raises NotFoundError."""
    distribution = find_distribution(period)
    if distribution is None:
        raise NotFoundError
    return distribution


def list_placements(
    period: PracticePeriod,
    *,
    search: str | None = None,
    group_id: int | None = None,
    basis: str | None = None,
    rank: int | None = None,
) -> Select[Any]:
    """Select the placements of a period by group and name, all the page shows loaded."""
    statement = (
        select(Placement)
        .join(Placement.student)
        .join(Student.group)
        .options(
            contains_eager(Placement.student).contains_eager(Student.group),
            joinedload(Placement.place).joinedload(PracticePlace.organization),
        )
        .where(Placement.period_id == period.id)
        .order_by(StudyGroup.name_key, Student.name_key, Student.id)
    )
    if search:
        statement = statement.where(matches(search, (Student, Placement.student_id)))
    if group_id:
        statement = statement.where(Student.group_id == group_id)
    if basis:
        statement = statement.where(Placement.basis == Basis(basis))
    if rank:
        statement = statement.where(Placement.rank == rank)
    return statement


def list_students_at(place: PracticePlace, *, visible_to: Any) -> Sequence[Placement]:
    """Return the placements at a place with students and groups; a base sees published ones."""
    if not visible_to.sees_all and place.period.state is not PeriodState.PUBLISHED:
        return []
    statement = (
        select(Placement)
        .join(Placement.student)
        .options(contains_eager(Placement.student).joinedload(Student.group))
        .where(Placement.place_id == place.id)
        .order_by(Student.name_key, Student.id)
    )
    return db.session.scalars(statement).all()


def find_placement(
    period: PracticePeriod, student_id: int, *, lock: bool = False
) -> Placement | None:
    """Return a student's outcome in a period, None when there is none yet."""
    statement = select(Placement).where(
        Placement.period_id == period.id, Placement.student_id == student_id
    )
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    return db.session.scalar(statement)


def get_placement(placement_id: int, *, lock: bool = False) -> Placement:
    """Return a placement for staff; raises NotFoundError."""
    statement = select(Placement).where(Placement.id == placement_id)
    if lock:
        statement = statement.with_for_update().execution_options(populate_existing=True)
    placement = db.session.scalar(statement)
    if placement is None:
        raise NotFoundError
    return placement


def get_published_placement(period: PracticePeriod, student: Student) -> Placement:
    """Return a student's own outcome once it is published; raises NotFoundError."""
    statement = (
        select(Placement)
        .join(Placement.period)
        .where(
            Placement.period_id == period.id,
            Placement.student_id == student.id,
            PracticePeriod.state == PeriodState.PUBLISHED,
        )
        .options(joinedload(Placement.place).joinedload(PracticePlace.organization))
    )
    placement = db.session.scalar(statement)
    if placement is None:
        raise NotFoundError
    return placement


def list_current_of(user: Any, today: date) -> Sequence[Placement]:
    """Return a student's published outcomes whose practice is not over, the next first."""
    statement = (
        select(Placement)
        .join(Placement.period)
        .join(Placement.student)
        .where(
            Student.user_id == user.id,
            PracticePeriod.state == PeriodState.PUBLISHED,
            PracticePeriod.ends_on >= today,
        )
        .options(
            contains_eager(Placement.period),
            joinedload(Placement.place).joinedload(PracticePlace.organization),
        )
        .order_by(PracticePeriod.starts_on)
    )
    return db.session.scalars(statement).all()


def count_coming_to(organization_id: int, today: date) -> int:
    """Count the students who come to a base, or are there, by published distributions."""
    statement = (
        select(func.count(Placement.id))
        .join(Placement.place)
        .join(Placement.period)
        .where(
            PracticePlace.organization_id == organization_id,
            PracticePeriod.state == PeriodState.PUBLISHED,
            PracticePeriod.ends_on >= today,
        )
    )
    return db.session.scalar(statement) or 0


def list_seats_by_hand(period: PracticePeriod) -> dict[int, int]:
    """Return the places given by hand: student's id → place's id."""
    statement = select(Placement.student_id, Placement.place_id).where(
        Placement.period_id == period.id, Placement.basis == Basis.BY_HAND
    )
    return {row.student_id: row.place_id for row in db.session.execute(statement)}


def list_changed_by_hand(distribution: Distribution) -> Sequence[Placement]:
    """Return the placements a distribution made or explained that are seats by hand now."""
    statement = select(Placement).where(
        Placement.distribution_id == distribution.id, Placement.basis == Basis.BY_HAND
    )
    return db.session.scalars(statement).all()


def seats_given_by(distribution: Distribution) -> Select[Any]:
    """Select (place_id, seats) of the seats a distribution gave and nobody changed since."""
    return (
        select(Placement.place_id, func.count().label("seats"))
        .where(Placement.distribution_id == distribution.id, Placement.basis == Basis.WISH)
        .group_by(Placement.place_id)
    )


def count_outcomes(period: PracticePeriod) -> dict[tuple[Basis, int | None], int]:
    """Count the placements of a period by basis and rank."""
    statement = (
        select(Placement.basis, Placement.rank, func.count())
        .where(Placement.period_id == period.id)
        .group_by(Placement.basis, Placement.rank)
    )
    return {(basis, rank): count for basis, rank, count in db.session.execute(statement)}


def list_addresses(period: PracticePeriod, *, student_id: int | None = None) -> Sequence[str]:
    """Return the e-mails of the students who have an outcome in a period, or of one of them."""
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Placement)
        .join(Placement.student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Placement.period_id == period.id, STUDENT_ADDRESS.is_not(None))
    )
    if student_id:
        statement = statement.where(Student.id == student_id)
    return db.session.scalars(statement.order_by(Student.id)).all()


def list_base_addresses(period: PracticePeriod) -> Sequence[str]:
    """Return the e-mails of the bases that get students in a period."""
    statement = (
        select(Organization.email)
        .join(PracticePlace, PracticePlace.organization_id == Organization.id)
        .where(
            PracticePlace.period_id == period.id,
            PracticePlace.taken > 0,
            Organization.email.is_not(None),
        )
        .distinct()
    )
    found = db.session.scalars(statement.order_by(Organization.email))
    return [address for address in found if address]
