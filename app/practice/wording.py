"""A period in words: its dates, its way from draft to publication."""

from datetime import date

from flask_babel import format_date
from flask_babel import gettext as _

from app.base.typography import NBSP, day, day_short
from app.practice.enums import PeriodState
from app.practice.models import PracticePeriod

JOINER = "\u2060"  # keeps a line from breaking after the dash

_STEP_OF = {
    PeriodState.DRAFT: 0,
    PeriodState.OPEN: 1,
    PeriodState.CLOSED: 2,
    PeriodState.DISTRIBUTED: 2,
    PeriodState.PUBLISHED: 4,  # beyond the last: nothing is left to do
}


def date_range(start: date, end: date) -> str:
    """Print «1–28 апреля 2024 г.», «25 марта — 20 апреля 2024 г.», years apart in full."""
    if start == end:
        return day(end)
    if start.year != end.year:
        return f"{day(start)} — {day(end)}"
    if start.month != end.month:
        return f"{_day_and_month(start)} — {day(end)}"
    return _("%(first)s–%(last)s", first=start.day, last=JOINER + day(end))


def _day_and_month(value: date) -> str:
    return format_date(value, "d MMMM").replace(" ", NBSP)


def period_steps(period: PracticePeriod) -> list[tuple[str, str, str]]:
    """Return the way of a period as (label, detail, «done», «current» or «ahead»)."""
    published = day_short(period.published_at.date()) if period.published_at else ""
    until = _("до %(day)s", day=_day_and_month(period.applications_open_until))
    steps = [
        (_("Подготовка"), ""),
        (_("Приём заявок"), until),
        (_("Распределение"), ""),
        (_("Публикация"), published),
    ]
    present = _STEP_OF[period.state]
    return [(label, detail, _standing(at, present)) for at, (label, detail) in enumerate(steps)]


def _standing(at: int, present: int) -> str:
    if at == present:
        return "current"
    return "done" if at < present else "ahead"
