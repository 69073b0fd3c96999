"""A period in words: its dates, its way from draft to publication."""

from collections.abc import Iterable
from datetime import date

from flask_babel import format_date
from flask_babel import gettext as _

from app.base.steps import Step, steps_of
from app.base.typography import NBSP, day, day_short
from app.practice.enums import PeriodState
from app.practice.models import PracticePeriod
from app.practice.rules import has_working_day

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


def period_steps(period: PracticePeriod) -> list[Step]:
    """Return the way of a period, from its preparation to its publication."""
    published = day_short(period.published_at)
    until = _("до %(day)s", day=_day_and_month(period.applications_open_until))
    way = [
        (_("Подготовка"), ""),
        (_("Приём заявок"), until),
        (_("Распределение"), ""),
        (_("Публикация"), published),
    ]
    return steps_of(way, present=_STEP_OF[period.state])


def period_hints(period: PracticePeriod, overlapping: Iterable[PracticePeriod]) -> list[str]:
    """Return what staff may have overlooked in a period's days; it is accepted all the same."""
    hints = [
        _(
            "В эти же дни у тех же групп идёт «%(title)s», %(dates)s",
            title=other.title,
            dates=date_range(other.starts_on, other.ends_on),
        )
        for other in overlapping
    ]
    if not has_working_day(period.starts_on, period.ends_on):
        hints.append(_("В эти дни нет ни одного рабочего: базы могут быть закрыты."))
    return hints
