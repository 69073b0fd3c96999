"""Refreshing the summary, publishing a note, adopting it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, insert

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.documents.catalog import ANALYSIS_NOTE
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db
from app.jobs.services import enqueue
from app.outcomes.analysis.enums import AnalysisNoteEvent, AnalysisNoteState, AnalysisParty
from app.outcomes.analysis.errors import AdoptedEarlyError, NotComputedError
from app.outcomes.analysis.files import snapshot_of_note
from app.outcomes.analysis.models import AnalysisNote, AnalysisView, GraduateFacts
from app.outcomes.analysis.queries.summary import find_view
from app.outcomes.analysis.results import AnalysisAnswer
from app.outcomes.analysis.rules import NOTE_MOVES
from app.outcomes.analysis.selection import GraduateSelection
from app.outcomes.analysis.wording import selection_words
from app.outcomes.permissions import Permission
from app.plan.services.serving import serve_items

REFRESH = "outcomes.analysis.refresh"


def ask_refresh(*, selection: GraduateSelection, actor: Viewer, now: datetime) -> int:
    """Have the worker make the summary anew, and the answers of a selection; returns the job."""
    require(actor, Permission.ANALYSIS_MANAGE)
    payload: dict[str, Any] = {
        "year": selection.year, "speciality": selection.speciality, "town": selection.town,
    }  # fmt: skip
    return enqueue(REFRESH, payload, actor=actor, now=now).id


def replace_facts(rows: Sequence[dict[str, Any]], *, after: int, until: int | None) -> None:
    """Put rows in the place of those of the graduates between two ids: one portion of many."""
    stale = delete(GraduateFacts).where(GraduateFacts.student_id > after)
    if until is not None:
        stale = stale.where(GraduateFacts.student_id <= until)
    db.session.execute(stale)
    if rows:
        statement = insert(GraduateFacts).execution_options(render_nulls=True)
        db.session.execute(statement, list(rows))


def store_view(
    selection: GraduateSelection,
    *,
    graduates: int,
    answers: Sequence[AnalysisAnswer],
    now: datetime,
) -> None:
    """Keep the answers of a selection in the place of earlier ones."""
    view = find_view(selection)
    if view is None:
        view = AnalysisView(key=selection.key)
        db.session.add(view)
    view.year, view.speciality, view.town = selection.year, selection.speciality, selection.town
    view.graduates, view.computed_at = graduates, now
    view.answers = [one.as_json() for one in answers]
    db.session.flush()


def forget_views(ids: Collection[int]) -> None:
    """Remove answers that the last refresh has not made anew."""
    if ids:
        db.session.execute(delete(AnalysisView).where(AnalysisView.id.in_(ids)))


@dataclass(frozen=True)
class AnalysisNoteTerms:
    """What the college says beside the figures."""

    conclusions: str


@dataclass(frozen=True)
class NoteAdoptionTerms:
    """When and by what the council adopted a note."""

    adopted_on: date
    adopted_by: str


def publish_note(
    *,
    selection: GraduateSelection,
    terms: AnalysisNoteTerms,
    plan_item_ids: Collection[int],
    actor: Viewer,
    now: datetime,
    today: date,
) -> AnalysisNote:
    """Publish a note: the figures of the page with a number, kept as they are.

    Raises NotComputedError, ItemsMissingError.
    """
    require(actor, Permission.ANALYSIS_MANAGE)
    view = find_view(selection)
    if view is None:
        raise NotComputedError
    (number,) = take_numbers(ANALYSIS_NOTE.name, today.year, count=1)
    note = AnalysisNote(
        number=str(number),
        made_on=today,
        selection=selection_words(selection),
        graduates=view.graduates,
        answers=view.answers,
        computed_at=view.computed_at,
        conclusions=terms.conclusions.strip(),
    )
    db.session.add(note)
    db.session.flush()
    serve_items(note, plan_item_ids)
    snapshot = snapshot_of_note(note, draft=False, on=today)
    issue_paper(
        draft_paper(
            note, snapshot, number=str(number), serial=number, parties="", actor=actor, now=now
        )
    )
    return note


def adopt_note(note: AnalysisNote, *, terms: NoteAdoptionTerms, actor: Viewer, today: date) -> None:
    """Note that the council adopted it: from that day it proves its plan items.

    Raises MoveNotAllowedError, AdoptedEarlyError.
    """
    require(actor, Permission.ANALYSIS_MANAGE)
    lock(note)
    after: AnalysisNoteState = NOTE_MOVES.after(
        AnalysisNoteEvent.ADOPT, note.state, AnalysisParty.COLLEGE
    )
    if not note.made_on <= terms.adopted_on <= today:
        raise AdoptedEarlyError(field="adopted_on")
    note.state, note.adopted_on, note.adopted_by = after, terms.adopted_on, terms.adopted_by
    db.session.flush()
