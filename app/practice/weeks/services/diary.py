"""Use cases of a student's diary."""

from datetime import date, datetime

from sqlalchemy import delete

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock, lock_unchanged
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.enums import PlacementEvent
from app.practice.models import Placement
from app.practice.permissions import Permission
from app.practice.states import PLACEMENT, PlacementParty
from app.practice.weeks.enums import MOST_KEPT
from app.practice.weeks.errors import DiaryDayTakenError
from app.practice.weeks.models import DiaryDraft, DiaryEntry
from app.practice.weeks.queries.board import days_of
from app.practice.weeks.queries.course import find_draft, find_entry
from app.practice.weeks.queries.scope import sides_of
from app.practice.weeks.rules import DiaryTerms, DraftTerms, check_day


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
    drop_draft(placement, actor=actor)
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


def keep_draft(
    placement: Placement, *, terms: DraftTerms, seen: int, actor: Viewer, now: datetime
) -> int | None:
    """Keep what a student has typed so far; return its version, 0 when nothing is left of it.

    `seen` is the version the page goes on from, 0 for none. None: another device has kept or sent
    it meanwhile, and that one stays. Raises NotAllowedError, MoveNotAllowedError.
    """
    _may_write(placement, actor)
    draft = find_draft(placement)
    if seen != (draft.version if draft else 0):
        return None
    if not terms.work.strip() or _is_written(placement, terms):
        drop_draft(placement, actor=actor)
        return 0
    draft = draft or DiaryDraft(placement_id=placement.id, version=0)
    assign(draft, terms)
    draft.kept_at, draft.version = now, min(draft.version + 1, MOST_KEPT)
    db.session.add(draft)
    db.session.flush()
    return draft.version


def drop_draft(placement: Placement, *, actor: Viewer) -> None:
    """Forget what a student has begun to write; raises NotAllowedError to anybody else."""
    require(actor, Permission.DIARY_WRITE)
    if PlacementParty.STUDENT not in sides_of(placement, actor):
        raise NotAllowedError
    db.session.execute(delete(DiaryDraft).where(DiaryDraft.placement_id == placement.id))


def _is_written(placement: Placement, terms: DraftTerms) -> bool:
    """Tell whether the day was sent already: what the page keeps last may come after it."""
    entry = find_entry(placement, terms.day) if terms.day else None
    return entry is not None and entry.work == terms.work


def _may_write(placement: Placement, actor: Viewer) -> None:
    require(actor, Permission.DIARY_WRITE)
    lock(placement)
    PLACEMENT.after(PlacementEvent.WRITE, placement.state, sides_of(placement, actor))


def _check(placement: Placement, terms: DiaryTerms, actor: Viewer, today: date) -> None:
    require(actor, Permission.DIARY_WRITE)
    lock(placement, shared=True)
    PLACEMENT.after(PlacementEvent.WRITE, placement.state, sides_of(placement, actor))
    check_day(days_of(placement.period), terms.day, today=today, field="day")


def _twice() -> dict[str, DiaryDayTakenError]:
    return {"uq_practice_diary_entries_placement_id_day": DiaryDayTakenError(field="day")}
