"""Use cases of clearances."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.base.constraints import refusing
from app.base.locks import lock, lock_rows
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.admission import queries
from app.practice.admission.errors import ClearanceError
from app.practice.admission.models import Clearance
from app.practice.admission.rules import ClearanceTerms, check_clearance
from app.practice.enums import ClearanceKind
from app.practice.permissions import Permission
from app.students.models import Student


def write_clearance(
    student: Student,
    *,
    kind: ClearanceKind,
    terms: ClearanceTerms,
    actor: Viewer,
    now: datetime,
    today: date,
) -> Clearance:
    """Note a paper that a student showed; it takes the place of the one before.

    Raises ClearanceError by its field.
    """
    require(actor, Permission.CLEARANCE_MANAGE)
    check_clearance(kind, terms, today=today)
    lock(student)  # two who note the same kind at once: the second takes the place of the first
    return _write(student.id, kind, terms, actor=actor, now=now)


def remove_clearance(clearance: Clearance, *, actor: Viewer) -> None:
    """Take back what was noted by mistake; the audit log keeps it."""
    require(actor, Permission.CLEARANCE_MANAGE)
    lock(clearance)
    db.session.delete(clearance)
    db.session.flush()


def brief_students(
    ids: Sequence[int], *, day: date, actor: Viewer, now: datetime, today: date
) -> dict[int, str | None]:
    """Note that students were briefed on safety on a day; a later briefing stays.

    Return for each who was changed the day of the briefing before (ISO), None without one. Raises
    ClearanceError for a day to come.
    """
    require(actor, Permission.CLEARANCE_MANAGE)
    kind, terms = ClearanceKind.SAFETY_BRIEFING, ClearanceTerms(day)
    check_clearance(kind, terms, today=today)
    students = list(lock_rows(queries.list_to_brief(ids)))
    known = queries.held_by([one.id for one in students])
    before: dict[int, str | None] = {}
    for student in students:
        last = known.get(student.id, {}).get(kind)
        last_day = last.given_on if last else None
        if last_day is None or last_day < day:
            before[student.id] = last_day.isoformat() if last_day else None
            _write(student.id, kind, terms, actor=actor, now=now, present=last)
    return before


def take_briefing_back(
    before: Mapping[int, str | None], *, day: date, actor: Viewer, now: datetime
) -> int:
    """Take a briefing back for those whose latest it still is; return how many."""
    require(actor, Permission.CLEARANCE_MANAGE)
    count = 0
    known = queries.held_by(list(before))
    for student_id, last_day in before.items():
        present = known.get(student_id, {}).get(ClearanceKind.SAFETY_BRIEFING)
        if present is None or present.given_on != day:
            continue
        count += 1
        if last_day is None:
            db.session.delete(present)
        else:
            terms = ClearanceTerms(date.fromisoformat(last_day))
            _write(student_id, present.kind, terms, actor=actor, now=now, present=present)
    db.session.flush()
    return count


def _write(
    student_id: int,
    kind: ClearanceKind,
    terms: ClearanceTerms,
    *,
    actor: Viewer,
    now: datetime,
    present: Clearance | None = None,
) -> Clearance:
    record = present or queries.find_clearance(student_id, kind)
    record = record or Clearance(student_id=student_id, kind=kind)
    assign(record, terms)
    record.checked_by_id, record.checked_at = actor.id, now
    twice = {"uq_practice_clearances_student_id_kind": ClearanceError(field="given_on")}
    with refusing(twice):
        db.session.add(record)
    return record
