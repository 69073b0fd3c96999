"""What the promises of all forms need to know of the note to the council."""

from typing import Any

from app.extensions import db
from app.outcomes.analysis.enums import AnalysisNoteState
from app.outcomes.analysis.models import AnalysisNote
from tests.outcomes.analysis.factories import store_summary

CREATED: dict[str, dict[str, str]] = {"analysis.note_create": {"conclusions": "Продолжить."}}
EDITED = ("analysis.note_adopt",)


def _computed(_world: Any) -> None:
    store_summary("few")


def _unadopted(world: Any) -> None:
    note = db.session.get_one(AnalysisNote, world.ids["note_id"])
    note.state, note.adopted_on = AnalysisNoteState.PUBLISHED, None


PREPARED = {"analysis.note_create": _computed, "analysis.note_adopt": _unadopted}
