"""What documents give the plan: each approval of a version, on its day."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.documents import queries
from app.activities.documents.enums import REPORTS
from app.activities.documents.wording import document_name
from app.activities.permissions import Permission
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class DocumentEvidence(Evidence):
    """An approved document counts from the day of its approval; reports and notes as reports."""

    label = _l("Документы")
    kinds = (EvidenceKind.DOCUMENT, EvidenceKind.REPORT)
    permission = Permission.DOCUMENT_VIEW
    titles_are_public = True
    add_endpoint = "activities.document_create"
    add_permission = Permission.DOCUMENT_MANAGE

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return queries.evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's documents, the newest first, in one query."""
        return [
            EvidenceRecord(
                title=document.title,
                url=url_for("activities.document_detail", document_id=document.id),
                state=document.state,
                on=document.approved_on,
                kind=EvidenceKind.REPORT if document.kind in REPORTS else EvidenceKind.DOCUMENT,
                detail=f"{document.kind.label}, {document_name(document)}",
            )
            for document in queries.list_of_item(item_id, limit=limit)
        ]

    def list_url(self, item_id: int) -> str:
        """Return the address of all documents of the item."""
        return url_for("activities.document_list", item=item_id)
