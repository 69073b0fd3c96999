"""Counted attempts. They live in the database: processes share them, restarts keep them.

Nobody is locked out by a number alone. Who fails again and again from one place waits longer and
longer there; an account or an address where many fail is let in by a letter (see `sign_in.py`).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, or_, select, update

from app.accounts.enums import AttemptKind
from app.accounts.errors import TooManyAttemptsError
from app.accounts.models import MOST_ATTEMPTS, AttemptCount
from app.accounts.rules import LONGEST_AFTER, pause_after, window_start
from app.base.upsert import inserting
from app.extensions import db

_SUBJECT_LENGTH = 255


@dataclass(frozen=True)
class Limit:
    """So many attempts of a kind within a window; with `slows`, further ones after a pause.

    The pauses grow from one attempt to the next and stay below the window.
    """

    kind: AttemptKind
    attempts: int
    window: timedelta
    slows: bool = False


def take_attempt(limit: Limit, subject: str, *, at: datetime) -> None:
    """Use up one attempt of a subject (an e-mail, an address); raises TooManyAttemptsError.

    One statement counts and refuses, so people who try at once cannot get more attempts.
    """
    table = AttemptCount.__table__
    row = _row(limit.kind, subject, limit.window, at)
    statement = (
        inserting(table)
        .values(**row, count=1, last_at=at)
        .on_conflict_do_update(
            index_elements=["kind", "subject", "window_start"],
            set_={"count": table.c.count + 1, "last_at": at},
            where=_may_try(limit, at),
        )
        .returning(table.c.count)
    )
    if db.session.scalar(statement) is None:
        raise TooManyAttemptsError(_left(limit, subject, at))


def count_attempts(kind: AttemptKind, subject: str, *, window: timedelta, at: datetime) -> int:
    """Add one attempt that nothing forbids and return how many there were before in the window."""
    table = AttemptCount.__table__
    statement = (
        inserting(table)
        .values(**_row(kind, subject, window, at), count=1, last_at=at)
        .on_conflict_do_update(
            index_elements=["kind", "subject", "window_start"],
            set_={"count": table.c.count + 1, "last_at": at},
            where=table.c.count < MOST_ATTEMPTS,
        )
        .returning(table.c.count)
    )
    counted: int = db.session.scalar(statement) or MOST_ATTEMPTS
    return counted - 1


def give_back(kind: AttemptKind, subject: str, *, window: timedelta, at: datetime) -> None:
    """Return an attempt that succeeded."""
    same = _same(kind, subject) & (AttemptCount.window_start == window_start(at, window))
    statement = update(AttemptCount).where(same, AttemptCount.count > 0)
    db.session.execute(statement.values(count=AttemptCount.count - 1))


def forgive(kind: AttemptKind, subject: str) -> None:
    """Forget the attempts of a subject that has proven itself."""
    db.session.execute(delete(AttemptCount).where(_same(kind, subject)))


def forget_attempts(*, before: datetime) -> None:
    """Forget the windows that began before a time."""
    db.session.execute(delete(AttemptCount).where(AttemptCount.window_start < before))


def _row(kind: AttemptKind, subject: str, window: timedelta, at: datetime) -> dict[str, object]:
    subject = subject[:_SUBJECT_LENGTH]
    return {"kind": kind, "subject": subject, "window_start": window_start(at, window)}


def _same(kind: AttemptKind, subject: str) -> ColumnElement[bool]:
    return (AttemptCount.kind == kind) & (AttemptCount.subject == subject[:_SUBJECT_LENGTH])


def _may_try(limit: Limit, at: datetime) -> ColumnElement[bool]:
    """Return the condition on the counted row that one more attempt may be made now."""
    count, last_at = AttemptCount.__table__.c.count, AttemptCount.__table__.c.last_at
    if not limit.slows:
        return count < limit.attempts
    waited = (
        and_(count == limit.attempts + extra, last_at <= at - pause_after(extra))
        for extra in range(LONGEST_AFTER)
    )
    longest = and_(
        count >= limit.attempts + LONGEST_AFTER, last_at <= at - pause_after(LONGEST_AFTER)
    )
    return or_(count < limit.attempts, *waited, longest)


def _left(limit: Limit, subject: str, at: datetime) -> timedelta:
    """Return how long to wait for the next attempt."""
    start = window_start(at, limit.window)
    counted = select(AttemptCount).where(
        _same(limit.kind, subject), AttemptCount.window_start == start
    )
    # Counted by a statement: what the session remembers of the row may be older.
    found = db.session.scalar(counted.execution_options(populate_existing=True))
    if found is None or not limit.slows:
        return start + limit.window - at
    return found.last_at + pause_after(found.count - limit.attempts) - at
