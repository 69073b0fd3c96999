"""What practice gives the plan: a period that is over, and its published distribution."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import case

from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows
from app.plan.queries import evidence_rows
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries.periods import IS_PUBLISHED, list_periods_of_item
from app.practice.wording import date_range


class PracticeEvidence(Evidence):
    """Periods of practice; one that was published counts from its last day."""

    label = _l("Периоды практики")
    kinds = (EvidenceKind.PRACTICE_PERIOD,)
    permission = Permission.PERIOD_MANAGE

    def rows(self) -> EvidenceRows:
        return evidence_rows(
            PracticePeriod,
            kind=EvidenceKind.PRACTICE_PERIOD,
            finished_on=case((IS_PUBLISHED, PracticePeriod.ends_on)),
            planned_on=PracticePeriod.starts_on,
        )

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        found = list_periods_of_item(item_id, limit=limit)
        return [
            period_record(period, date_range(period.starts_on, period.ends_on)) for period in found
        ]

    def list_url(self, item_id: int) -> str:
        return url_for("practice.period_list", item=item_id)


class DistributionEvidence(PracticeEvidence):
    """The same periods by their distribution: finished when it is published."""

    label = _l("Распределение на практику")
    kinds = (EvidenceKind.DISTRIBUTION,)

    def rows(self) -> EvidenceRows:
        return evidence_rows(
            PracticePeriod,
            kind=EvidenceKind.DISTRIBUTION,
            finished_at=PracticePeriod.published_at,
            planned_on=PracticePeriod.results_on,
        )

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        found = list_periods_of_item(item_id, limit=limit)
        return [period_record(period, _("распределение студентов")) for period in found]


def period_record(period: PracticePeriod, detail: str) -> EvidenceRecord:
    """Return a period as the plan lists it."""
    return EvidenceRecord(
        title=period.title,
        url=url_for("practice.period_detail", period_id=period.id),
        state=period.state,
        on=period.starts_on,
        detail=detail,
    )
