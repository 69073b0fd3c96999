"""What practice shows on the cards of organizations and students, to those who may see it."""

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.practice.admission.queries import list_clearances_of
from app.practice.admission.rules import CoveredDays, kinds_from
from app.practice.admission.wording import checklist
from app.practice.agreements.cards import CARDS as AGREEMENT_CARDS
from app.practice.models import PracticePlace
from app.practice.permissions import Permission
from app.practice.queries import cards as queries
from app.practice.queries.admission import find_next_period_of
from app.practice.queries.periods import OwnPeriodRow
from app.practice.registry.cards import CARDS as REGISTRY_CARDS
from app.practice.weeks.cards import CARDS as WEEKS_CARDS
from app.practice.wording import date_range, outcome_words
from app.students.models import Student
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def _organization_panel(organization: Organization, viewer: Viewer | None) -> CardPanel | None:
    """Show staff the places of the newest period, the organization its own of all periods."""
    if viewer is None:
        return None
    if viewer.can(Permission.PLACE_MANAGE):
        return _places_for_staff(organization)
    if viewer.can(Permission.PLACE_VIEW_OWN) and organization.id in viewer.organization_ids:
        total, places = queries.newest_places_of(organization.id, limit=FEW)
        return CardPanel(
            _("Места практики"),
            total,
            url=url_for("practice.period_list"),
            lines=[_place(place) for place in places],
            nothing=_("Мест практики пока нет: их добавляет методист колледжа."),
        )
    return None


def _places_for_staff(organization: Organization) -> CardPanel:
    total, places = queries.places_in_newest_period(organization.id, limit=FEW)
    if not places:
        return CardPanel(
            _("Места практики"), 0, nothing=_("В периодах практики эта организация не участвовала.")
        )
    period = places[0].period
    return CardPanel(
        _("Места практики: %(period)s", period=period.title),
        total,
        url=url_for("practice.place_list", period_id=period.id, organization=organization.id),
        lines=[_place(place) for place in places],
    )


def _place(place: PracticePlace) -> CardLine:
    seats = counted(place.seats, _("место"), _("места"), _("мест"))
    taken = _("занято %(count)d", count=place.taken) if place.period.is_published else ""
    return CardLine(
        place.title,
        url=url_for("practice.place_detail", place_id=place.id),
        detail=", ".join(filter(None, (place.period.title, seats, taken))),
        chip=Chip(str(place.period.state.label), place.period.state.tone),
    )


def _student_panel(student: Student, viewer: Viewer | None) -> CardPanel | None:
    """Show staff and the student the periods with the application and the published outcome."""
    if (
        viewer is None
        or student.is_outside
        or not (viewer.sees_all or student.user_id == viewer.id)
    ):
        return None
    total, rows = queries.newest_periods_of(student, limit=FEW)
    is_staff = viewer.can(Permission.APPLICATION_VIEW)
    return CardPanel(
        _("Практика"),
        total,
        url="" if is_staff else url_for("practice.period_list"),
        lines=[_period(row, is_staff=is_staff) for row in rows],
        nothing=_("Группа ещё не участвовала в практике."),
    )


def _period(row: OwnPeriodRow, *, is_staff: bool) -> CardLine:
    place = row.placement.place if row.placement else None
    where = f"{place.base.name}, {place.title}" if place else ""
    dates = date_range(row.period.starts_on, row.period.ends_on)
    return CardLine(
        row.period.title,
        url=_staff_url(row) if is_staff else _own_url(row),
        detail=", ".join(filter(None, (where, dates))),
        chip=Chip(*_standing(row)),
    )


def _standing(row: OwnPeriodRow) -> tuple[str, str]:
    if row.period.is_published:
        return outcome_words(row.placement)
    if row.application is None:
        return _("заявка не начата"), "late"
    if row.application.submitted_at:
        return _("заявка отправлена"), "done"
    return _("заявка — черновик"), "soon"


def _staff_url(row: OwnPeriodRow) -> str:
    if row.application:
        return url_for("practice.application_detail", application_id=row.application.id)
    return url_for("practice.period_detail", period_id=row.period.id)


def _own_url(row: OwnPeriodRow) -> str:
    endpoint = "practice.result_detail" if row.period.is_published else "practice.wishes_edit"
    return url_for(endpoint, period_id=row.period.id)


def _admission_panel(student: Student, viewer: Viewer | None) -> CardPanel | None:
    """Show staff and the student the papers for the next practice; without one, none."""
    if viewer is None or not (viewer.sees_all or student.user_id == viewer.id):
        return None
    period = find_next_period_of(student, today=clock.today())
    if period is None or not period.clearances:
        return None
    weeks = CoveredDays(period.starts_on, period.ends_on)
    asked = kinds_from(period.clearances)
    lines = checklist(student, list_clearances_of(student), asked, weeks)
    shown = [line for line in lines if line.is_required]
    return CardPanel(
        _("Допуск к практике"),
        len(shown),
        url=url_for("practice.clearance_detail", student_id=student.id),
        lines=[
            CardLine(str(line.kind.label), detail=line.detail, chip=Chip(line.text, line.tone))
            for line in shown
        ],
    )


CARDS = (
    *REGISTRY_CARDS,
    *AGREEMENT_CARDS,
    CardSource("organization", _organization_panel, order=20),
    CardSource("student", _student_panel, order=20),
    CardSource("student", _admission_panel, order=21),
    *WEEKS_CARDS,
)
