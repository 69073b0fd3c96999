"""What a student's state says on the dashboard: to the student, and to staff about who left."""

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import day
from app.base.viewer import Viewer
from app.students.enums import StudentState
from app.students.holds import list_held
from app.students.permissions import Permission
from app.students.queries import find_student_of
from app.students.wording import meaning_of
from app.web.dashboard import Chip, Panel, Part, Todo, Urgency


def part(viewer: Viewer) -> Part:
    """Return what staff must decide about those who left, or what the own state means."""
    if viewer.can(Permission.STUDENT_MANAGE):
        return Part(todo=_to_decide())
    student = find_student_of(viewer)
    if student is None or student.is_studying:
        return Part()
    title = str(student.state.label)
    if student.state_since:
        title = _("%(state)s с %(day)s", state=title, day=day(student.state_since))
    url = url_for("students.student_detail", student_id=student.id)
    text = str(meaning_of(student.state))
    return Part(panels=[Panel(title[:1].upper() + title[1:], text=text, url=url)])


def _to_decide() -> list[Todo]:
    return [
        Todo(
            title=_(
                "%(who)s: решите, что с %(what)s",
                who=held.student.full_name,
                what=hold.instrumental,
            ),
            url=held.url,
            action=_("Открыть"),
            detail=_("студент: %(state)s", state=held.student.state.label),
            chip=Chip(str(held.student.state.label), StudentState.EXPELLED.tone),
            urgency=Urgency.TODAY,
        )
        for hold, held in list_held()
    ]
