"""What mentors and those who look after them see first."""

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import plural
from app.base.viewer import Viewer
from app.mentors import queries
from app.mentors.enums import MentorshipState, Workload
from app.mentors.needs.queries import count_needs
from app.mentors.permissions import Permission
from app.web.dashboard import Panel, Part
from app.web.kept import kept


def part(viewer: Viewer) -> Part:
    """Return «Ваши наставляемые» for a mentor, the present mentoring for those who see it."""
    is_mentor = viewer.can(Permission.MENTORSHIP_VIEW_OWN)
    if not is_mentor and not viewer.can(Permission.MENTORSHIP_VIEW):
        return Part()
    if is_mentor:
        return Part(panels=[_own_led(queries.count_present(visible_to=viewer))])
    today, unled = clock.today(), 0
    if viewer.can(Permission.MENTORSHIP_MANAGE):
        unled = kept(f"students led by nobody {today}", lambda: count_needs(today=today))
    return Part(panels=[_mentoring(_present(viewer), unled)])


def _present(viewer: Viewer) -> queries.PresentCount:
    """Count the present mentoring: the whole of it, half a minute old at most, or what is seen."""
    if viewer.can(Permission.MENTOR_VIEW_ALL):
        return kept("present mentoring", lambda: queries.count_present(visible_to=viewer))
    return queries.count_present(visible_to=viewer)


def _own_led(present: queries.PresentCount) -> Panel:
    url = url_for("mentors.mentor_home")
    if not present.students:
        text = _("Наставляемых закрепит за вами методист колледжа.")
        return Panel(_("Ваши наставляемые"), text=text, url=url)
    return Panel(_("Ваши наставляемые"), figures=[(present.students, _led(present), url)], url=url)


def _mentoring(present: queries.PresentCount, unled: int) -> Panel:
    busy = url_for("mentors.mentor_list", workload=Workload.BUSY.value)
    led = url_for("mentors.mentorship_list", state=MentorshipState.ACTIVE.value)
    mentors = plural(present.mentors, _("наставник"), _("наставника"), _("наставников"))
    figures = [(present.mentors, mentors, busy), (present.students, _led(present), led)]
    if unled:
        students = plural(
            unled,
            _("студент без наставника"),
            _("студента без наставника"),
            _("студентов без наставника"),
        )
        figures.append((unled, students, url_for("mentors.need_list")))
    return Panel(
        _("Наставничество"),
        figures=figures,
        url=url_for("mentors.mentor_list"),
    )


def _led(present: queries.PresentCount) -> str:
    return plural(present.students, _("наставляемый"), _("наставляемых"), _("наставляемых"))
