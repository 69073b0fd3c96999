"""What is past its term or will be, and what was done."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, func, inspect, select

from app.extensions import db
from app.privacy.models import RetentionRun
from app.privacy.rules import months_before
from app.settings.queries import retention_terms
from app.web.personal import RetentionKind, retention_kinds

SOON, LATER = timedelta(days=30), timedelta(days=365)


@dataclass(frozen=True)
class RetentionLine:
    """A kind of record: its term, how many are due now, within a month, within a year."""

    kind: RetentionKind
    months: int
    is_own_term: bool
    due: int
    soon: int
    later: int
    last: RetentionRun | None


def months_of(kind: RetentionKind) -> int:
    """Return the term of a kind: the college's own, else ours."""
    own = retention_terms().get(kind.name)
    return own.months if own else kind.months


def records_past(kind: RetentionKind, today: date, *, months: int) -> Select[Any]:
    """Select the records of a kind whose term is over on a day."""
    return kind.past(months_before(today, months))


def next_batch(
    kind: RetentionKind, today: date, *, months: int, but: Collection[int], limit: int
) -> list[Any]:
    """Return the next records past their term, without those a duty holds."""
    statement = records_past(kind, today, months=months)
    key = inspect(statement.column_descriptions[0]["entity"]).primary_key[0]
    statement = statement.where(key.not_in(but)) if but else statement
    return list(db.session.scalars(statement.order_by(key).limit(limit)))


def retention_lines(today: date) -> list[RetentionLine]:
    """Return every kind with its figures, by name."""
    terms, runs = retention_terms(), _last_runs()
    lines = []
    for kind in retention_kinds().values():
        months = terms[kind.name].months if kind.name in terms else kind.months
        # Who is past a term today is past it in a year: mostly there is nobody at all.
        later = _count(kind, today + LATER, months)
        due, soon = (
            _count(kind, today + ahead, months) if later else 0 for ahead in (timedelta(0), SOON)
        )
        lines.append(
            RetentionLine(kind, months, kind.name in terms, due, soon, later, runs.get(kind.name))
        )
    return sorted(lines, key=lambda line: str(line.kind.label))


def list_runs() -> Select[Any]:
    """Select what the nights did, the newest first."""
    return select(RetentionRun).order_by(RetentionRun.id.desc())


def _count(kind: RetentionKind, day: date, months: int) -> int:
    found = records_past(kind, day, months=months).order_by(None).subquery()
    return db.session.scalar(select(func.count()).select_from(found)) or 0


def _last_runs() -> dict[str, RetentionRun]:
    newest = select(func.max(RetentionRun.id)).group_by(RetentionRun.kind)
    found = db.session.scalars(select(RetentionRun).where(RetentionRun.id.in_(newest)))
    return {run.kind: run for run in found}
