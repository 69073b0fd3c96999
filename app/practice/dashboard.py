"""What practice asks of staff, of students and of bases today."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import deadline_left, plural
from app.base.viewer import Viewer
from app.practice.enums import PeriodState
from app.practice.models import Placement, PracticeApplication, PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import applications as application_queries
from app.practice.queries import periods as queries
from app.practice.queries import placements as placement_queries
from app.practice.wording import date_range
from app.students.queries import find_student_of
from app.web.dashboard import Chip, Panel, Part, Todo, Urgency


def part(viewer: Viewer) -> Part:
    """Return this package's part of a person's dashboard."""
    return Part(todo=todo(viewer), panels=panels(viewer))


def todo(user: Any) -> list[Todo]:
    """Return what waits: periods to move on for staff, places to choose for students."""
    if user.can(Permission.PERIOD_MANAGE):
        rows = queries.list_unfinished_periods()
        return [item for row in rows for item in _staff_todo(row)]
    if user.can(Permission.APPLICATION_SUBMIT):
        return _student_todo(user)
    return []


def panels(user: Any) -> list[Panel]:
    """Return the figures of the open period, one's own place, or the students who come."""
    if user.can(Permission.PERIOD_MANAGE):
        return [_period_panel(row) for row in queries.list_unfinished_periods()[:1]]
    if user.can(Permission.APPLICATION_SUBMIT):
        return [_place_panel(one) for one in placement_queries.list_current_of(user, clock.today())]
    if user.can(Permission.PLACE_VIEW_OWN):
        return _base_panels(user)
    return []


def _staff_todo(row: Any) -> list[Todo]:
    period: PracticePeriod = row.PracticePeriod
    if period.state is PeriodState.DRAFT:
        return _opening(period, row.seats)
    if period.state is PeriodState.OPEN:
        return _collecting(period, row.students - row.submitted)
    url = url_for("practice.distribution_detail", period_id=period.id)
    if period.state is PeriodState.CLOSED:
        title = _("Распределить студентов по местам: %(title)s", title=period.title)
        return [_todo(period, title, url, _("Распределить"), urgency=Urgency.TODAY)]
    title = _("Проверить и опубликовать распределение: %(title)s", title=period.title)
    return [_todo(period, title, url, _("Посмотреть"), urgency=Urgency.LATE)]


def _opening(period: PracticePeriod, seats: int) -> list[Todo]:
    if not seats:
        url = url_for("practice.place_list", period_id=period.id)
        title = _("Добавить места: %(title)s", title=period.title)
        return [_todo(period, title, url, _("Добавить"), urgency=Urgency.STEP)]
    url = url_for("practice.period_detail", period_id=period.id)
    title = _("Открыть приём заявок: %(title)s", title=period.title)
    return [_todo(period, title, url, _("Открыть"), urgency=Urgency.SOON)]


def _collecting(period: PracticePeriod, unsent: int) -> list[Todo]:
    if period.applications_open_until < clock.today():
        title = _("Приём заявок закончился: %(title)s", title=period.title)
        url = url_for("practice.period_detail", period_id=period.id)
        return [_todo(period, title, url, _("Закрыть приём"), urgency=Urgency.LATE)]
    if not unsent:
        return []
    title = plural(
        unsent,
        _("%(count)s студент не выбрал место практики", count=unsent),
        _("%(count)s студента не выбрали место практики", count=unsent),
        _("%(count)s студентов не выбрали место практики", count=unsent),
    )
    url = url_for("practice.application_list", period_id=period.id, state="unsent")
    return [_until(period, title, url, _("Кто не выбрал"))]


def _student_todo(user: Any) -> list[Todo]:
    student = find_student_of(user)
    waiting = application_queries.list_waiting_for(student) if student else []
    found = [_choice(period, application) for period, application in waiting]
    return [item for item in found if item]


def _choice(period: PracticePeriod, application: PracticeApplication | None) -> Todo | None:
    sent = application is not None and application.submitted_at is not None
    in_time = period.applications_open_on <= clock.today() <= period.applications_open_until
    if sent or not in_time:
        return None
    url = url_for("practice.wishes_edit", period_id=period.id)
    if application:
        return _until(period, _("Отправьте заявку на практику"), url, _("Отправить"))
    return _until(period, _("Выберите место практики"), url, _("Выбрать"))


def _until(period: PracticePeriod, title: str, url: str, action: str) -> Todo:
    left = deadline_left(period.applications_open_until)
    chip = Chip(left.text, left.tone)
    return _todo(period, title, url, action, chip=chip, urgency=Urgency.of_tone(left.tone))


def _todo(
    period: PracticePeriod,
    title: str,
    url: str,
    action: str,
    *,
    urgency: Urgency,
    chip: Chip | None = None,
) -> Todo:
    return Todo(
        title=title,
        url=url,
        action=action,
        detail=f"{period.kind.label}, {date_range(period.starts_on, period.ends_on)}",
        chip=chip or Chip(str(period.state.label), period.state.tone),
        urgency=urgency,
        plan_item=period.plan_item,
    )


def _period_panel(row: Any) -> Panel:
    period: PracticePeriod = row.PracticePeriod
    places = url_for("practice.place_list", period_id=period.id)
    applications = url_for("practice.application_list", period_id=period.id)
    sent = url_for("practice.application_list", period_id=period.id, state="submitted")
    return Panel(
        period.title,
        figures=[
            (row.students, plural(row.students, *_students()), applications),
            (row.submitted, plural(row.submitted, *_applications()), sent),
            (row.seats, plural(row.seats, *_seats()), places),
        ],
        url=url_for("practice.period_detail", period_id=period.id),
    )


def _place_panel(placement: Placement) -> Panel:
    period, place = placement.period, placement.place
    base = f"{place.organization.short_name}, {place.organization.town}" if place else ""
    return Panel(
        _("Ваше место практики"),
        text=_(
            "%(base)s: %(dates)s",
            base=base or _("пока не найдено, решает методист"),
            dates=date_range(period.starts_on, period.ends_on),
        ),
        url=url_for("practice.result_detail", period_id=period.id),
    )


def _base_panels(user: Any) -> list[Panel]:
    count = placement_queries.count_coming_to(user.organization_id, clock.today())
    if not count:
        return []
    url = url_for("practice.period_list")
    return [Panel(_("К вам на практику"), [(count, plural(count, *_students()), url)], url=url)]


def _students() -> tuple[str, str, str]:
    return _("студент"), _("студента"), _("студентов")


def _applications() -> tuple[str, str, str]:
    return _("заявка"), _("заявки"), _("заявок")


def _seats() -> tuple[str, str, str]:
    return _("место"), _("места"), _("мест")
