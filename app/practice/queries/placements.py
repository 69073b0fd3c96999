"""Reading distributions and placements. Before publishing only staff see any of them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, contains_eager, joinedload

from app.accounts.models import User
from app.accounts.queries import answering_for
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import PLACED, Basis, PeriodState
from app.practice.models import Distribution, Placement, PracticePeriod, PracticePlace
from app.practice.queries.applications import is_in_groups
from app.practice.queries.places import is_in_town
from app.practice.states import LEFT
from app.students.enums import StudentState
from app.students.models import Student, StudyGroup
from app.students.queries import ACCOUNT_OF_STUDENT, STUDENT_ADDRESS
from app.students.queries.holds import HeldRows, students_in

SEARCHED = (Student,)  # the records whose words the list is searched by


class OutcomeRow(NamedTuple):
    """A student, the outcome if there is one, and whether the student is of the period's groups."""

    student: Student
    placement: Placement | None
    takes_part: bool

    @property
    def place(self) -> PracticePlace | None:
        """Return where the student goes."""
        return self.placement.place if self.placement else None


class Misplaced(NamedTuple):
    """A seat whose student could not get it today; the group may still take part."""

    placement: Placement
    in_period: bool


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


def list_outcomes(
    period: PracticePeriod,
    *,
    q: str | None = None,
    group: int | None = None,
    town: str | None = None,
    outcome: Basis | int | str | None = None,
) -> Select[Any]:
    """Select `OutcomeRow`s of all who take part and of those who have an outcome from before.

    `town` is that of the base, `outcome` a basis, the rank of a wish or any seat;
    the caller orders them.
    """
    own = and_(Placement.student_id == Student.id, Placement.period_id == period.id)
    placed = select(Placement.student_id).where(Placement.period_id == period.id)
    concerned = select(Student.id).where(is_in_groups(period)).union(placed)
    statement = (
        select(Student)
        .add_columns(Placement, is_in_groups(period).label("takes_part"))
        .outerjoin(Placement, own)
        .options(
            joinedload(Student.group),
            joinedload(Student.account),
            joinedload(Placement.place).joinedload(PracticePlace.organization),
        )
        .where(Student.id.in_(concerned))
    )
    if q:
        statement = statement.where(matches(q, (Student, Student.id)))
    if group:
        statement = statement.where(Student.group_id == group)
    if town:
        at_base = is_in_town(town)
        there = select(PracticePlace.id).where(PracticePlace.period_id == period.id, at_base)
        statement = statement.where(Placement.place_id.in_(there))
    return statement.where(_came_out(outcome)) if outcome else statement


def _came_out(outcome: Basis | int | str) -> ColumnElement[bool]:
    if outcome == PLACED:
        return Placement.place_id.is_not(None)
    if isinstance(outcome, Basis):
        return Placement.basis == outcome
    return Placement.rank == outcome


def list_students_at(place: PracticePlace, *, visible_to: Viewer) -> Sequence[Placement]:
    """Return the placements at a place with students and groups; a base sees published ones."""
    is_own = place.organization_id in visible_to.organization_ids
    if not visible_to.sees_all and not (is_own and place.period.is_published):
        return []
    statement = (
        select(Placement)
        .join(Placement.student)
        .options(contains_eager(Placement.student).joinedload(Student.group))
        .where(Placement.place_id == place.id)
        .order_by(Student.name_key, Student.id)
    )
    return db.session.scalars(statement).all()


def find_placement(period: PracticePeriod, student_id: int) -> Placement | None:
    """Return a student's outcome in a period, None when there is none yet."""
    return db.session.scalar(
        select(Placement).where(
            Placement.period_id == period.id, Placement.student_id == student_id
        )
    )


def get_outcome(period: PracticePeriod, student_id: int) -> Placement:
    """Return a student's outcome in a period; raises NotFoundError."""
    placement = find_placement(period, student_id)
    if placement is None:
        raise NotFoundError
    return placement


def get_placement(placement_id: int, *, visible_to: Viewer) -> Placement:
    """Return a placement: staff any, a student the own published one; raises NotFoundError."""
    statement = select(Placement).where(Placement.id == placement_id)
    if not visible_to.sees_all:
        statement = (
            statement.join(Placement.period)
            .join(Placement.student)
            .where(
                PracticePeriod.state == PeriodState.PUBLISHED,
                Student.user_id == visible_to.id,
            )
        )
    placement = db.session.scalar(statement)
    if placement is None:
        raise NotFoundError
    return placement


def find_published_placement(period: PracticePeriod, student: Student) -> Placement | None:
    """Return a student's own outcome; None for who came into the group after publishing.

    Raises NotFoundError while nothing is published.
    """
    if not period.is_published:
        raise NotFoundError
    statement = (
        select(Placement)
        .where(Placement.period_id == period.id, Placement.student_id == student.id)
        .options(joinedload(Placement.place).joinedload(PracticePlace.organization))
    )
    return db.session.scalar(statement)


def list_current_of(viewer: Viewer, today: date) -> Sequence[Placement]:
    """Return a student's published outcomes whose practice is not over, the next first."""
    statement = (
        select(Placement)
        .join(Placement.period)
        .join(Placement.student)
        .where(
            Student.user_id == viewer.id,
            PracticePeriod.state == PeriodState.PUBLISHED,
            PracticePeriod.ends_on >= today,
            Placement.state.not_in(LEFT),  # nobody waits for a seat there any more
        )
        .options(
            contains_eager(Placement.period),
            joinedload(Placement.place).joinedload(PracticePlace.organization),
        )
        .order_by(PracticePeriod.starts_on)
    )
    return db.session.scalars(statement).all()


def coming_of_students_in(states: Sequence[StudentState], *, today: date) -> HeldRows:
    """Select the seats in practice that is not over, of students in one of the states."""
    coming = select(PracticePeriod.id).where(PracticePeriod.ends_on >= today)
    return select(Placement.id, Placement.student_id, Placement.period_id).where(
        Placement.student_id.in_(students_in(states)),
        Placement.place_id.is_not(None),
        Placement.period_id.in_(coming),
    )


def count_coming_to(organization_ids: Collection[int], today: date) -> int:
    """Count the students who come to bases, or are there, by published distributions."""
    statement = (
        select(func.count(Placement.id))
        .join(Placement.place)
        .join(Placement.period)
        .where(
            PracticePlace.organization_id.in_(organization_ids),
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
        select(Placement.place_id)
        .add_columns(func.count().label("seats"))
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


def list_misplaced(period: PracticePeriod) -> list[Misplaced]:
    """Return who holds a seat and could not get it today, by group and name."""
    in_period = is_in_groups(period)
    fits = or_(
        PracticePlace.speciality_id.is_(None),
        PracticePlace.speciality_id == StudyGroup.speciality_id,
    )
    statement = (
        select(Placement, in_period)
        .join(Placement.student)
        .join(Student.group)
        .join(Placement.place)
        .options(
            contains_eager(Placement.student).contains_eager(Student.group),
            contains_eager(Placement.place).joinedload(PracticePlace.organization),
        )
        .where(Placement.period_id == period.id, ~and_(in_period, fits))
        .order_by(StudyGroup.name_key, Student.name_key, Student.id)
    )
    return [Misplaced(*row) for row in db.session.execute(statement)]


def without_outcome(period: PracticePeriod) -> Select[Any]:
    """Select the ids of the students of the period's groups who have no outcome yet."""
    placed = select(Placement.student_id).where(Placement.period_id == period.id)
    return select(Student.id).where(is_in_groups(period), Student.id.not_in(placed))


def list_addresses(
    period: PracticePeriod,
    *,
    bases: Collection[Basis] = (),
    places: Collection[int] = (),
) -> Sequence[str]:
    """Return the e-mails of the students who have an outcome in a period, or of some of them.

    Who has no seat and is not of its groups any more is not concerned.
    """
    concerned = or_(Placement.place_id.is_not(None), is_in_groups(period))
    statement = (
        select(STUDENT_ADDRESS)
        .select_from(Placement)
        .join(Placement.student)
        .outerjoin(User, ACCOUNT_OF_STUDENT)
        .where(Placement.period_id == period.id, STUDENT_ADDRESS.is_not(None), concerned)
    )
    if bases:
        statement = statement.where(Placement.basis.in_(bases))
    if places:
        statement = statement.where(Placement.place_id.in_(places))
    return db.session.scalars(statement.order_by(Student.id)).all()


def list_base_addresses(period: PracticePeriod, *, places: Collection[int] = ()) -> list[str]:
    """Return the e-mails of the bases that get students in a period, or of some places' bases.

    As everywhere, the accounts of an organization come before its own address.
    """
    return _addresses_of_bases(
        period, PracticePlace.id.in_(places) if places else PracticePlace.taken > 0
    )


def list_empty_base_addresses(period: PracticePeriod) -> list[str]:
    """Return the e-mails of the organizations that offered places in a period and get nobody."""
    others = aliased(PracticePlace)
    gets_somebody = exists().where(
        others.period_id == period.id,
        others.organization_id == PracticePlace.organization_id,
        others.taken > 0,
    )
    return _addresses_of_bases(period, PracticePlace.seats > 0, ~gets_somebody)


def _addresses_of_bases(period: PracticePeriod, *which: ColumnElement[bool]) -> list[str]:
    statement = (
        select(func.coalesce(User.email, Organization.email))
        .select_from(PracticePlace)
        .join(PracticePlace.organization)
        .outerjoin(User, User.id.in_(answering_for(of=lambda column: column == Organization.id)))
        .where(PracticePlace.period_id == period.id, *which)
        .order_by(Organization.id, User.id)
    )
    found = db.session.scalars(statement)
    return list(dict.fromkeys(address for address in found if address))
