"""Students' names as people outside of the college may read them."""

from collections.abc import Iterable

from app.base.viewer import Viewer
from app.privacy.kinds import TRANSFER
from app.privacy.queries.consents import consenting_students
from app.students.models import Student
from app.students.rules import HIDDEN_NAME


def reveal(students: Iterable[Student], *, to: Viewer, by: str = TRANSFER) -> None:
    """Say whose names this person may read (`Student.shown_name`): one statement for a page.

    The college and the student read the name always, everybody else while the consent `by` which
    it is shown is in force. What nobody has revealed stays hidden.
    """
    asked = {one.id: one for one in students}
    outside = [id_ for id_, one in asked.items() if not _is_inside(one, to)]
    allowed = consenting_students(outside, by)
    for id_, one in asked.items():
        one.is_revealed = id_ in allowed or id_ not in outside


def may_name(student: Student) -> bool:
    """Tell whether other organizations may read a student's name today."""
    return bool(consenting_students([student.id], TRANSFER))


def name_outside(student: Student) -> str:
    """Return a student's name as a letter to another organization may say it."""
    if may_name(student):
        return student.full_name
    return HIDDEN_NAME.format(student.id)


def _is_inside(student: Student, viewer: Viewer) -> bool:
    return viewer.sees_all or student.user_id == viewer.id
