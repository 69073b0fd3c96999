"""Use cases of a student's diary."""

from datetime import date, datetime

from app.base.constraints import refusing
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.enums import PlacementEvent
from app.practice.models import Placement
from app.practice.permissions import Permission
from app.practice.states import PLACEMENT
from app.practice.weeks.errors import DiaryDayTakenError
from app.practice.weeks.models import DiaryEntry
from app.practice.weeks.queries.board import days_of
from app.practice.weeks.queries.scope import sides_of
from app.practice.weeks.rules import DiaryTerms, check_day


def write_entry(
    placement: Placement, *, terms: DiaryTerms, actor: Viewer, now: datetime, today: date
) -> DiaryEntry:
    """Add a day to the diary.

    Raises NoPracticeDayError, PracticeDayAheadError, DiaryDayTakenError by the day,
    MoveNotAllowedError once the practice is graded.
    """
    _check(placement, terms, actor, today)
    entry = DiaryEntry(placement_id=placement.id, written_at=now)
    assign(entry, terms)
    with refusing(_twice()):
        db.session.add(entry)
    return entry


def edit_entry(
    entry: DiaryEntry, *, terms: DiaryTerms, actor: Viewer, now: datetime, today: date
) -> None:
    """Change an entry; errors as of writing."""
    _check(entry.placement, terms, actor, today)
    lock_unchanged(entry)
    with refusing(_twice()):
        assign(entry, terms)
        entry.written_at = now


def _check(placement: Placement, terms: DiaryTerms, actor: Viewer, today: date) -> None:
    require(actor, Permission.DIARY_WRITE)
    lock(placement, shared=True)
    PLACEMENT.after(PlacementEvent.WRITE, placement.state, sides_of(placement, actor))
    check_day(days_of(placement.period), terms.day, today=today, field="day")


def _twice() -> dict[str, DiaryDayTakenError]:
    return {"uq_practice_diary_entries_placement_id_day": DiaryDayTakenError(field="day")}
