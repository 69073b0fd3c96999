"""How the fair's day is divided into talks: read by the timetable and by the hall's screen."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple, Protocol

from flask_babel import gettext as _

from app.jobfair.venue.errors import PausesUnclearError

_PAUSE = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})")
_ANY_DAY = date(2000, 1, 1)  # times of one day are reckoned on it


class Pause(NamedTuple):
    """A break: nobody talks between these times."""

    starts_at: time
    ends_at: time


class Slot(NamedTuple):
    """A talk's place in the day, numbered from 0."""

    number: int
    starts_at: time
    ends_at: time


class Divided(Protocol):
    """Whatever says how a day is divided: a fair or its terms."""

    @property
    def starts_at(self) -> time: ...
    @property
    def ends_at(self) -> time: ...
    @property
    def talks_from(self) -> time | None: ...
    @property
    def talk_minutes(self) -> int: ...
    @property
    def pauses(self) -> str: ...


def parse_pauses(text: str) -> str:
    """Return breaks as they are stored, «12:00–12:30, 13:30–13:45»; raises PausesUnclearError.

    They are put in order; breaks that meet are told apart from each other no longer.
    """
    left = _PAUSE.sub("", text).strip(" ,;.\n\t")
    if left:
        raise PausesUnclearError(_("Перерывы пишут так: 12:00–12:30, 13:30–13:45."), field="pauses")
    merged: list[Pause] = []
    for pause in sorted(_pause(*numbers) for numbers in _PAUSE.findall(text)):
        if merged and pause.starts_at <= merged[-1].ends_at:
            last = merged.pop()
            pause = Pause(last.starts_at, max(last.ends_at, pause.ends_at))
        merged.append(pause)
    return ", ".join(f"{one.starts_at:%H:%M}–{one.ends_at:%H:%M}" for one in merged)


def _pause(*numbers: str) -> Pause:
    first_hour, first_minute, last_hour, last_minute = (int(one) for one in numbers)
    try:
        pause = Pause(time(first_hour, first_minute), time(last_hour, last_minute))
    except ValueError as error:
        raise PausesUnclearError(
            _("Такого времени нет. Проверьте часы и минуты."), field="pauses"
        ) from error
    if pause.ends_at <= pause.starts_at:
        raise PausesUnclearError(_("Перерыв кончается раньше, чем начинается."), field="pauses")
    return pause


def pauses_of(day: Divided) -> list[Pause]:
    """Return the breaks of a day, in order."""
    return [_pause(*numbers) for numbers in _PAUSE.findall(day.pauses)]


def slots_of(day: Divided) -> list[Slot]:
    """Return the talks of a day one after another: none begins in a break or ends in one."""
    pauses = pauses_of(day)
    length = timedelta(minutes=day.talk_minutes)
    begins = _at(max(day.starts_at, day.talks_from or day.starts_at))
    slots: list[Slot] = []
    while begins + length <= _at(day.ends_at):
        hindered = _pause_within(pauses, begins, begins + length)
        if hindered:
            begins = _at(hindered.ends_at)
            continue
        slots.append(Slot(len(slots), begins.time(), (begins + length).time()))
        begins += length
    return slots


def _pause_within(pauses: Sequence[Pause], begins: datetime, ends: datetime) -> Pause | None:
    meets = (one for one in pauses if _at(one.starts_at) < ends and begins < _at(one.ends_at))
    return next(meets, None)


def _at(value: time) -> datetime:
    return datetime.combine(_ANY_DAY, value)
