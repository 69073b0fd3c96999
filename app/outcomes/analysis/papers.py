"""The papers of this package: notes to the council."""

from flask import url_for

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.catalog import ANALYSIS_NOTE
from app.documents.kinds import PaperKind
from app.outcomes.analysis.models import AnalysisNote
from app.outcomes.analysis.queries.notes import get_note
from app.outcomes.permissions import Permission


def _find(note_id: int, viewer: Viewer) -> AnalysisNote:
    if not viewer.can(Permission.ANALYSIS_VIEW):
        raise NotFoundError
    return get_note(note_id)


def _card(note: AnalysisNote) -> str:
    return url_for("analysis.note_detail", note_id=note.id)


PAPERS = (PaperKind(ANALYSIS_NOTE, AnalysisNote.__tablename__, find=_find, card=_card),)
