"""The groups move on by a year in one step: planned, done, taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from app.base.constraints import refusing
from app.base.locks import lock, lock_rows
from app.base.viewer import Viewer, require
from app.deadlines.academic_year import AcademicYear
from app.extensions import db
from app.students.enums import GroupFate, StudentEvent, StudentState
from app.students.errors import (
    GroupNameTakenError,
    MovedOnAlreadyError,
    MovedOnSinceError,
    NotLastChangeError,
    PlanOutdatedError,
    TooEarlyToMoveError,
)
from app.students.models import GroupYear, Student, StudentChange, StudyGroup, YearMove
from app.students.permissions import Permission
from app.students.queries import life
from app.students.rules import (
    COURSES,
    StateChangeTerms,
    are_named_by_year,
    check_change,
    next_name,
    study_year,
)
from app.students.services.groups import NAME
from app.students.services.states import undo_changes


@dataclass(frozen=True)
class GroupStep:
    """What becomes of one group, and of whom."""

    group: StudyGroup
    studying: int
    on_leave: int
    planned: int
    fate: GroupFate
    new_name: str

    @property
    def graduates(self) -> int:
        """How many graduate with the group."""
        return self.studying - self.planned if self.fate is GroupFate.GRADUATES else 0


@dataclass(frozen=True)
class YearPlan:
    """What a move to an academic year would do; `is_open`: it can be done today.

    `seen` changes with the groups: a decision about an earlier plan is refused.
    """

    year: AcademicYear
    is_open: bool
    steps: Sequence[GroupStep]

    @property
    def totals(self) -> dict[GroupFate, int]:
        """How many groups meet each fate."""
        return {fate: sum(step.fate is fate for step in self.steps) for fate in GroupFate}

    @property
    def graduates(self) -> int:
        """How many students graduate."""
        return sum(step.graduates for step in self.steps)

    @property
    def seen(self) -> str:
        """The groups of the plan with their versions."""
        return " ".join(f"{one.group.id}-{one.group.version}-{one.studying}" for one in self.steps)


def plan_year(today: date) -> YearPlan:
    """Propose what becomes of each group in the year that comes, or that began without a move."""
    present = study_year(today)
    is_moved = life.find_year_move(present.first_year) is not None
    is_open = not is_moved and life.has_unmoved_groups(present.first_year)
    year = present if is_open else AcademicYear(present.first_year + 1)
    return YearPlan(year, is_open, _proposed(life.list_movable(year.first_year), year))


def _proposed(rows: Sequence[life.MovableGroup], year: AcademicYear) -> list[GroupStep]:
    leaving = [(row.group.name, row.group.course) for row in rows if not row.is_moved]
    by_year = are_named_by_year(leaving, first_year=year.first_year - 1)
    return [_propose(row, year, by_year=by_year) for row in rows]


def _propose(row: life.MovableGroup, year: AcademicYear, *, by_year: bool) -> GroupStep:
    group = row.group
    name = next_name(group.name, group.course, by_year=by_year)
    if row.is_moved:
        fate, name = GroupFate.STAYS, group.name
    elif group.graduation_year <= year.first_year or group.course == COURSES[-1]:
        fate, name = GroupFate.GRADUATES, group.name
    else:
        fate = GroupFate.MOVES
    return GroupStep(group, row.studying, row.on_leave, row.planned, fate, name)


def move_on(
    *,
    chosen: Mapping[int, tuple[GroupFate, str]],
    seen: str,
    terms: StateChangeTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> YearMove:
    """Move the groups on as proposed, or as `chosen` by group; `terms` is the graduates' order.

    Raises TooEarlyToMoveError, MovedOnAlreadyError, PlanOutdatedError, GroupNameTakenError with
    the field of the group, ChangeDayError, OrderDayError.
    """
    require(actor, Permission.GROUP_MANAGE)
    check_change(terms, since=None, today=today)
    plan = plan_year(today)
    if not plan.is_open:
        moved = life.find_year_move(study_year(today).first_year)
        raise MovedOnAlreadyError(_label(moved.first_year)) if moved else TooEarlyToMoveError
    move = _begin(plan.year, actor, now)
    lock_rows(life.groups_by_ids([step.group.id for step in plan.steps]))
    plan = _planned_under_locks(plan.year)
    if plan.seen != seen:
        raise PlanOutdatedError
    steps = [_as_chosen(step, chosen) for step in plan.steps]
    move.groups = [_advance(step, plan.year, day=terms.day) for step in steps]
    _graduate([one for one in steps if one.graduates], move, terms, actor, today, now)
    return move


def _planned_under_locks(year: AcademicYear) -> YearPlan:
    rows = life.list_movable(year.first_year)
    return YearPlan(year, True, _proposed(rows, year))


def undo_move(move: YearMove, *, actor: Viewer, now: datetime) -> None:
    """Take a move back as a whole. Raises MovedOnSinceError when anything of it was changed."""
    require(actor, Permission.GROUP_MANAGE)
    lock(move)
    if move.undone_at is not None:
        raise MovedOnSinceError
    known = {one.id: one for one in lock_rows(life.groups_by_ids([g["id"] for g in move.groups]))}
    if any(_state_of(known.get(kept["id"])) != kept["after"] for kept in move.groups):
        raise MovedOnSinceError
    changes = life.changes_of_move(move)
    if len(changes) != sum(kept["graduates"] for kept in move.groups):
        raise MovedOnSinceError
    try:
        undo_changes(changes, actor=actor)
    except NotLastChangeError as error:
        raise MovedOnSinceError from error
    for kept in reversed(move.groups):
        _take_back(known[kept["id"]], kept["before"], move.first_year)
    move.undone_at = now
    db.session.flush()


def _begin(year: AcademicYear, actor: Viewer, now: datetime) -> YearMove:
    move = YearMove(
        first_year=year.first_year, moved_at=now, moved_by_id=actor.id or None, groups=[]
    )
    with refusing({"uq_year_moves_first_year": MovedOnAlreadyError(_label(year.first_year))}):
        db.session.add(move)
    return move


def _as_chosen(step: GroupStep, chosen: Mapping[int, tuple[GroupFate, str]]) -> GroupStep:
    fate, name = chosen.get(step.group.id, (step.fate, step.new_name))
    if fate is GroupFate.MOVES and step.group.course == COURSES[-1]:
        fate = GroupFate.STAYS
    return replace(step, fate=fate, new_name=name if fate is GroupFate.MOVES else step.group.name)


def _advance(step: GroupStep, year: AcademicYear, *, day: date) -> dict[str, Any]:
    # The highest course comes first: a name is free when the group before has left it.
    group = step.group
    before = _state_of(group)
    if life.find_group_year(group.id, year.first_year - 1) is None:
        db.session.add(_year_of(group, year.first_year - 1))
    taken = GroupNameTakenError(field=f"name_{group.id}")
    with refusing({NAME: taken}):
        if step.fate is GroupFate.GRADUATES:
            group.archived_on = day
        elif step.fate is GroupFate.MOVES:
            group.course, group.name = group.course + 1, step.new_name
    is_new = life.find_group_year(group.id, year.first_year) is None
    if step.fate is not GroupFate.GRADUATES and is_new:
        db.session.add(_year_of(group, year.first_year))
    return {
        "id": group.id,
        "fate": str(step.fate),
        "before": before,
        "after": _state_of(group),
        "graduates": step.graduates,
    }


def _year_of(group: StudyGroup, first_year: int) -> GroupYear:
    return GroupYear(group_id=group.id, first_year=first_year, name=group.name, course=group.course)


def _state_of(group: StudyGroup | None) -> dict[str, Any] | None:
    if group is None:
        return None
    closed = group.archived_on.isoformat() if group.archived_on else None
    return {"name": group.name, "course": group.course, "archived_on": closed}


def _take_back(group: StudyGroup, before: Mapping[str, Any], first_year: int) -> None:
    closed = before["archived_on"]
    with refusing({NAME: MovedOnSinceError()}):
        group.name, group.course = before["name"], before["course"]
        group.archived_on = date.fromisoformat(closed) if closed else None
    if noted := life.find_group_year(group.id, first_year):
        db.session.delete(noted)
        db.session.flush()


def _graduate(
    steps: Sequence[GroupStep],
    move: YearMove,
    terms: StateChangeTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    # In bulk: a year's graduates of a region are thousands.
    students = lock_rows(life.students_to_graduate([step.group.id for step in steps]))
    memberships = life.open_memberships([student.id for student in students])
    for student in students:
        day = max(terms.day, student.state_since or terms.day)
        db.session.add(_graduation(student, move, replace(terms, day=day), actor, today, now))
        student.state, student.state_since = StudentState.GRADUATED, day
        if membership := memberships.get(student.id):
            membership.until = max(day, membership.since)
    db.session.flush()


def _graduation(
    student: Student,
    move: YearMove,
    terms: StateChangeTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> StudentChange:
    return StudentChange(
        student_id=student.id,
        event=StudentEvent.GRADUATE,
        before=student.state,
        after=StudentState.GRADUATED,
        since_before=student.state_since,
        day=terms.day,
        order_number=terms.order_number,
        order_on=terms.order_on,
        group_before_id=student.group_id,
        group_id=student.group_id,
        decided_by_id=actor.id or None,
        decided_at=now,
        applied_on=today,
        year_move_id=move.id,
    )


def _label(first_year: int) -> str:
    return AcademicYear(first_year).label
