"""Pure decisions of the fair's day: when a scan happened, when arrivals are taken, who is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from uuid import UUID, uuid4

from app.jobfair.checkin.enums import LONGEST_SPOT, MAX_SCANS
from app.jobfair.checkin.errors import CheckinClosedError, TooManyScansError, VisitClosedError
from app.jobfair.codes import read_code
from app.jobfair.enums import FairState
from app.jobfair.rules import POSTING_FAIRS, RUNNING_FAIRS
from app.students.enums import StudentState

PASSES_AHEAD = timedelta(days=3)  # before the fair's day
VISITS_PER_ADDRESS = 30
VISIT_WINDOW = timedelta(hours=1)
COMING = frozenset({StudentState.STUDYING, StudentState.ON_LEAVE, StudentState.GRADUATED})
HOURS_AROUND = 1  # before the fair begins and after it ends, people come all the same


@dataclass(frozen=True)
class ScanTerms:
    """One entry of a device: its own key, what was read, where, and the device's own time.

    `code` is None where what was read is no code at all.
    """

    key: str
    code: str | None
    spot: str
    device_at: datetime


@dataclass(frozen=True)
class GuestTerms:
    """Who registers for the day; nobody is stored who has not agreed to it."""

    name: str
    about: str = ""
    email: str | None = None


def reckon(device_at: datetime, *, device_now: datetime, now: datetime) -> datetime:
    """Return when an entry was made by the server's time, however wrong the device's clock is.

    What is wrong now was wrong then by as much; nothing happens later than now.
    """
    return min(now, device_at + (now - device_now))


def may_take(state: FairState, *, held_on: date, today: date) -> bool:
    """Tell whether arrivals are taken: what a telephone kept may be sent days later."""
    return state in RUNNING_FAIRS and today >= held_on


def check_taking(state: FairState, *, held_on: date, today: date) -> None:
    """Raise CheckinClosedError before the day and once the results are drawn."""
    if not may_take(state, held_on=held_on, today=today):
        raise CheckinClosedError


def may_visit(state: FairState, *, held_on: date, today: date) -> bool:
    """Tell whether visitors register for a fair: of an open one, to the end of its day."""
    return state is FairState.OPEN and today <= held_on


def check_visit(state: FairState, *, held_on: date, today: date) -> None:
    """Raise VisitClosedError unless visitors register for the fair."""
    if not may_visit(state, held_on=held_on, today=today):
        raise VisitClosedError


def is_near(state: FairState, *, held_on: date, today: date) -> bool:
    """Tell whether passes are made by now: the fair is open and a few days ahead at most."""
    return state in POSTING_FAIRS and today <= held_on <= today + PASSES_AHEAD


def read_scans(sent: Any) -> tuple[list[ScanTerms], datetime]:
    """Return the entries a device sent and what its clock shows.

    Raises ValueError for what no page of ours sends, TooManyScansError.
    """
    if not isinstance(sent, Mapping) or not isinstance(sent.get("scans"), Sequence):
        raise ValueError("no entries")
    if len(sent["scans"]) > MAX_SCANS:
        raise TooManyScansError
    return [_scan(one) for one in sent["scans"]], _moment(sent.get("now"))


def _scan(sent: Any) -> ScanTerms:
    if not isinstance(sent, Mapping):
        raise ValueError("no entry")
    key, code, spot = (str(sent.get(name, "")) for name in ("key", "code", "spot"))
    if str(UUID(key)) != key:
        raise ValueError("no key")
    return ScanTerms(key, read_code(code[:255]), tidy_spot(spot), _moment(sent.get("at")))


def key_of(sent: str) -> str:
    """Return the key of an entry: the one a form carries, a new one where it carries none."""
    try:
        return str(UUID(sent))
    except ValueError:
        return str(uuid4())


def tidy_spot(spot: str) -> str:
    """Return where it was as it is stored: one line without what no screen shows."""
    shown = "".join(one if one.isprintable() else " " for one in spot)
    return " ".join(shown.split())[:LONGEST_SPOT]


def _moment(sent: Any) -> datetime:
    said = datetime.fromisoformat(str(sent))
    if said.tzinfo is None or not 2000 <= said.year < 2100:
        raise ValueError("no moment")
    return said


def hours_of(day: date, starts: time, ends: time, *, zone: tzinfo) -> list[datetime]:
    """Return the beginnings of the hours in which people come to a fair."""
    first = max(starts.hour - HOURS_AROUND, 0)
    last = min(ends.hour + HOURS_AROUND, 23)
    return [
        datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
        for hour in range(first, last + 1)
    ]
