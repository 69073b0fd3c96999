"""What this package shows on the cards of organizations and students."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import day
from app.base.viewer import Viewer
from app.mentors import queries
from app.mentors.models import Mentorship
from app.mentors.permissions import Permission
from app.organizations.models import Organization
from app.students.models import Student
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip
from app.web.paging import first_rows


def mentors_of_organization(organization: Organization, viewer: Viewer | None) -> CardPanel | None:
    """Return the organization's mentors for those who may see them."""
    if viewer is None or not viewer.can(Permission.MENTOR_VIEW):
        return None
    found = queries.list_mentors(visible_to=viewer, organization=organization.id)
    count, rows = first_rows(found.order_by(*queries.BY_NAME), limit=FEW)
    if not count and not viewer.can(Permission.MENTOR_MANAGE):
        return None
    lines = [
        CardLine(
            row.Mentor.full_name,
            url_for("mentors.mentor_detail", mentor_id=row.Mentor.id),
            row.Mentor.position,
        )
        for row in rows
    ]
    url = url_for("mentors.mentor_list", organization=organization.id)
    nothing = _("Наставников в этой организации ещё нет.")
    return CardPanel(_("Наставники"), count, url if count else "", lines, nothing)


def mentors_of_student(student: Student, viewer: Viewer | None) -> CardPanel | None:
    """Return who leads or led the student, for staff and for the student."""
    if (
        viewer is None
        or student.is_outside
        or not (viewer.can(Permission.MENTORSHIP_VIEW) or viewer.id == student.user_id)
    ):
        return None
    count, mentorships = queries.first_mentorships_of_student(student, limit=FEW)
    ids = {one.id for one in mentorships}
    is_own = viewer.id == student.user_id
    opened = ids if is_own else queries.visible_among(list(ids), visible_to=viewer)
    lines = [_line(one, opens=one.id in opened) for one in mentorships]
    return CardPanel(_("Наставник"), count, lines=lines, nothing=_("Наставника пока нет."))


def _line(mentorship: Mentorship, *, opens: bool) -> CardLine:
    mentor = mentorship.mentor
    url = url_for("mentors.mentorship_detail", mentorship_id=mentorship.id) if opens else ""
    since = _("с %(day)s", day=day(mentorship.starts_on))
    chip = Chip(str(mentorship.state.label), mentorship.state.tone)
    return CardLine(mentor.full_name, url, f"{mentor.organization.short_name}, {since}", chip)


def mentors_of_base(base: Any, viewer: Viewer | None) -> CardPanel | None:
    """Return the mentors of the organization that a practice base is a site of."""
    return mentors_of_organization(base.organization, viewer)


CARDS = (
    CardSource("practice_base", mentors_of_base, order=20),
    CardSource("organization", mentors_of_organization, order=20),
    CardSource("student", mentors_of_student, order=20),
)
