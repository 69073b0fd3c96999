"""What mentors and those who look after them see first."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import plural
from app.base.viewer import Viewer
from app.mentors import queries
from app.mentors.enums import Workload
from app.mentors.permissions import Permission
from app.web.dashboard import Panel, Part


def part(viewer: Viewer) -> Part:
    """Return this package's part of a person's dashboard."""
    return Part(panels=panels(viewer))


def panels(user: Any) -> list[Panel]:
    """Return «Ваши студенты» for a mentor, the present mentoring for those who see it."""
    if user.can(Permission.MENTORSHIP_VIEW_OWN):
        return [_own_students(user)]
    if user.can(Permission.MENTORSHIP_VIEW):
        return [_mentoring(user)]
    return []


def _own_students(user: Any) -> Panel:
    _mentors, students = queries.count_present(visible_to=user)
    url = url_for("mentors.mentor_home")
    if not students:
        text = _("Студентов закрепит за вами методист колледжа.")
        return Panel(_("Ваши студенты"), text=text, url=url)
    words = plural(students, _("студент"), _("студента"), _("студентов"))
    return Panel(_("Ваши студенты"), figures=[(students, words, url)], url=url)


def _mentoring(user: Any) -> Panel:
    mentors, students = queries.count_present(visible_to=user)
    busy = url_for("mentors.mentor_list", workload=Workload.BUSY.value)
    led = url_for("mentors.mentorship_list", state="active")
    return Panel(
        _("Наставничество"),
        figures=[
            (mentors, plural(mentors, _("наставник"), _("наставника"), _("наставников")), busy),
            (students, plural(students, _("студент"), _("студента"), _("студентов")), led),
        ],
        url=url_for("mentors.mentor_list"),
    )
