"""Use cases of many students at once: invited to the site, moved to another group."""

from collections.abc import Sequence
from datetime import datetime

from app.accounts.errors import EmailTakenError
from app.accounts.models import User
from app.base.locks import lock_rows
from app.base.viewer import Viewer, require
from app.students import queries
from app.students.errors import SameStudentError
from app.students.models import StudyGroup
from app.students.permissions import Permission
from app.students.rules import Moved
from app.students.services.cards import invite_student, refusing_twins


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


def move_students(ids: Sequence[int], *, group: StudyGroup, actor: Viewer) -> Moved:
    """Move students to a group; return where each of them was. Raises SameStudentError."""
    require(actor, Permission.STUDENT_MANAGE)
    before: dict[int, int] = {}
    with refusing_twins(SameStudentError()):
        for student in lock_rows(queries.students_by_ids(ids)):
            if student.group_id != group.id:
                before[student.id] = student.group_id
                student.group_id = group.id
    return Moved(group.id, before)


def move_students_back(moved: Moved, *, actor: Viewer) -> int:
    """Take a move back for those who are still where it brought them; return how many.

    Raises SameStudentError when a group has such a student by now.
    """
    require(actor, Permission.STUDENT_MANAGE)
    returned = 0
    with refusing_twins(SameStudentError()):
        for student in lock_rows(queries.students_by_ids(list(moved.before))):
            if student.group_id == moved.to:
                student.group_id = moved.before[student.id]
                returned += 1
    return returned
