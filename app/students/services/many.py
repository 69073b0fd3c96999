"""Use cases of many students at once: invited to the site, moved to another group."""

from collections.abc import Sequence
from datetime import date, datetime

from app.accounts.errors import EmailTakenError
from app.accounts.models import User
from app.base import clock
from app.base.locks import lock, lock_rows
from app.base.viewer import Viewer, require
from app.students import queries
from app.students.errors import ClosedGroupError, SameStudentError
from app.students.models import StudyGroup
from app.students.permissions import Permission
from app.students.rules import Moved
from app.students.services.cards import invite_student, refusing_twins
from app.students.services.memberships import enter_group, go_back


def invite_students(ids: Sequence[int], *, actor: User, now: datetime, at: datetime) -> int:
    """Invite those who have an address and no account yet; return how many letters left.

    An address that somebody else signs in with keeps its student out: the card has to be mended.
    """
    require(actor, Permission.STUDENT_INVITE)
    invited = 0
    for student in lock_rows(queries.students_to_invite(ids)):
        try:
            invite_student(student, email=student.email or "", actor=actor, now=now, at=at)
        except EmailTakenError:
            continue
        invited += 1
    return invited


def move_students(
    ids: Sequence[int], *, group: StudyGroup, actor: Viewer, today: date | None = None
) -> Moved:
    """Move students to a group; return where each of them was.

    Those who have left the college are passed over. Raises SameStudentError, ClosedGroupError.
    """
    require(actor, Permission.STUDENT_MANAGE)
    lock(group, shared=True)
    if group.archived_on:
        raise ClosedGroupError(field="group_id")
    day = today or clock.today()
    before: dict[int, int] = {}
    with refusing_twins(SameStudentError()):
        for student in lock_rows(queries.students_to_move(ids)):
            if student.group_id != group.id:
                before[student.id] = student.group_id
                enter_group(student, group.id, day=day, actor=actor)
    return Moved(group.id, before)


def move_students_back(moved: Moved, *, actor: Viewer, today: date | None = None) -> int:
    """Take a move back for those who are still where it brought them; return how many.

    Raises SameStudentError when a group has such a student by now.
    """
    require(actor, Permission.STUDENT_MANAGE)
    returned, day = 0, today or clock.today()
    with refusing_twins(SameStudentError()):
        for student in lock_rows(queries.students_to_move(list(moved.before))):
            if student.group_id == moved.to:
                go_back(student, moved.before[student.id], day=day, actor=actor)
                returned += 1
    return returned
