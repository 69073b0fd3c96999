"""What the day itself puts on the staff's dashboard: how many came."""

from datetime import date

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import number
from app.jobfair.checkin.queries.day import count_present, count_stands
from app.jobfair.models import Fair
from app.jobfair.rules import RUNNING_FAIRS
from app.web.dashboard import Todo, Urgency


def for_staff(fair: Fair, *, today: date) -> list[Todo]:
    """Say on the day of a fair how many of the expected came, and which stands are open."""
    if fair.state not in RUNNING_FAIRS or today != fair.held_on:
        return []
    present, stands = count_present(fair), count_stands(fair)
    came = present.expected - present.missing
    return [
        Todo(
            title=_(
                "Сегодня ярмарка: пришли %(came)s из %(expected)s",
                came=number(came),
                expected=number(present.expected),
            ),
            url=url_for("jobfair.fair_attendance", fair_id=fair.id),
            action=_("Открыть"),
            detail=_(
                "стендов с представителем: %(open)s из %(total)s",
                open=number(stands.open),
                total=number(stands.total),
            ),
            urgency=Urgency.TODAY,
            plan_item=fair.plan_item,
        )
    ]
