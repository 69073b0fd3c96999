"""Reading periods, each with its counts."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Executable, Select, and_, exists, func, or_, select, true
from sqlalchemy.orm import joinedload, selectinload

from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import matches
from app.base.viewer import Viewer
from app.extensions import db
from app.organizations.models import Organization
from app.organizations.queries import organization_choices
from app.plan.enums import Topic
from app.plan.queries import serving
from app.practice.enums import PeriodState, PracticeKind
from app.practice.models import (
    Placement,
    PracticeApplication,
    PracticePeriod,
    PracticePlace,
    period_groups,
)
from app.students.models import Student, StudyGroup
from app.students.queries import all_group_choices, is_studying, studied_on
from app.web.tallies import shared

# The fair's item of the plan of 2023–2024 asks for the distribution to practice as well.
TOPICS = (Topic.PRACTICE_BASES, Topic.JOB_FAIR)
SORTABLE = {
    "starts": PracticePeriod.starts_on,
    "title": PracticePeriod.title_key,
    "until": PracticePeriod.applications_open_until,
}
CHANGES_PLACES = PracticePeriod.state.in_((PeriodState.DRAFT, PeriodState.OPEN))
IS_PUBLISHED = PracticePeriod.state == PeriodState.PUBLISHED
_of_period = period_groups.c.period_id == PracticePeriod.id
_in_groups = and_(Student.group_id == period_groups.c.group_id, studied_on(PracticePeriod.ends_on))


class PeriodCounts(NamedTuple):
    """How much of everything a period has.

    `students` are those of its groups now, `submitted` the applications they have sent, `left`
    the applications of those who have changed to another group since; `seatless` are the students
    without a seat yet.
    """

    seats: int
    students: int
    submitted: int
    left: int
    seatless: int


Counting = Callable[[Sequence[int]], dict[int, PeriodCounts]]


class PeriodRow(NamedTuple):
    """A period with its counts."""

    period: PracticePeriod
    counts: PeriodCounts


class OwnPeriodRow(NamedTuple):
    """A period of a student, with the own application and the published outcome."""

    period: PracticePeriod
    application: PracticeApplication | None
    placement: Placement | None


def list_periods(
    *,
    q: str | None = None,
    state: PeriodState | None = None,
    kind: PracticeKind | None = None,
    item: int | None = None,
) -> Select[Any]:
    """Select periods for staff, `period_rows` counts those of a page; the caller orders them."""
    statement = select(PracticePeriod).options(
        selectinload(PracticePeriod.plan_items), selectinload(PracticePeriod.groups)
    )
    if q:
        statement = statement.where(matches(q, (PracticePeriod, PracticePeriod.id)))
    if state:
        statement = statement.where(PracticePeriod.state == state)
    if kind:
        statement = statement.where(PracticePeriod.kind == kind)
    if item:
        statement = statement.where(serving(PracticePeriod, item))
    return statement


def period_rows(
    periods: Iterable[PracticePeriod], *, counting: Counting | None = None
) -> list[PeriodRow]:
    """Return periods with their counts, in a flat number of queries."""
    known = list(periods)
    counts = (counting or counts_of)([period.id for period in known])
    return [PeriodRow(period, counts[period.id]) for period in known]


def list_at_work(today: date) -> list[PracticePeriod]:
    """Return the periods that are not published or not over, the first to begin first.

    The parts of one dashboard read them once.
    """
    statement = (
        select(PracticePeriod)
        .options(joinedload(PracticePeriod.plan_items))
        .where(or_(~IS_PUBLISHED, PracticePeriod.ends_on >= today))
        .order_by(PracticePeriod.starts_on, PracticePeriod.id)
    )
    return shared(f"periods at work {today}", lambda: list(db.session.scalars(statement).unique()))


def list_coming(today: date) -> list[PracticePeriod]:
    """Return the published periods that are not over, the first to begin first."""
    return [one for one in list_at_work(today) if one.is_published and one.ends_on >= today]


def list_unfinished(rows: Iterable[PeriodRow]) -> list[PeriodRow]:
    """Return those of the periods that are not published yet, the first to close first."""
    found = [row for row in rows if not row.period.is_published]
    return sorted(found, key=lambda row: (row.period.applications_open_until, row.period.id))


def list_with_seatless(rows: Iterable[PeriodRow]) -> list[PeriodRow]:
    """Return those of the periods that are published and leave students without a seat."""
    return [row for row in rows if row.period.is_published and row.counts.seatless]


def list_periods_of(student: Student) -> Select[Any]:
    """Select `OwnPeriodRow`s of a student, the newest first."""
    application = and_(
        PracticeApplication.period_id == PracticePeriod.id,
        PracticeApplication.student_id == student.id,
    )
    placement = and_(Placement.period_id == PracticePeriod.id, Placement.student_id == student.id)
    return (
        select(PracticePeriod)
        .add_columns(PracticeApplication, Placement)
        .outerjoin(PracticeApplication, application)
        .outerjoin(Placement, and_(placement, PracticePeriod.state == PeriodState.PUBLISHED))
        .where(is_of_student(Student.id == student.id))
        .options(joinedload(Placement.place).joinedload(PracticePlace.organization))
        .order_by(PracticePeriod.starts_on.desc(), PracticePeriod.id)
    )


def search_periods(q: str, *, visible_to: Viewer, limit: int) -> Sequence[PracticePeriod]:
    """Return the first periods a person may see that have these words, the newest first."""
    found = matches(q, (PracticePeriod, PracticePeriod.id))
    statement = (
        select(PracticePeriod)
        .where(_visible_to(visible_to), found)
        .order_by(PracticePeriod.starts_on.desc(), PracticePeriod.id)
        .limit(limit)
    )
    return db.session.scalars(statement).all()


def list_periods_of_item(item_id: int, *, limit: int) -> Sequence[PracticePeriod]:
    """Return the first periods that serve a plan item, the newest first."""
    statement = (
        select(PracticePeriod)
        .where(serving(PracticePeriod, item_id))
        .order_by(PracticePeriod.starts_on.desc(), PracticePeriod.id)
        .limit(limit)
    )
    return db.session.scalars(statement).all()


def list_overlapping(period: PracticePeriod) -> Sequence[PracticePeriod]:
    """Return the other periods that call one of the same groups away on the same days."""
    others = period_groups.alias()
    own = select(period_groups.c.group_id).where(period_groups.c.period_id == period.id)
    shares = exists().where(others.c.period_id == PracticePeriod.id, others.c.group_id.in_(own))
    statement = (
        select(PracticePeriod)
        .where(
            PracticePeriod.id != period.id,
            PracticePeriod.starts_on <= period.ends_on,
            PracticePeriod.ends_on >= period.starts_on,
            shares,
        )
        .order_by(PracticePeriod.starts_on, PracticePeriod.id)
    )
    return db.session.scalars(statement).all()


def get_period(period_id: int, *, visible_to: Viewer) -> PracticePeriod:
    """Return a period this person may see; raises NotFoundError."""
    statement = (
        select(PracticePeriod)
        .where(PracticePeriod.id == period_id, _visible_to(visible_to))
        .options(selectinload(PracticePeriod.plan_items), selectinload(PracticePeriod.groups))
    )
    period = db.session.scalar(statement)
    if period is None:
        raise NotFoundError
    return period


def list_groups_by_id(group_ids: Collection[int]) -> Sequence[StudyGroup]:
    """Return the groups of these ids, unknown ones left out."""
    return db.session.scalars(select(StudyGroup).where(StudyGroup.id.in_(group_ids))).all()


def group_choices_of(period: PracticePeriod) -> Choices:
    """Return the groups of a period to choose among, by name."""
    groups = all_group_choices()
    of_period = select(period_groups.c.group_id).where(period_groups.c.period_id == period.id)
    return replace(
        groups,
        name="period-groups",
        statement=groups.statement.where(StudyGroup.id.in_(of_period)),
        of={"period": period.id},
    )


def offering_choices(period: PracticePeriod) -> Choices:
    """Return the organizations with places in a period, by name."""
    organizations = organization_choices()
    offering = select(PracticePlace.organization_id).where(PracticePlace.period_id == period.id)
    return replace(
        organizations,
        name="offering-organizations",
        statement=organizations.statement.where(Organization.id.in_(offering)),
        of={"period": period.id},
    )


def find_student_by_code(period: PracticePeriod, code: str) -> Student | None:
    """Return the student of a period whose code in the lottery this is («s15»)."""
    groups = select(period_groups.c.group_id).where(period_groups.c.period_id == period.id)
    statement = select(Student).where(
        Student.id == int(code.removeprefix("s")), Student.group_id.in_(groups), is_studying()
    )
    return db.session.scalar(statement)


def count_period(period: PracticePeriod) -> PeriodCounts:
    """Return the counts of one period."""
    return counts_of([period.id])[period.id]


def counts_of(ids: Sequence[int]) -> dict[int, PeriodCounts]:
    """Count periods all at once: their groups' students are read once for every figure."""
    places, sent, people = (
        {row[0]: row[1:] for row in db.session.execute(counted)} if ids else {}
        for counted in (_seats(ids), _applications(ids), _students(ids))
    )
    counts = {}
    for one in ids:
        (seats,), (applied,) = places.get(one, (0,)), sent.get(one, (0,))
        students, still_there, submitted, seatless = people.get(one, (0, 0, 0, 0))
        counts[one] = PeriodCounts(seats, students, submitted, applied - still_there, seatless)
    return counts


def _seats(ids: Sequence[int]) -> Executable:
    of_period = PracticePlace.period_id
    return (
        select(of_period, func.sum(PracticePlace.seats))
        .where(of_period.in_(ids))
        .group_by(of_period)
    )


def _applications(ids: Sequence[int]) -> Executable:
    of_period = PracticeApplication.period_id
    return select(of_period, func.count()).where(of_period.in_(ids)).group_by(of_period)


def _students(ids: Sequence[int]) -> Executable:
    """Select of each period its students, those who apply and have sent it, those seatless."""
    applied, placed = (
        and_(one.student_id == Student.id, one.period_id == PracticePeriod.id)
        for one in (PracticeApplication, Placement)
    )
    return (
        select(
            PracticePeriod.id,
            func.count(),
            func.count(PracticeApplication.id),
            func.count(PracticeApplication.submitted_at),
            func.count().filter(Placement.waits_for_seat()),
        )
        .join(period_groups, _of_period)
        .join(Student, _in_groups)
        .outerjoin(PracticeApplication, applied)
        .outerjoin(Placement, placed)
        .where(PracticePeriod.id.in_(ids))
        .group_by(PracticePeriod.id)
    )


def _visible_to(viewer: Viewer) -> ColumnElement[bool]:
    if viewer.sees_all:
        return true()
    place = exists().where(
        PracticePlace.period_id == PracticePeriod.id,
        PracticePlace.organization_id.in_(viewer.organization_ids),
        PracticePeriod.state != PeriodState.DRAFT,
    )
    return or_(place, is_of_student(Student.user_id == viewer.id))


def is_of_student(whose: ColumnElement[bool]) -> ColumnElement[bool]:
    """Tell whether a period concerns a student: by the group, or by a seat from before."""
    in_group = exists().where(_of_period, _in_groups, whose).correlate(PracticePeriod)
    placed = exists().where(
        Placement.period_id == PracticePeriod.id, Placement.student_id == Student.id, whose
    )
    return and_(PracticePeriod.state != PeriodState.DRAFT, or_(in_group, placed))


def list_taking_applications(today: date) -> list[PracticePeriod]:
    """Return the periods in which students choose places today, the first to end first."""
    statement = select(PracticePeriod).where(
        PracticePeriod.state == PeriodState.OPEN,
        PracticePeriod.applications_open_on <= today,
        PracticePeriod.applications_open_until >= today,
    )
    by_end = (PracticePeriod.applications_open_until, PracticePeriod.id)
    return list(db.session.scalars(statement.order_by(*by_end)))


def list_changeable_periods() -> list[PracticePeriod]:
    """Return the periods whose places still change, the first to begin first."""
    statement = select(PracticePeriod).where(CHANGES_PLACES)
    return list(db.session.scalars(statement.order_by(PracticePeriod.starts_on, PracticePeriod.id)))
