"""What this package shows on the cards of organizations and students."""

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.viewer import Viewer
from app.jobfair import standing
from app.jobfair.enums import FairParty
from app.jobfair.permissions import Permission
from app.jobfair.queries import applications as application_queries
from app.jobfair.queries import vacancies as vacancy_queries
from app.jobfair.queries.fairs import find_current_fair, list_posting_fairs
from app.jobfair.queries.kept import note_kept
from app.jobfair.rules import party_to
from app.jobfair.wording import free_seats, waiting_answers
from app.organizations.models import Organization
from app.students.models import Student
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def vacancies_of_organization(
    organization: Organization, viewer: Viewer | None
) -> CardPanel | None:
    """Return the organization's vacancies: all to itself and to staff, to others the catalogue."""
    party = party_to(viewer, organization_id=organization.id)
    if viewer and party in (FairParty.STAFF, FairParty.EMPLOYER):
        return _own(organization, viewer)
    fair = find_current_fair()
    if fair is None:
        return None
    count, vacancies = vacancy_queries.first_shown(fair, organization.id, limit=FEW)
    note_kept(vacancies)
    lines = [
        CardLine(one.title, url_for("jobfair.vacancy_detail", vacancy_id=one.id), free_seats(one))
        for one in vacancies
    ]
    url = url_for("jobfair.vacancy_list", fair=fair.id, organization=organization.id)
    return CardPanel(_("Вакансии"), count, url, lines) if count else None


def _own(organization: Organization, viewer: Viewer) -> CardPanel:
    count, rows = vacancy_queries.first_owned(organization.id, visible_to=viewer, limit=FEW)
    lines = [
        CardLine(
            vacancy.title,
            url_for("jobfair.vacancy_detail", vacancy_id=vacancy.id),
            waiting_answers(total, waiting),
            Chip(str(vacancy.state.label), vacancy.state.tone),
        )
        for vacancy, total, waiting in rows
    ]
    takes = list_posting_fairs(today=clock.today(), visible_to=viewer)
    begin = url_for("jobfair.vacancy_create", organization=organization.id)
    return CardPanel(
        _("Вакансии"),
        count,
        url_for("jobfair.own_vacancy_list", organization=organization.id) if count else "",
        lines,
        _("Вакансий пока нет."),
        (_("Разместить вакансию"), begin) if takes else None,
    )


def applications_of_student(student: Student, viewer: Viewer | None) -> CardPanel | None:
    """Return the student's applications and their offers, for staff and for the student."""
    if viewer is None or student.is_outside:
        return None
    is_own = viewer.id == student.user_id
    if not is_own and not (viewer.sees_all and viewer.can(Permission.OFFER_MAKE)):
        return None
    count, applications = application_queries.first_of_student(student.id, limit=FEW)
    note_kept(one.vacancy for one in applications)
    today = clock.today()
    lines = []
    for one in applications:
        chip = standing.chip_of(one, today=today)
        url = url_for("jobfair.application_detail", application_id=one.id)
        employer = one.vacancy.organization.short_name
        lines.append(CardLine(one.vacancy.title, url, employer, Chip(str(chip.label), chip.tone)))
    url = (
        url_for("jobfair.application_list")
        if is_own
        else url_for("jobfair.applicant_list", student=student.id)
    )
    nothing = _("Откликов на вакансии ярмарки пока нет.")
    return CardPanel(_("Отклики на вакансии"), count, url if count else "", lines, nothing)


CARDS = (
    CardSource("organization", vacancies_of_organization, order=40),
    CardSource("student", applications_of_student, order=40),
)
