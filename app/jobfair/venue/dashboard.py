"""What the preparation of a fair gives the dashboards: who waits, what is next."""

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import counted
from app.base.viewer import Viewer
from app.jobfair.models import Fair
from app.jobfair.venue import participation
from app.jobfair.venue.queries import participants as queries
from app.web.dashboard import Todo, Urgency


def for_staff(fair: Fair) -> list[Todo]:
    """Say that organizations wait for a decision."""
    waiting = queries.count_participants_of(fair).registered
    if not waiting:
        return []
    words = (_("участника"), _("участников"), _("участников"))
    return [
        Todo(
            title=_("Подтвердить %(participants)s ярмарки", participants=counted(waiting, *words)),
            url=url_for("jobfair.participant_list", fair_id=fair.id, state="registered"),
            action=_("Проверить"),
            detail=_("организации ждут ответа"),
            urgency=Urgency.TODAY,
            plan_item=fair.plan_item,
        )
    ]


def for_employer(viewer: Viewer, fair: Fair) -> list[Todo]:
    """Say what an employer does next for a fair, first of all to register."""
    if fair.held_on < clock.today():
        return []
    parts = participation.own_parts(fair, viewer)
    if not parts and participation.may_take_part(fair, viewer, parts):
        url = url_for("jobfair.participant_create", fair_id=fair.id)
        return [_todo(fair, _("Зарегистрироваться на ярмарку"), url, fair.title)]
    for part in parts:
        if task := participation.next_task(part):
            url = url_for("jobfair.participant_detail", participant_id=part.id)
            return [_todo(fair, _("К ярмарке: %(task)s", task=task.label), url, task.detail)]
    return []


def _todo(fair: Fair, title: str, url: str, detail: str) -> Todo:
    return Todo(
        title=title,
        url=url,
        action=_("Открыть"),
        detail=detail,
        urgency=Urgency.SOON,
        plan_item=fair.plan_item,
    )
