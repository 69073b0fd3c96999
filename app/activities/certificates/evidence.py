"""What certificates give the plan."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.certificates import queries
from app.activities.certificates.wording import certificate_name
from app.activities.permissions import Permission
from app.base import clock
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class CertificateEvidence(Evidence):
    """A certificate counts on its day of issue, once its number and its scan are there."""

    label = _l("Удостоверения и сертификаты")
    kinds = (EvidenceKind.CERTIFICATE,)
    permission = Permission.CERTIFICATE_VIEW
    add_endpoint = "activities.certificate_create"
    add_permission = Permission.CERTIFICATE_MANAGE

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return queries.evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's certificates, the newest first."""
        today = clock.today()
        return [
            EvidenceRecord(
                title=f"{row.certificate.full_name}: {row.certificate.programme}",
                url=url_for("activities.certificate_detail", certificate_id=row.id),
                state=row.standing(today),
                on=row.certificate.issued_on,
                detail=certificate_name(row.certificate),
            )
            for row in queries.list_of_item(item_id, limit=limit)
        ]

    def list_url(self, item_id: int) -> str:
        """Return the address of all certificates of the item."""
        return url_for("activities.certificate_list", item=item_id)
