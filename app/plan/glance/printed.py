"""The year as one page of A4, to be printed and hung up."""

from datetime import date

from flask_babel import gettext as _

from app.base.cluster import cluster
from app.base.typography import day
from app.documents.catalog import PLAN_YEAR
from app.documents.pdf import render_picture
from app.notifications.texts import absolute_url
from app.plan.models import Plan
from app.plan.overview import ItemLine, by_section, list_lines
from app.plan.rules import BarSpan, item_spans, place_of, school_holidays
from app.plan.wording import shortened
from app.plan.year_picture import month_names

_TITLE, _SECTION = 66, 150
_NOWHERE = -1


def render_year(plan: Plan, *, today: date) -> bytes:
    """Return the year as PDF; raises UnprintableTextError."""
    values = {
        "title": _("План года: %(year)s", year=str(plan.year).replace("-", "–")),
        "cluster": _("%(cluster)s, на %(day)s", cluster=cluster().name, day=day(today)),
        "months": month_names(plan.year),
        "holidays": [_placed(one) for one in school_holidays(plan.year)],
        "today": place_of(today, plan.year) if today in plan.year else _NOWHERE,
        "sections": [
            {
                "title": shortened(f"{section.number}. {section.title}", _SECTION),
                "rows": [_row(line, plan, today) for line in lines],
            }
            for section, lines in by_section(list_lines(plan, today=today))
        ],
        "legend": _(
            "Полоса — время пункта, чёрная черта — срок, пунктир — сегодня, светлые столбцы — "
            "обычные школьные каникулы (точные дни назначает школа). Зелёный — сделано, синий — "
            "идёт, жёлтый — скоро срок, красный — просрочено, серый — впереди, пустой — нет "
            "сведений."
        ),
    }
    return render_picture(PLAN_YEAR, values, date=today)


def _row(line: ItemLine, plan: Plan, today: date) -> dict[str, object]:
    item = line.item
    spans = item_spans(item.schedule, line.standing, line.status.tone, today, plan.year)
    return {
        "number": item.number,
        "title": shortened(item.title, _TITLE),
        "status": str(line.status.label),
        "tone": line.status.tone,
        "spans": [_placed(span) for span in spans],
        "link": absolute_url("plan.item_detail", item_id=item.id),
    }


def _placed(span: BarSpan) -> dict[str, object]:
    return {"first": span.first, "stop": span.stop, "tone": span.tone, "due": int(span.is_due)}
