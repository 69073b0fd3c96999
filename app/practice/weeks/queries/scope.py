"""Whose practice a person may follow: staff all, a supervisor the own groups, a base its own."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.enums import PeriodState
from app.practice.models import PeriodSupervisor, Placement, PracticePeriod, PracticePlace
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase
from app.practice.states import PlacementParty
from app.privacy.shown import reveal
from app.students.models import Student, StudyGroup


def followed() -> Select[Any]:
    """Select placements with their student, group and period, as `is_seen_by` reads them."""
    to_place = joinedload(Placement.place)
    return (
        select(Placement)
        .join(Placement.student)
        .join(Placement.period)
        .join(Student.group)
        .options(
            contains_eager(Placement.student).contains_eager(Student.group),
            contains_eager(Placement.period),
            to_place.joinedload(PracticePlace.base).joinedload(PracticeBase.organization),
            to_place.joinedload(PracticePlace.organization),
        )
    )


def is_led_by(viewer: Viewer) -> ColumnElement[bool]:
    """Tell of a placement and its student whether this person leads the group through it."""
    return (
        exists()
        .where(
            PeriodSupervisor.period_id == Placement.period_id,
            PeriodSupervisor.group_id == Student.group_id,
            PeriodSupervisor.user_id == viewer.id,
        )
        .correlate(Placement, Student)
    )


def is_at_base_of(viewer: Viewer) -> ColumnElement[bool]:
    """Tell of a placement whether it is at an organization this person acts for."""
    own = select(PracticePlace.id).where(PracticePlace.organization_id.in_(viewer.organization_ids))
    return Placement.place_id.in_(own)


def is_seen_by(viewer: Viewer, *, by_student: bool = True) -> ColumnElement[bool]:
    """Tell of a placement with its student and period whether this person may follow it."""
    if viewer.sees_all:
        return true()
    sides = [is_at_base_of(viewer)]
    if viewer.can(Permission.SUPERVISION_DO):
        sides.append(is_led_by(viewer))
    if by_student:
        sides.append(Student.user_id == viewer.id)
    return and_(PracticePeriod.state == PeriodState.PUBLISHED, or_(*sides))


def get_placement(placement_id: int, *, visible_to: Viewer, by_student: bool = True) -> Placement:
    """Return a placement this person may follow, with all it is shown with; else NotFoundError."""
    seen = is_seen_by(visible_to, by_student=by_student)
    return _one(followed().where(Placement.id == placement_id, seen))


def get_own_placement(placement_id: int, *, student_of: Viewer) -> Placement:
    """Return a student's own published placement; raises NotFoundError."""
    own = and_(Student.user_id == student_of.id, PracticePeriod.state == PeriodState.PUBLISHED)
    return _one(followed().where(Placement.id == placement_id, own))


def sides_of(placement: Placement, viewer: Viewer) -> frozenset[PlacementParty]:
    """Return the sides a person takes where a practice moves on; several hats, several."""
    sides = set()
    if viewer.can(Permission.PLACEMENT_MANAGE):
        sides.add(PlacementParty.STAFF)
    place = placement.place
    if place and place.organization_id in viewer.organization_ids:
        sides.add(PlacementParty.BASE)
    if placement.student.user_id == viewer.id:
        sides.add(PlacementParty.STUDENT)
    if viewer.can(Permission.SUPERVISION_DO) and _leads(placement, viewer):
        sides.add(PlacementParty.SUPERVISOR)
    return frozenset(sides)


def find_supervisor_of(placement: Placement) -> PeriodSupervisor | None:
    """Return who leads the student's group through the period."""
    return db.session.scalar(
        select(PeriodSupervisor).filter_by(
            period_id=placement.period_id, group_id=placement.student.group_id
        )
    )


def get_followed_period(period_id: int, *, visible_to: Viewer) -> PracticePeriod:
    """Return a period to staff, and to a supervisor of one of its groups; else NotFoundError."""
    statement = select(PracticePeriod).where(PracticePeriod.id == period_id)
    if not visible_to.sees_all:
        led = select(PeriodSupervisor.period_id).where(PeriodSupervisor.user_id == visible_to.id)
        published = PracticePeriod.state == PeriodState.PUBLISHED
        statement = statement.where(PracticePeriod.id.in_(led), published)
    period = db.session.scalar(statement)
    if period is None:
        raise NotFoundError
    return period


def groups_followed_in(period: PracticePeriod, viewer: Viewer) -> list[StudyGroup]:
    """Return the groups of a period whose practice this person follows, by name."""
    seated = (
        select(Student.group_id)
        .join(Placement, Placement.student_id == Student.id)
        .where(Placement.period_id == period.id, Placement.place_id.is_not(None))
    )
    statement = select(StudyGroup).where(StudyGroup.id.in_(seated))
    if not viewer.sees_all:
        led = select(PeriodSupervisor.group_id).where(
            PeriodSupervisor.period_id == period.id, PeriodSupervisor.user_id == viewer.id
        )
        statement = statement.where(StudyGroup.id.in_(led))
    return list(db.session.scalars(statement.order_by(StudyGroup.name_key, StudyGroup.id)))


def group_among(groups: Sequence[StudyGroup], asked: int | None) -> StudyGroup | None:
    """Return the group that was asked for, else the first; raises NotFoundError for another."""
    if asked is None:
        return next(iter(groups), None)
    group = next((one for one in groups if one.id == asked), None)
    if group is None:
        raise NotFoundError
    return group


def show_names(students: Iterable[Student], viewer: Viewer) -> None:
    """Say whose names this person may read; a teacher reads those of the students they lead."""
    if not viewer.can(Permission.COURSE_FOLLOW):
        reveal(students, to=viewer)
        return
    for student in students:
        student.is_revealed = True


def placements_to_hold(ids: Collection[int]) -> Select[Any]:
    """Select placements in the order they are locked in."""
    return select(Placement).where(Placement.id.in_(ids)).order_by(Placement.id)


def _leads(placement: Placement, viewer: Viewer) -> bool:
    supervisor = find_supervisor_of(placement)
    return supervisor is not None and supervisor.user_id == viewer.id


def _one(statement: Select[Any]) -> Placement:
    placement: Placement | None = db.session.scalar(statement)
    if placement is None:
        raise NotFoundError
    return placement
