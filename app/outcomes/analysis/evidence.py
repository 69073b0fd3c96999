"""What the analysis gives the plan: notes that the council has adopted."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.outcomes.analysis.queries.notes import evidence_of_notes, notes_of_item
from app.outcomes.permissions import Permission
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class AnalysisEvidence(Evidence):
    """Notes to the council; one counts from the day on which it was adopted."""

    label = _l("Справки о трудоустройстве выпускников")
    kinds = (EvidenceKind.REPORT,)
    permission = Permission.ANALYSIS_VIEW
    titles_are_public = True
    add_endpoint = "analysis.note_create"
    add_permission = Permission.ANALYSIS_MANAGE

    def rows(self) -> EvidenceRows:
        return evidence_of_notes()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        return [
            EvidenceRecord(
                title=_("Справка совету № %(number)s", number=note.number),
                url=url_for("analysis.note_detail", note_id=note.id),
                state=note.state,
                on=note.adopted_on or note.made_on,
                detail=note.selection,
            )
            for note in notes_of_item(item_id, limit=limit)
        ]

    def list_url(self, item_id: int) -> str:
        return url_for("analysis.note_list", item=item_id)
