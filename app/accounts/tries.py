"""Counted tries. They live in the database: processes share them, restarts keep them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, update

from app.accounts.enums import TryKind
from app.accounts.errors import TooManyTriesError
from app.accounts.models import TryCount
from app.accounts.rules import window_start
from app.base.upsert import inserting
from app.extensions import db

_SUBJECT_LENGTH = 255


@dataclass(frozen=True)
class Limit:
    """So many tries of a kind within a window."""

    kind: TryKind
    tries: int
    window: timedelta


def take_try(limit: Limit, subject: str, *, at: datetime) -> None:
    """Use up one try of a subject (an e-mail, an address); raises TooManyTriesError.

    One statement counts and refuses, so people who try at once cannot get more tries.
    """
    table = TryCount.__table__
    start = window_start(at, limit.window)
    subject = subject[:_SUBJECT_LENGTH]
    first = inserting(table).values(kind=limit.kind, subject=subject, window_start=start, count=1)
    statement = first.on_conflict_do_update(
        index_elements=["kind", "subject", "window_start"],
        set_={"count": table.c.count + 1},
        where=table.c.count < limit.tries,
    ).returning(table.c.count)
    if db.session.scalar(statement) is None:
        raise TooManyTriesError


def give_back(limit: Limit, subject: str, *, at: datetime) -> None:
    """Return a try that succeeded."""
    statement = update(TryCount).where(
        TryCount.kind == limit.kind,
        TryCount.subject == subject[:_SUBJECT_LENGTH],
        TryCount.window_start == window_start(at, limit.window),
        TryCount.count > 0,
    )
    db.session.execute(statement.values(count=TryCount.count - 1))


def forgive(kind: TryKind, subject: str) -> None:
    """Forget the tries of a subject that has proven itself."""
    same = (TryCount.kind == kind) & (TryCount.subject == subject[:_SUBJECT_LENGTH])
    db.session.execute(delete(TryCount).where(same))


def forget_tries(*, before: datetime) -> None:
    """Forget the windows that began before a time."""
    db.session.execute(delete(TryCount).where(TryCount.window_start < before))
