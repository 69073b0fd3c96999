"""What the weeks of practice give the plan: workers of the bases who led students and said how."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import case, func, select

from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRecord, EvidenceRows
from app.plan.queries import evidence_rows
from app.practice.evidence import PracticeEvidence, period_record
from app.practice.models import Placement, PracticePeriod
from app.practice.queries.periods import IS_PUBLISHED, list_periods_of_item
from app.practice.weeks.models import PracticeReference

_LAST_SIGNED = (
    select(func.max(PracticeReference.signed_on))
    .join(Placement, Placement.id == PracticeReference.placement_id)
    .where(Placement.period_id == PracticePeriod.id)
    .correlate(PracticePeriod)
    .scalar_subquery()
)


class ReferenceEvidence(PracticeEvidence):
    """Periods whose students the bases have described: finished with the last characteristic."""

    label = _l("Характеристики от баз практики")
    kinds = (EvidenceKind.PRACTICE_REFERENCE,)

    def rows(self) -> EvidenceRows:
        return evidence_rows(
            PracticePeriod,
            kind=EvidenceKind.PRACTICE_REFERENCE,
            finished_on=case((IS_PUBLISHED, _LAST_SIGNED)),
            planned_on=PracticePeriod.ends_on,
        )

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        found = list_periods_of_item(item_id, limit=limit)
        return [period_record(period, _("характеристики студентов от баз")) for period in found]
