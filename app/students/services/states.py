"""Use cases of a student's life: leave, expulsion, graduation, return, by an order of a day."""

from collections.abc import Sequence
from datetime import date, datetime

from app.base.constraints import refusing
from app.base.errors import MoveNotAllowedError, NotFoundError
from app.base.locks import lock, lock_rows
from app.base.viewer import Viewer, require
from app.extensions import db
from app.students import queries
from app.students.enums import StudentEvent, StudentState
from app.students.errors import (
    ChangePlannedError,
    ClosedGroupError,
    NotLastChangeError,
    SameStudentError,
)
from app.students.models import Student, StudentChange
from app.students.moves import CHOOSE_GROUP, IN_GROUP, STUDENT_MOVES, party_of
from app.students.permissions import Permission
from app.students.queries import life
from app.students.rules import StateChangeTerms, check_change
from app.students.services.cards import refusing_twins
from app.students.services.memberships import enter_group, go_back, leave_group


def change_state(
    student: Student,
    *,
    event: StudentEvent,
    terms: StateChangeTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> StudentChange:
    """Write down an order about a student; one of a later day waits for the nightly job.

    Raises MoveNotAllowedError, ChangePlannedError, ChangeDayError, OrderDayError,
    ClosedGroupError.
    """
    require(actor, Permission.STUDENT_MANAGE)
    lock(student)
    after = STUDENT_MOVES.after(event, student.state, party_of(actor))
    _check_nothing_planned(student)
    check_change(terms, since=student.state_since, today=today)
    change = _write(student, event, after, terms, decided_by_id=actor.id or None, now=now)
    twice = ChangePlannedError(str(event.label), f"{terms.day:%d.%m.%Y}")
    with refusing({"uq_student_changes_planned": twice}):
        db.session.add(change)
    if terms.day <= today:
        _apply(change, today, actor)
    return change


def change_states(
    ids: Sequence[int],
    *,
    event: StudentEvent,
    terms: StateChangeTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> list[int]:
    """Write one order down about those of the students whom it can concern; the changes' ids."""
    require(actor, Permission.STUDENT_MANAGE)
    ready = lock_rows(life.students_to_change(ids, event=event, day=terms.day))
    return [
        change_state(student, event=event, terms=terms, actor=actor, today=today, now=now).id
        for student in ready
    ]


def undo_changes(ids: Sequence[int], *, actor: Viewer) -> int:
    """Take changes back, each the last of its student; return how many.

    Raises NotLastChangeError.
    """
    require(actor, Permission.STUDENT_MANAGE)
    changes = life.list_changes(ids)
    lock_rows(queries.students_by_ids([change.student_id for change in changes]))
    last = life.last_changes([change.student_id for change in changes])
    with refusing_twins(SameStudentError()):
        for change in changes:
            if last[change.student_id] != change.id:
                raise NotLastChangeError
            _undo(change, actor)
    return len(changes)


def undo_change(change: StudentChange, *, actor: Viewer) -> None:
    """Take one change back. Raises NotLastChangeError; NotFoundError when it is gone already."""
    if not undo_changes([change.id], actor=actor):
        raise NotFoundError


def apply_due_changes(*, actor: Viewer, today: date) -> int:
    """Let the orders whose day has come take effect; return how many did."""
    require(actor, Permission.STUDENT_MANAGE)
    applied = 0
    for change in lock_rows(life.changes_due(today)):
        lock(change.student)
        if change.student.state is not change.before:
            raise MoveNotAllowedError  # nothing changes a student while a change is planned
        _apply(change, today, actor)
        applied += 1
    return applied


def _apply(change: StudentChange, today: date, actor: Viewer) -> None:
    student = change.student
    student.state, student.state_since = change.after, change.day
    change.applied_on = today
    with refusing_twins(SameStudentError()):
        if change.after in IN_GROUP:
            enter_group(student, change.group_id, day=change.day, actor=actor)
        else:
            leave_group(student, day=change.day, actor=actor)


def _undo(change: StudentChange, actor: Viewer) -> None:
    student = change.student
    if change.applied_on is not None:
        student.state, student.state_since = change.before, change.since_before
        if change.before in IN_GROUP:
            go_back(student, change.group_before_id, day=change.day, actor=actor)
        else:
            _leave_again(student, change)
    db.session.delete(change)
    db.session.flush()


def _leave_again(student: Student, change: StudentChange) -> None:
    # A reinstatement is taken back: the membership it began is none.
    present = life.find_membership(student.id)
    if present and present.since == change.day:
        db.session.delete(present)
    elif present:
        present.until = max(change.since_before or change.day, present.since)
    student.group_id = change.group_before_id


def _write(
    student: Student,
    event: StudentEvent,
    after: StudentState,
    terms: StateChangeTerms,
    *,
    decided_by_id: int | None,
    now: datetime,
) -> StudentChange:
    return StudentChange(
        student=student,
        event=event,
        before=student.state,
        after=after,
        since_before=student.state_since,
        day=terms.day,
        order_number=terms.order_number,
        order_on=terms.order_on,
        reason=terms.reason,
        group_before_id=student.group_id,
        group_id=_group_after(student, terms, may_choose=event in CHOOSE_GROUP),
        decided_by_id=decided_by_id,
        decided_at=now,
    )


def _group_after(student: Student, terms: StateChangeTerms, *, may_choose: bool) -> int:
    if not may_choose:
        return student.group_id
    group = queries.get_group(terms.group_id or student.group_id)
    lock(group, shared=True)
    if group.archived_on:
        raise ClosedGroupError(field="group_id")
    return group.id


def _check_nothing_planned(student: Student) -> None:
    if planned := life.find_planned_change(student.id):
        raise ChangePlannedError(str(planned.event.label), f"{planned.day:%d.%m.%Y}")
