"""Pure decisions of the diary: which days of an item matter, what is reminded of, secrets."""

import hmac
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from urllib.parse import quote

from app.plan.diary.enums import ReminderKind
from app.plan.rules import Checkpoint

AHEAD = timedelta(days=14)
# What recurs more often is not announced two weeks before: the letters would never end.
_SHORTEST = timedelta(days=27)
_SECRET = 48


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day by which an item needs something finished; `index` counts the item's days."""

    index: int
    opens: date
    due: date
    is_met: bool


def due_days(points: Sequence[Checkpoint], *, met: Collection[date]) -> list[DueDay]:
    """Return the days of an item, the earliest first; those due on `met` days are met."""
    return [DueDay(n, point.opens, point.due, point.due in met) for n, point in enumerate(points)]


def reminders_of(days: Sequence[DueDay], today: date) -> Iterator[tuple[date, ReminderKind]]:
    """Tell what is to be reminded of today, whether or not it was before.

    A day is announced once within the two weeks before it, and on itself, unless it is met.
    """
    for day in days:
        if day.is_met:
            continue
        if day.due == today:
            yield day.due, ReminderKind.ON_THE_DAY
        elif today < day.due <= today + AHEAD and day.due - day.opens >= _SHORTEST:
            yield day.due, ReminderKind.AHEAD


def next_day(days: Sequence[DueDay]) -> DueDay | None:
    """Return the first day that is not met."""
    return next((day for day in days if not day.is_met), None)


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def secret_of(nonce: str, key: str) -> str:
    """Return the secret of a calendar's address: who reads the database alone cannot make it."""
    return hmac.new(key.encode(), f"calendar:{nonce}".encode(), sha256).hexdigest()[:_SECRET]


def digest_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return sha256(quote(secret).encode()).hexdigest()
