"""Pure decisions about events: moves, dates, what is held and reported, series."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from dateutil.relativedelta import relativedelta
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.activities.events.enums import EventKind, EventParty, EventRhythm, EventState, EventStep
from app.activities.events.errors import (
    DatesReversedError,
    EventReasonMissingError,
    HeldDateError,
    HoursReversedError,
    ReportMissingError,
    ResultsMissingError,
    SameDatesError,
    SeriesEmptyError,
    SeriesTooLongError,
    TooLongError,
    UnlikelyDatesError,
)
from app.activities.permissions import Permission
from app.base.moves import Moves, move
from app.base.viewer import Viewer
from app.deadlines.workdays import NO_EXCEPTIONS, add_working_days

S, E = EventState, EventStep
_COLLEGE = EventParty.COLLEGE
AHEAD = frozenset({S.PLANNED, S.ONGOING})
OVER = frozenset({S.HELD, S.REPORTED})
WAY = (S.PLANNED, S.ONGOING, S.HELD, S.REPORTED)
LONGEST = timedelta(days=366)
LONGEST_PAST = timedelta(days=10 * 366)
LONGEST_AHEAD = timedelta(days=3 * 366)
MOST_REPEATED = 60
_CANCELLED = _l("Мероприятие отменено. Сначала верните его в план.")
_REPORTED = _l("Отчёт готов. Сначала верните отчёт на правку.")
_HELD = _l("Мероприятие уже отмечено проведённым.")

MOVES = Moves(
    {
        E.EDIT: move({*S} - {S.CANCELLED}, None, _COLLEGE),
        E.REPEAT: move(S.PLANNED, None, _COLLEGE),
        E.POSTPONE: move(AHEAD, S.PLANNED, _COLLEGE),
        E.BEGIN: move(S.PLANNED, S.ONGOING, _COLLEGE),
        E.HOLD: move(AHEAD, S.HELD, _COLLEGE),
        E.AMEND: move(S.HELD, None, _COLLEGE),
        E.REPORT: move(S.HELD, S.REPORTED, _COLLEGE),
        E.REOPEN: move(S.REPORTED, S.HELD, _COLLEGE),
        E.UNHOLD: move(S.HELD, S.PLANNED, _COLLEGE),
        E.CANCEL: move(AHEAD, S.CANCELLED, _COLLEGE),
        E.RESTORE: move(S.CANCELLED, S.PLANNED, _COLLEGE),
    },
    why={
        S.CANCELLED: _CANCELLED,
        S.REPORTED: _REPORTED,
        S.HELD: _HELD,
        S.PLANNED: _l("Мероприятие ещё не проведено."),
        S.ONGOING: _l("Мероприятие ещё идёт."),
    },
)


@dataclass(frozen=True)
class EventTerms:
    """What is held, where, for whom; the numbers are those expected."""

    kind: EventKind
    title: str
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    responsible_id: int | None = None
    programme: str = ""
    is_public: bool = False
    asks_publication: bool = True
    planned_students: int | None = None
    planned_pupils: int | None = None
    planned_teachers: int | None = None
    planned_employers: int | None = None
    planned_parents: int | None = None
    planned_experts: int | None = None


@dataclass(frozen=True)
class EventDates:
    """The first and the last day."""

    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class HoldTerms:
    """On which day an event was held, who came, what came of it."""

    held_on: date
    results: str = ""
    actual_students: int | None = None
    actual_pupils: int | None = None
    actual_teachers: int | None = None
    actual_employers: int | None = None
    actual_parents: int | None = None
    actual_experts: int | None = None


@dataclass(frozen=True)
class ReportTerms:
    """What came of an event, and its report in words."""

    results: str
    report_text: str = ""


@dataclass(frozen=True)
class PrizeTerms:
    """A place or a prize, and who won it."""

    award: str
    winner: str = ""
    nomination: str = ""
    organization_id: int | None = None


@dataclass(frozen=True)
class SeriesTerms:
    """How an event is repeated; days off are moved to the next working day where asked."""

    rhythm: EventRhythm
    until: date
    on_working_days: bool = False


def party_of(viewer: Viewer | None) -> EventParty | None:
    """Return the side a person takes: the college's or none."""
    manages = viewer is not None and viewer.can(Permission.EVENT_MANAGE)
    return _COLLEGE if manages else None


def events_today(
    state: EventState, viewer: Viewer | None, *, starts_on: date, today: date
) -> frozenset[EventStep]:
    """Return what a person may do to an event today: what is ahead has not begun."""
    early = {E.BEGIN, E.HOLD} if today < starts_on else set()
    return MOVES.possible(state, party_of(viewer)) - early


def check_dates(dates: EventDates, *, today: date) -> None:
    """Raise DatesReversedError, TooLongError or UnlikelyDatesError, by its field."""
    if dates.ends_on < dates.starts_on:
        raise DatesReversedError(field="ends_on")
    if dates.ends_on - dates.starts_on > LONGEST:
        raise TooLongError(field="ends_on")
    if not today - LONGEST_PAST <= dates.starts_on <= today + LONGEST_AHEAD:
        raise UnlikelyDatesError(field="starts_on")


def check_hours(terms: EventTerms, dates: EventDates) -> None:
    """Raise HoursReversedError for an event of one day that ends before it begins."""
    both = terms.starts_at and terms.ends_at
    if both and dates.starts_on == dates.ends_on and terms.ends_at <= terms.starts_at:  # type: ignore[operator]
        raise HoursReversedError(field="ends_at")


def check_moved(new: EventDates, old: EventDates, reason: str) -> None:
    """Raise SameDatesError or EventReasonMissingError, by its field."""
    if new == old:
        raise SameDatesError(field="starts_on")
    check_reason(reason)


def check_reason(reason: str) -> None:
    """Raise EventReasonMissingError without a word."""
    if not reason.strip():
        raise EventReasonMissingError(field="reason")


def check_held(held_on: date, *, starts_on: date, today: date) -> None:
    """Raise HeldDateError unless an event could be over on a day."""
    message = None
    if held_on > today:
        message = _("Эта дата ещё не наступила. Отметьте проведение в этот день или позже.")
    elif held_on < starts_on:
        message = _("Это раньше начала. Если мероприятие прошло в другой день, перенесите его.")
    elif held_on - starts_on > LONGEST:
        message = _("Мероприятие не длится больше года. Проверьте дату.")
    if message:
        raise HeldDateError(message, field="held_on")


def check_report(terms: ReportTerms, *, has_file: bool) -> None:
    """Raise ResultsMissingError or ReportMissingError, by its field."""
    if not terms.results.strip():
        raise ResultsMissingError(field="results")
    if not terms.report_text.strip() and not has_file:
        raise ReportMissingError(field="report_text")


def repeated_days(
    terms: SeriesTerms, *, first: date, moved: Mapping[date, bool] = NO_EXCEPTIONS
) -> list[date]:
    """Return the days of the repetitions after the first, up to the last one named.

    A number that a month does not have is its last day. Raises SeriesEmptyError,
    SeriesTooLongError.
    """
    days: list[date] = []
    for planned in _days_after(first, terms.rhythm):
        day = add_working_days(planned, 0, moved) if terms.on_working_days else planned
        if day > terms.until:
            break
        if day in days[-1:]:  # two Wednesdays of the New Year's holidays are one working day
            continue
        if len(days) == MOST_REPEATED:
            raise SeriesTooLongError(MOST_REPEATED)
        days.append(day)
    if not days:
        raise SeriesEmptyError(field="until")
    return days


def _days_after(first: date, rhythm: EventRhythm) -> Iterator[date]:
    steps = {
        EventRhythm.WEEKLY: relativedelta(weeks=1),
        EventRhythm.FORTNIGHTLY: relativedelta(weeks=2),
        EventRhythm.MONTHLY: relativedelta(months=1),
        EventRhythm.QUARTERLY: relativedelta(months=3),
    }
    number = 0
    while True:
        number += 1
        yield first + steps[rhythm] * number
