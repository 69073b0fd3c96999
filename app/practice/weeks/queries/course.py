"""Reading one student's or one base's weeks: attendance, diary, visits, steps, references."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import exists, func, select
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.organizations.models import Organization
from app.practice.enums import PeriodState, PlacementState
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.registry.models import PracticeBase
from app.practice.weeks.models import (
    AttendanceDay,
    DiaryDraft,
    DiaryEntry,
    PlacementStep,
    PracticeReference,
    PracticeResult,
    SupervisorVisit,
)
from app.practice.weeks.queries.scope import followed, is_at_base_of, is_seen_by
from app.students.models import Student

_LAST_DAYS, _DESCRIBING = timedelta(days=4), timedelta(days=30)
_DESCRIBED = 5  # of a dashboard; the others come when these are done
ON_SHEET = 200  # students of a sheet; the largest group and the largest place have fewer


class VisitedBase(NamedTuple):
    """A base where a person has students: how many, and when the college was there last."""

    base: PracticeBase
    students: int
    visited_on: date | None


def list_roll(
    period: PracticePeriod,
    *,
    visible_to: Viewer,
    group: int | None = None,
    place: int | None = None,
) -> list[Placement]:
    """Return the placements of a sheet, of a group or of a place, by name."""
    statement = (
        followed()
        .where(
            Placement.period_id == period.id,
            Placement.place_id.is_not(None),
            is_seen_by(visible_to, by_student=False),
        )
        .order_by(Student.name_key, Student.id)
        .limit(ON_SHEET)
    )
    if group:
        statement = statement.where(Student.group_id == group)
    if place:
        statement = statement.where(Placement.place_id == place)
    return list(db.session.scalars(statement))


def attendance_on(ids: Collection[int], day: date) -> dict[int, AttendanceDay]:
    """Return the marks of a day with who made them, by the placement's id."""
    statement = (
        select(AttendanceDay)
        .where(AttendanceDay.placement_id.in_(ids), AttendanceDay.day == day)
        .options(joinedload(AttendanceDay.user))
    )
    return {one.placement_id: one for one in db.session.scalars(statement)}


def list_attendance(placement: Placement) -> Sequence[AttendanceDay]:
    """Return all marks of a student, the first day first."""
    statement = select(AttendanceDay).where(AttendanceDay.placement_id == placement.id)
    return db.session.scalars(statement.order_by(AttendanceDay.day)).all()


def list_entries(placement: Placement) -> Sequence[DiaryEntry]:
    """Return a student's diary, the newest day first."""
    statement = select(DiaryEntry).where(DiaryEntry.placement_id == placement.id)
    return db.session.scalars(statement.order_by(DiaryEntry.day.desc())).all()


def find_entry(placement: Placement, day: date) -> DiaryEntry | None:
    """Return a student's entry of a day."""
    return db.session.scalar(select(DiaryEntry).filter_by(placement_id=placement.id, day=day))


def find_draft(placement: Placement) -> DiaryDraft | None:
    """Return the day a student has begun to write; for the student's own pages alone."""
    return db.session.scalar(select(DiaryDraft).filter_by(placement_id=placement.id))


def get_entry(entry_id: int, *, student_of: Viewer) -> DiaryEntry:
    """Return a student's own entry; raises NotFoundError."""
    statement = (
        select(DiaryEntry)
        .join(DiaryEntry.placement)
        .join(Placement.student)
        .join(Placement.period)
        .where(
            DiaryEntry.id == entry_id,
            Student.user_id == student_of.id,
            PracticePeriod.state == PeriodState.PUBLISHED,
        )
    )
    entry = db.session.scalar(statement)
    if entry is None:
        raise NotFoundError
    return entry


def list_steps(placement: Placement) -> Sequence[PlacementStep]:
    """Return what happened to a student's practice, in order."""
    statement = (
        select(PlacementStep)
        .where(PlacementStep.placement_id == placement.id)
        .options(joinedload(PlacementStep.place).joinedload(PracticePlace.organization))
        .order_by(PlacementStep.id)
    )
    return db.session.scalars(statement).all()


def find_reference(placement: Placement) -> PracticeReference | None:
    """Return what the base wrote of a student, None when nothing yet."""
    return db.session.scalar(select(PracticeReference).filter_by(placement_id=placement.id))


def find_result(placement: Placement) -> PracticeResult | None:
    """Return a student's mark, None before the attestation."""
    return db.session.scalar(select(PracticeResult).filter_by(placement_id=placement.id))


def list_visits(period: PracticePeriod, *, visible_to: Viewer) -> list[SupervisorVisit]:
    """Return the visits of a period, the newest first: a supervisor's own, staff all."""
    statement = (
        select(SupervisorVisit)
        .where(SupervisorVisit.period_id == period.id)
        .options(
            joinedload(SupervisorVisit.base).joinedload(PracticeBase.organization),
            joinedload(SupervisorVisit.user),
        )
        .order_by(SupervisorVisit.visited_on.desc(), SupervisorVisit.id.desc())
        .limit(ON_SHEET)
    )
    if not visible_to.sees_all:
        statement = statement.where(SupervisorVisit.user_id == visible_to.id)
    return list(db.session.scalars(statement))


def get_visit(visit_id: int, *, visible_to: Viewer) -> SupervisorVisit:
    """Return a visit: staff any, a supervisor the own; raises NotFoundError."""
    statement = select(SupervisorVisit).where(SupervisorVisit.id == visit_id)
    if not visible_to.sees_all:
        statement = statement.where(SupervisorVisit.user_id == visible_to.id)
    visit = db.session.scalar(statement)
    if visit is None:
        raise NotFoundError
    return visit


def list_visited_bases(period: PracticePeriod, viewer: Viewer) -> list[VisitedBase]:
    """Return the bases of a period where a person has students, by name."""
    last = (
        select(func.max(SupervisorVisit.visited_on))
        .where(SupervisorVisit.period_id == period.id, SupervisorVisit.base_id == PracticeBase.id)
        .correlate(PracticeBase)
        .scalar_subquery()
    )
    counted = (
        select(PracticePlace.base_id, func.count(Placement.id).label("students"))
        .select_from(Placement)
        .join(Placement.student)
        .join(Placement.period)
        .join(Placement.place)
        .where(Placement.period_id == period.id, is_seen_by(viewer, by_student=False))
        .group_by(PracticePlace.base_id)
        .subquery()
    )
    statement = (
        select(PracticeBase, counted.c.students, last)
        .join(counted, counted.c.base_id == PracticeBase.id)
        .join(PracticeBase.organization)
        .options(joinedload(PracticeBase.organization))
        .order_by(Organization.name_key, PracticeBase.id)
    )
    return [VisitedBase(*row) for row in db.session.execute(statement)]


def get_visited_base(period: PracticePeriod, base_id: int, viewer: Viewer) -> PracticeBase:
    """Return a base of a period where a person has students; raises NotFoundError."""
    seen = (
        select(PracticePlace.base_id)
        .join(Placement, Placement.place_id == PracticePlace.id)
        .join(Placement.student)
        .join(Placement.period)
        .where(Placement.period_id == period.id, is_seen_by(viewer, by_student=False))
    )
    statement = select(PracticeBase).where(PracticeBase.id == base_id, PracticeBase.id.in_(seen))
    base = db.session.scalar(statement)
    if base is None:
        raise NotFoundError
    return base


def list_without_reference(viewer: Viewer, today: date) -> list[Placement]:
    """Return whom a person's organizations have still to describe, in the last days and after."""
    described = exists().where(PracticeReference.placement_id == Placement.id)
    statement = (
        followed()
        .where(
            is_at_base_of(viewer),
            PracticePeriod.state == PeriodState.PUBLISHED,
            Placement.state.in_((PlacementState.BEGUN, PlacementState.FINISHED)),
            PracticePeriod.ends_on.between(today - _DESCRIBING, today + _LAST_DAYS),
            ~described.correlate(Placement),
        )
        .order_by(PracticePeriod.ends_on, Student.name_key, Student.id)
        .limit(_DESCRIBED)
    )
    return list(db.session.scalars(statement))


def list_present_of(viewer: Viewer, *, today: date) -> list[Placement]:
    """Return a student's published placements with a seat: what runs today, then the newest."""
    statement = followed().where(
        Student.user_id == viewer.id,
        PracticePeriod.state == PeriodState.PUBLISHED,
        Placement.place_id.is_not(None),
    )
    runs = db.literal(today).between(PracticePeriod.starts_on, PracticePeriod.ends_on)
    ordered = statement.order_by(runs.desc(), PracticePeriod.starts_on.desc(), Placement.id)
    return list(db.session.scalars(ordered))
