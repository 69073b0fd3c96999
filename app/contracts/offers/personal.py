"""What applications hold on people, and how long."""

from datetime import date
from typing import Any

from flask_babel import lazy_gettext as _l
from sqlalchemy import Select, or_, select

from app.contracts.offers.models import TargetApplication, TargetOffer
from app.contracts.offers.rules import OVER
from app.web.personal import PersonalTable, RetentionKind

_BLANK: dict[str, Any] = {
    "note": "",
    "reason": "",
    "average_mark": None,
    "lives_in_town": False,
    "practised": False,
}


def _past(day: date) -> Select[Any]:
    holds = or_(
        TargetApplication.note != "",
        TargetApplication.reason != "",
        TargetApplication.average_mark.is_not(None),
        TargetApplication.lives_in_town,
        TargetApplication.practised,
    )
    return (
        select(TargetApplication)
        .join(TargetApplication.offer)
        .where(TargetOffer.state.in_(OVER), TargetOffer.closes_on < day, holds)
    )


APPLICATIONS_HELD = PersonalTable(
    TargetApplication,
    _l("Заявки на целевое обучение"),
    by=(TargetApplication.student_id,),
    blank=_BLANK,
    stays=_l("Что заявка была, на какое предложение и чем закончился отбор: для подсчёта."),
)
APPLICATIONS_KEPT = RetentionKind(
    "contracts.applications",
    _l("Сведения заявок на целевое обучение"),
    36,
    _l("Споры об отборе [сверить по номенклатуре дел]."),
    _past,
)
