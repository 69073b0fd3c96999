"""What the monitoring gives the plan: a closed cut-off is the report of its day."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.outcomes.models import MonitoringCutoff
from app.outcomes.permissions import Permission
from app.outcomes.queries import cutoffs as queries
from app.outcomes.wording import cutoff_title, years_of
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class MonitoringEvidence(Evidence):
    """Cut-offs of the monitoring: the report is figures by speciality, nobody is named."""

    label = _l("Мониторинг трудоустройства выпускников")
    kinds = (EvidenceKind.REPORT,)
    permission = Permission.OUTCOME_MANAGE
    titles_are_public = True
    add_endpoint = "outcomes.cutoff_create"
    add_permission = Permission.OUTCOME_MANAGE

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return queries.evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's cut-offs, the newest first, in one query."""
        return [_record(one) for one in queries.list_cutoffs_of_item(item_id, limit=limit)]

    def list_url(self, item_id: int) -> str:
        """Return the address of all cut-offs of the item."""
        return url_for("outcomes.cutoff_list", item=item_id)


def _record(cutoff: MonitoringCutoff) -> EvidenceRecord:
    return EvidenceRecord(
        title=cutoff_title(cutoff),
        url=url_for("outcomes.cutoff_detail", cutoff_id=cutoff.id),
        state=cutoff.state,
        on=cutoff.closed_on or cutoff.day,
        detail=_("выпуски %(years)s", years=years_of(cutoff)),
    )
