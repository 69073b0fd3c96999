"""What the plan says on the dashboard and on the front page."""

from collections import Counter
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.typography import deadline_left, plural
from app.base.viewer import Viewer
from app.deadlines.academic_year import AcademicYear
from app.plan import overview, queries
from app.plan.enums import ItemStatus
from app.plan.models import Plan
from app.plan.overview import Attention, ItemLine
from app.plan.permissions import Permission
from app.plan.wording import brief_words, shortened
from app.web.dashboard import Chip, Panel, Part, Todo, Urgency

MOST = 6
_TITLE = 90
_URGENCY = {
    ItemStatus.AT_RISK: Urgency.RISK,
    ItemStatus.OVERDUE: Urgency.MISSED,
    ItemStatus.NO_DATA: Urgency.MISSED,
}


def part(viewer: Viewer) -> Part:
    """Return what the plan asks of staff, and how it stands for staff and council."""
    decides, sees = viewer.can(Permission.ITEM_MANAGE), viewer.can(Permission.EVIDENCE_VIEW)
    if not (decides or sees):
        return Part()
    year = AcademicYear.containing(clock.today())
    plan = queries.find_plan(year.first_year)
    if plan is None:
        return Part([_import_todo(year)] if decides else [])
    lines = overview.list_lines(plan, today=clock.today())
    todo = [*_pressing(lines, plan), *_unconfirmed(lines, plan)] if decides else []
    return Part(todo, [_panel(lines, plan)] if sees else [])


def _panel(lines: list[ItemLine], plan: Plan) -> Panel:
    figures = [
        (count, str(status.label), _list_url(plan, status.value))
        for status, count in overview.count_statuses(lines).items()
        if count
    ]
    apart = overview.count_apart(lines)
    if late := apart[overview.DONE_LATE]:
        figures.append((late, _("из них с опозданием"), _list_url(plan, overview.DONE_LATE)))
    if by_hand := apart[overview.BY_HAND]:
        figures.append((by_hand, _("отмечено вручную"), _list_url(plan, overview.BY_HAND)))
    return Panel(_("План"), figures, url=url_for("plan.item_list"))


def public_panels() -> list[Panel]:
    """Return the panel of the front page: how many items, running and done."""
    plan = queries.find_plan(AcademicYear.containing(clock.today()).first_year)
    if plan is None:
        return []
    lines = overview.list_lines(plan, today=clock.today())
    counts = overview.count_statuses(lines)
    words = plural(len(lines), _("пункт плана"), _("пункта плана"), _("пунктов плана"))
    figures = [
        (len(lines), words, url_for("plan.item_list")),
        (counts[ItemStatus.IN_PROGRESS], _("идёт сейчас"), _list_url(plan, ItemStatus.IN_PROGRESS)),
        (counts[ItemStatus.DONE], _("выполнено"), _list_url(plan, ItemStatus.DONE)),
    ]
    if by_hand := overview.count_apart(lines)[overview.BY_HAND]:
        figures.append((by_hand, _("отмечено вручную"), _list_url(plan, overview.BY_HAND)))
    return [Panel(_("План кластера в этом году"), figures, url=url_for("plan.item_list"))]


def _list_url(plan: Plan, status: str) -> str:
    return url_for("plan.item_list", year=plan.year, status=str(status))


def _pressing(lines: list[ItemLine], plan: Plan) -> list[Todo]:
    """Return the items to act on: those still to be saved first, then the latest missed."""
    found = sorted((line for line in lines if line.status in _URGENCY), key=_pressing_order)
    shown = [_item_todo(line) for line in found[:MOST]]
    hidden = found[MOST:]
    return [*shown, *([_rest_todo(hidden, plan)] if hidden else [])]


def _pressing_order(line: ItemLine) -> tuple[int, int]:
    due = line.standing.due or date.min
    sooner_first = line.status is ItemStatus.AT_RISK
    return (_URGENCY[line.status], due.toordinal() * (1 if sooner_first else -1))


def _item_todo(line: ItemLine) -> Todo:
    item, due = line.item, line.standing.due
    url = url_for("plan.item_detail", item_id=item.id)
    return Todo(
        title=shortened(item.title, _TITLE),
        url=url,
        action=_("Открыть"),
        detail=brief_words(line.standing),
        chip=_chip(line, due),
        urgency=_URGENCY[line.status],
        plan_item=item,
    )


def _chip(line: ItemLine, due: date | None) -> Chip:
    """Return how far the deadline is; the status itself where a person set it."""
    if due is None or line.is_by_hand or line.status is ItemStatus.NO_DATA:
        return Chip(str(line.status.label), line.status.tone)
    return Chip(deadline_left(due).text, line.status.tone)


def _rest_todo(hidden: list[ItemLine], plan: Plan) -> Todo:
    count, status = len(hidden), Counter(line.status for line in hidden).most_common(1)[0][0]
    words = plural(count, _("пункт"), _("пункта"), _("пунктов"))
    return Todo(
        title=_("И ещё %(count)s %(words)s плана с прошедшим сроком", count=count, words=words),
        url=_list_url(plan, status),
        action=_("Показать"),
        urgency=_URGENCY[ItemStatus.OVERDUE],
    )


def _unconfirmed(lines: list[ItemLine], plan: Plan) -> list[Todo]:
    count = overview.count_waiting(lines)[Attention.TOPIC]
    if not count:
        return []
    words = plural(count, _("пункта"), _("пунктов"), _("пунктов"))
    todo = Todo(
        title=_("Подтвердить темы %(count)s %(words)s плана", count=count, words=words),
        url=url_for("plan.topic_list", year=plan.year),
        action=_("Проверить"),
        detail=_("По темам сайт понимает, какие записи подтверждают пункт"),
        urgency=Urgency.HOUSEKEEPING,
    )
    return [todo]


def _import_todo(year: AcademicYear) -> Todo:
    return Todo(
        title=_("Загрузить план на %(year)s учебный год", year=str(year).replace("-", "–")),
        url=url_for("plan.import_create"),
        action=_("Загрузить"),
        detail=_("Пока плана нет, записи нельзя отнести к его пунктам"),
        urgency=Urgency.HOUSEKEEPING,
    )
