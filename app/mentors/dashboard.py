"""What mentors and those who look after them see first."""

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import plural
from app.base.viewer import Viewer
from app.mentors import queries
from app.mentors.enums import MentorshipState, Workload
from app.mentors.permissions import Permission
from app.web.dashboard import Panel, Part


def part(viewer: Viewer) -> Part:
    """Return «Ваши наставляемые» for a mentor, the present mentoring for those who see it."""
    is_mentor = viewer.can(Permission.MENTORSHIP_VIEW_OWN)
    if not is_mentor and not viewer.can(Permission.MENTORSHIP_VIEW):
        return Part()
    present = queries.count_present(visible_to=viewer)
    return Part(panels=[_own_students(present) if is_mentor else _mentoring(present)])


def _own_students(present: queries.PresentCount) -> Panel:
    url = url_for("mentors.mentor_home")
    if not present.students:
        text = _("Наставляемых закрепит за вами методист колледжа.")
        return Panel(_("Ваши наставляемые"), text=text, url=url)
    return Panel(
        _("Ваши наставляемые"), figures=[(present.students, _students(present), url)], url=url
    )


def _mentoring(present: queries.PresentCount) -> Panel:
    busy = url_for("mentors.mentor_list", workload=Workload.BUSY.value)
    led = url_for("mentors.mentorship_list", state=MentorshipState.ACTIVE.value)
    mentors = plural(present.mentors, _("наставник"), _("наставника"), _("наставников"))
    return Panel(
        _("Наставничество"),
        figures=[(present.mentors, mentors, busy), (present.students, _students(present), led)],
        url=url_for("mentors.mentor_list"),
    )


def _students(present: queries.PresentCount) -> str:
    return plural(present.students, _("наставляемый"), _("наставляемых"), _("наставляемых"))
