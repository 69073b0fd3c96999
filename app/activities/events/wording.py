"""An event in words: when, who, the way of its states."""

from datetime import date, time
from typing import NamedTuple

from flask_babel import format_date
from flask_babel import gettext as _

from app.activities.events.enums import EventState, ParticipantKind
from app.activities.events.models import ClusterEvent
from app.activities.events.rules import WAY
from app.base.steps import Step, steps_of
from app.base.typography import NBSP, counted, day, grouped
from app.web.dashboard import Chip


def event_days(event: ClusterEvent) -> str:
    """Return «14 марта 2024 г.» or «14–16 марта 2024 г.», «30 марта — 2 апреля 2024 г.»."""
    return days_of(event.starts_on, event.ends_on)


def days_of(first: date, last: date) -> str:
    """Return a stretch of days, its month and year said once."""
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{format_date(first, 'd MMMM').replace(' ', NBSP)} — {day(last)}"
    return f"{day(first)} — {day(last)}"


def event_hours(event: ClusterEvent) -> str:
    """Return «10:00–14:00», «с 10:00» or nothing."""
    if event.starts_at and event.ends_at:
        return f"{_clock(event.starts_at)}–{_clock(event.ends_at)}"
    return _("с %(time)s", time=_clock(event.starts_at)) if event.starts_at else ""


def event_when(event: ClusterEvent) -> str:
    """Return the days with the hours."""
    return ", ".join(filter(None, (event_days(event), event_hours(event))))


def _clock(value: time) -> str:
    return value.strftime("%H:%M")


def standing_of(event: ClusterEvent, *, today: date, for_work: bool) -> Chip:
    """Return the event's state; one that is over and not marked says so.

    The report is the college's own affair: without `for_work` an event was held, and that is all.
    """
    state = event.state
    if event.held_on and not for_work:
        return Chip(_("проведено"), "done")
    if for_work and state in (EventState.PLANNED, EventState.ONGOING) and event.ends_on < today:
        return Chip(_("прошло, не отмечено"), "late")
    return Chip(str(state.label), state.tone)


class PeopleLine(NamedTuple):
    """Participants of a kind: expected, and those who came."""

    kind: ParticipantKind
    planned: int | None
    actual: int | None


def people_lines(event: ClusterEvent) -> list[PeopleLine]:
    """Return the kinds of participants somebody counted."""
    lines = (PeopleLine(kind, event.planned(kind), event.actual(kind)) for kind in ParticipantKind)
    return [line for line in lines if line.planned is not None or line.actual is not None]


def people_total(event: ClusterEvent, of: str) -> int | None:
    """Return the sum of those expected or of those who came, None when nobody counted."""
    numbers = [getattr(line, of) for line in people_lines(event)]
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def people_words(event: ClusterEvent) -> str:
    """Return «было 34 человека» or «ожидается 40 человек», nothing when nobody counted."""
    words = (_("человек"), _("человека"), _("человек"))
    came, expected = people_total(event, "actual"), people_total(event, "planned")
    if came is not None:
        return _("было %(people)s", people=counted(came, *words))
    return _("ожидается %(people)s", people=counted(expected, *words)) if expected else ""


def people_came(event: ClusterEvent) -> str:
    """Return how many people came, a dash when nobody counted."""
    came = people_total(event, "actual")
    return "—" if came is None else grouped(came)


def month_name(first: date) -> str:
    """Return «март 2024 г.»."""
    return format_date(first, "LLLL y 'г'.").replace(" ", NBSP)


def way_of(event: ClusterEvent) -> list[Step]:
    """Return the steps on the event's way; a cancelled one has left it."""
    if event.state not in WAY:
        return []
    way = [
        (_("запланировано"), event_days(event)),
        (_("идёт"), ""),
        (_("проведено"), day(event.held_on)),
        (_("отчёт готов"), ""),
    ]
    done = event.state is EventState.REPORTED
    return steps_of(way, present=len(way) if done else WAY.index(event.state))
