"""Who is in which group from which day: written down whenever a student's group changes."""

from datetime import date

from app.base.viewer import Viewer, require
from app.extensions import db
from app.students.models import GroupMembership, GroupYear, Student, StudyGroup
from app.students.permissions import Permission
from app.students.queries import life
from app.students.rules import study_year


def enter_group(student: Student, group_id: int, *, day: date, actor: Viewer) -> None:
    """Write down that a student is in a group from a day, and in the former one until then.

    A change on the very day the membership began, or before it, corrects that membership.
    """
    require(actor, Permission.STUDENT_MANAGE)
    present = life.find_membership(student.id)
    student.group_id = group_id
    if present and present.group_id == group_id:
        return
    if present and present.since >= day:
        present.group_id = group_id
    else:
        if present:
            present.until = day
        db.session.add(GroupMembership(student_id=student.id, group_id=group_id, since=day))
    db.session.flush()


def leave_group(student: Student, *, day: date, actor: Viewer) -> None:
    """Write down the last day in the group; the card keeps naming it."""
    require(actor, Permission.STUDENT_MANAGE)
    if present := life.find_membership(student.id):
        present.until = max(day, present.since)


def go_back(student: Student, group_id: int, *, day: date, actor: Viewer) -> None:
    """Undo what a change of a day wrote: the membership it began, the end it gave to another."""
    require(actor, Permission.STUDENT_MANAGE)
    present = life.find_membership(student.id)
    if present and present.group_id == group_id:
        return
    if present and present.since == day:
        db.session.delete(present)
        db.session.flush()
    elif present:
        present.group_id = group_id
        return
    student.group_id = group_id
    if former := life.find_former_membership(student.id, group_id):
        former.until = None
    else:
        db.session.add(GroupMembership(student_id=student.id, group_id=group_id, since=day))
    db.session.flush()


def note_year(group: StudyGroup, *, today: date, actor: Viewer) -> None:
    """Keep how a group is called in the present academic year, and its course."""
    require(actor, Permission.GROUP_MANAGE)
    first_year = study_year(today).first_year
    noted = life.find_group_year(group.id, first_year)
    if noted is None:
        noted = GroupYear(group_id=group.id, first_year=first_year)
        db.session.add(noted)
    noted.name, noted.course = group.name, group.course
    db.session.flush()
