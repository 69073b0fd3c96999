"""Notes to the council."""

from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from app.base.errors import NotFoundError
from app.extensions import db
from app.outcomes.analysis.models import AnalysisNote
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.queries import evidence_rows, serving

NOTE_ORDERS: dict[str, Any] = {"made": AnalysisNote.made_on}


def list_notes(*, item: int | None = None) -> Select[Any]:
    """Select the notes; the caller orders and pages them."""
    statement = select(AnalysisNote).options(selectinload(AnalysisNote.plan_items))
    return statement.where(serving(AnalysisNote, item)) if item else statement


def get_note(note_id: int) -> AnalysisNote:
    """Return a note; raises NotFoundError."""
    note: AnalysisNote | None = db.session.scalar(list_notes().where(AnalysisNote.id == note_id))
    if note is None:
        raise NotFoundError
    return note


def evidence_of_notes() -> EvidenceRows:
    """Select notes that serve the plan: one proves it from the day the council adopted it."""
    return evidence_rows(
        AnalysisNote,
        kind=EvidenceKind.REPORT,
        finished_on=AnalysisNote.adopted_on,
        planned_on=AnalysisNote.made_on,
    )


def notes_of_item(item_id: int, *, limit: int) -> list[AnalysisNote]:
    """Return the newest notes that serve a plan item."""
    newest = list_notes(item=item_id).order_by(AnalysisNote.made_on.desc(), AnalysisNote.id.desc())
    return list(db.session.scalars(newest.limit(limit)))
