"""What the monitoring says on the cards of mentors, organizations, students and fairs.

Numbers without names: staff reads them, the names stand in the monitoring itself.
"""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.viewer import Viewer
from app.mentors.models import Mentor
from app.organizations.models import Organization
from app.outcomes import queries
from app.outcomes.permissions import Permission
from app.outcomes.queries import following
from app.outcomes.queries.following import Followed
from app.outcomes.rules import SHOWN_FROM
from app.outcomes.wording import cutoff_title, said_category, standing_words
from app.students.models import Student
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def _staff(viewer: Viewer | None) -> bool:
    return viewer is not None and viewer.can(Permission.OUTCOME_MANAGE)


def mentees_of_mentor(mentor: Mentor, viewer: Viewer | None) -> CardPanel | None:
    """Return what became of a mentor's former students, for staff."""
    if not _staff(viewer):
        return None
    found = following.follow_mentees(mentor.id, mentor.organization_id)
    return _panel(_("Наставляемые после выпуска"), found, _("в организации наставника"))


def _panel(title: str, found: Followed, there: str) -> CardPanel:
    nothing = _("О трудоустройстве этих студентов сведений пока нет.")
    if not found.known:
        return CardPanel(title, 0, nothing=nothing)
    lines = [
        CardLine(_("Работают"), "", _of(found.employed, found.known)),
        CardLine(_("Из них %(where)s", where=there), "", _of(found.there, found.employed)),
    ]
    return CardPanel(title, found.known, lines=lines)


def _of(part: int, whole: int) -> str:
    return _("%(part)d из %(whole)d", part=part, whole=whole)


def graduates_of_organization(
    organization: Organization, viewer: Viewer | None
) -> CardPanel | None:
    """Return the graduates who work at an organization on a day, for staff."""
    if not _staff(viewer):
        return None
    count, rows = queries.first_at_organization(organization.id, limit=FEW)
    lines = [
        CardLine(
            one.student.full_name,
            url_for("outcomes.outcome_detail", outcome_id=one.id),
            ", ".join(filter(None, (one.post, cutoff_title(one.cutoff)))),
        )
        for one in rows
    ]
    url = url_for("outcomes.outcome_list", organization=organization.id) if count else ""
    nothing = _("Выпускники, которые здесь работают, появятся после мониторинга.")
    return CardPanel(_("Записи о работе выпускников"), count, url, lines, nothing)


def chain_of_student(student: Student, viewer: Viewer | None) -> CardPanel | None:
    """Return what is known of a graduate, day by day, for staff and for the student."""
    is_own = viewer is not None and viewer.id == student.user_id
    if student.is_outside or (not is_own and not _staff(viewer)):
        return None
    chain = [one for one in queries.list_chain(student.id) if one.is_main]
    lines = [
        CardLine(
            cutoff_title(one.cutoff),
            "" if is_own else url_for("outcomes.outcome_detail", outcome_id=one.id),
            ", ".join(filter(None, (said_category(one), one.employer))),
            Chip(standing_words(one), one.standing.tone),
        )
        for one in chain[:FEW]
    ]
    url = url_for("outcomes.own_outcome_list") if is_own and chain else ""
    nothing = _("Сведения появятся перед выпуском и после него.")
    return CardPanel(_("Трудоустройство"), len(chain), url, lines, nothing)


def outcomes_of_fair(fair: Any, viewer: Viewer | None) -> CardPanel | None:
    """Return how those who accepted offers at a fair stood after 3, 6 and 12 months, for staff."""
    if not _staff(viewer) or fair.held_on is None:
        return None
    found = following.follow_fair(fair.id, fair.held_on, today=clock.today())
    lines = [
        CardLine(
            _("Через %(months)d мес.", months=one.months),
            url_for("outcomes.cutoff_detail", cutoff_id=one.cutoff.id),
            _("работают %(employed)s, у того же работодателя %(there)d",
              employed=_of(one.found.employed, one.found.known), there=one.found.there),
        )
        for one in found
    ]  # fmt: skip
    nothing = _("Первые итоги будут через 3 месяца после ярмарки, по мониторингу выпускников.")
    return CardPanel(_("Трудоустройство после ярмарки"), 0, "", lines, nothing)


def outcomes_in_report(fair: Any, _viewer: Viewer | None) -> CardPanel | None:
    """Return the same for the fair's report: numbers of a few would tell of somebody."""
    if fair.held_on is None:
        return None
    found = following.follow_fair(fair.id, fair.held_on, today=clock.today())
    title = _("Трудоустройство после ярмарки")
    lines = [
        CardLine(
            _("Через %(months)d мес. после ярмарки (%(cutoff)s)",
              months=one.months, cutoff=cutoff_title(one.cutoff).lower()),
            detail=_("из принявших предложение работают %(employed)s, у того же работодателя "
                     "%(there)d",
                     employed=_of(one.found.employed, one.found.known), there=one.found.there),
        )
        for one in found
        if one.found.known >= SHOWN_FROM
    ]  # fmt: skip
    return CardPanel(title, 0, lines=lines)


def mentees_in_nomination(mentor: Mentor, _viewer: Viewer | None) -> CardPanel | None:
    """Return what a council reads of a mentor's former students: numbers, not of a few."""
    found = following.follow_mentees(mentor.id, mentor.organization_id)
    title = _("Выпускники")
    if found.known < SHOWN_FROM:
        return CardPanel(title, 0)
    said = _(
        "работают %(employed)s, в организации наставника %(there)d",
        employed=_of(found.employed, found.known),
        there=found.there,
    )
    return CardPanel(title, 0, lines=[CardLine(_("Наставляемые после выпуска"), detail=said)])


CARDS = (
    CardSource("mentor", mentees_of_mentor, order=60),
    CardSource("organization", graduates_of_organization, order=60),
    CardSource("student", chain_of_student, order=60),
    CardSource("fair", outcomes_of_fair, order=60),
    CardSource("fair_report", outcomes_in_report, order=60),
    CardSource("nominee", mentees_in_nomination, order=60),
)
