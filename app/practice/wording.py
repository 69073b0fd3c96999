"""A period in words: its dates, its way from draft to publication."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime

from flask_babel import format_date, format_datetime
from flask_babel import gettext as _

from app.base.phones import format_phone
from app.base.steps import Step, steps_of
from app.base.typography import NBSP, day, day_short
from app.practice.enums import Basis, PeriodState, Weekday
from app.practice.models import Placement, PracticePeriod
from app.practice.queries.applications import ApplicationRow
from app.practice.rules import has_working_day
from app.web.college import college

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


def day_and_month(value: datetime) -> str:
    """Print the day of a moment in the cluster's zone: «26 февраля»."""
    return format_datetime(value, "d MMMM").replace(" ", NBSP)


def ask_words() -> str:
    """Return whom to ask in one line, empty when nobody is known."""
    known = college()
    if not known.is_known:
        return ""
    phone = format_phone(known.phone) if known.phone else ""
    words = ", ".join(filter(None, (known.name, phone, known.email)))
    return _("Спросите: %(whom)s", whom=words)


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


def result_words(period: PracticePeriod) -> str:
    """Return when a student who has sent an application will know more."""
    if period.is_published:
        return _("Распределение опубликовано: результат на странице «Моя практика».")
    if period.results_on:
        day_promised = _day_and_month(period.results_on)
        return _("Результат — %(day)s: здесь и в письме.", day=day_promised)
    return _(
        "Результат узнаете здесь и из письма: после %(until)s, когда закончится приём, "
        "и до начала практики %(start)s.",
        until=_day_and_month(period.applications_open_until),
        start=_day_and_month(period.starts_on),
    )


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
    if not has_working_day(period.starts_on, period.ends_on, period.weekdays):
        hints.append(_("В эти дни нет ни одного рабочего: базы могут быть закрыты."))
    return hints


def rhythm_words(weekdays: Collection[int] | None) -> str:
    """Return how the days of a practice lie: all in a row, or some days of each week."""
    if not weekdays:
        return _("концентрированная, день за днём")
    days = [str(Weekday(day).each) for day in sorted(weekdays)]
    return _("рассредоточенная: по %(days)s", days=in_series(days))


def in_series(words: Sequence[str]) -> str:
    """Return «средам, четвергам и пятницам»."""
    if len(words) < 2:
        return "".join(words)
    return _("%(most)s и %(last)s", most=", ".join(words[:-1]), last=words[-1])


def application_words(row: ApplicationRow) -> tuple[str, str]:
    """Return how a student's application stands, with the tone of its chip."""
    if not row.takes_part:
        return _("сменил(а) группу, заявка не участвует"), "late"
    if row.application is None:
        return _("не начата"), "late"
    if row.application.submitted_at:
        return _("отправлена"), "done"
    return _("черновик"), "soon"


def outcome_words(placement: Placement | None) -> tuple[str, str]:
    """Return what a student got, with the tone of its chip."""
    if placement is None:
        return _("без места"), "late"
    if placement.rank:
        return rank_words(placement.rank), Basis.WISH.tone
    return str(placement.basis.label), placement.basis.tone


def rank_words(rank: int) -> str:
    """Return «по приоритету № 2»."""
    return _("по приоритету № %(rank)d", rank=rank)
