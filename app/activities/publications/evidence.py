"""What publications give the plan."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.permissions import Permission
from app.activities.publications import queries
from app.activities.publications.models import Publication
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class PublicationEvidence(Evidence):
    """A publication counts from the day its first outlet brought it."""

    label = _l("Публикации")
    kinds = (EvidenceKind.PUBLICATION,)
    permission = Permission.PUBLICATION_VIEW
    titles_are_public = True
    add_endpoint = "activities.publication_create"
    add_permission = Permission.PUBLICATION_MANAGE

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return queries.evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's publications, the newest first, in one query."""
        return [_record(one) for one in queries.list_of_item(item_id, limit=limit)]

    def list_url(self, item_id: int) -> str:
        """Return the address of all publications of the item."""
        return url_for("activities.publication_list", item=item_id)


def _record(publication: Publication) -> EvidenceRecord:
    return EvidenceRecord(
        title=publication.title,
        url=url_for("activities.publication_detail", publication_id=publication.id),
        state=publication.state,
        on=publication.published_on or publication.event_on,
    )
