"""What the papers of practice ask of staff today: orders, and lists while they are in time."""

from datetime import date

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import counted, plural
from app.base.viewer import Viewer
from app.practice.models import PracticePeriod
from app.practice.papers.queries.waiting import PeriodWaiting, list_waiting
from app.practice.papers.rules import last_day_to_send, working_days_left
from app.practice.permissions import Permission
from app.practice.wording import date_range
from app.settings.queries import moved_days
from app.web.dashboard import Chip, Todo, Urgency

SOON = 5  # working days


def todo_of_papers(viewer: Viewer, today: date) -> list[Todo]:
    """Return what waits in the periods that are published and not over."""
    if not viewer.can(Permission.PAPER_MANAGE):
        return []
    found = []
    for waiting in list_waiting(today):
        if not waiting.has_order:
            found.append(_order(waiting.period))
        if waiting.lists:
            found.append(_lists(waiting, today))
    return found


def _order(period: PracticePeriod) -> Todo:
    return Todo(
        _("Выпустить приказ о практике: %(title)s", title=period.title),
        url_for("practice.paper_overview", period_id=period.id),
        _("К документам"),
        detail=_about(period),
        urgency=Urgency.SOON,
        plan_item=period.plan_item,
    )


def _lists(waiting: PeriodWaiting, today: date) -> Todo:
    period, count = waiting.period, waiting.lists
    moved = moved_days()
    due_on = last_day_to_send(period.starts_on, moved)
    left = working_days_left(due_on, today=today, moved=moved)
    title = plural(
        count,
        _("%(count)d база ждёт список студентов", count=count),
        _("%(count)d базы ждут списки студентов", count=count),
        _("%(count)d баз ждут списки студентов", count=count),
    )
    return Todo(
        title,
        url_for("practice.base_list_list", period_id=period.id),
        _("Отправить"),
        detail=_about(period),
        chip=_left(left),
        urgency=_urgency(left),
        plan_item=period.plan_item,
    )


def _left(left: int) -> Chip:
    if not left:
        return Chip(_("срок прошёл"), "late")
    days = counted(left, _("рабочий день"), _("рабочих дня"), _("рабочих дней"))
    return Chip(_("осталось: %(days)s", days=days), "soon" if left <= SOON else "go")


def _urgency(left: int) -> Urgency:
    if not left:
        return Urgency.LATE
    return Urgency.TODAY if left <= SOON else Urgency.SOON


def _about(period: PracticePeriod) -> str:
    dates = date_range(period.starts_on, period.ends_on)
    return f"{period.title}, {dates}"
