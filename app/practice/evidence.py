"""What practice gives the plan: each period is a record, finished when it is published."""

from collections.abc import Mapping, Sequence

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.plan.evidence import Evidence, EvidenceCount, EvidenceRecord
from app.plan.queries import count_by_item
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries.periods import IS_PUBLISHED, list_periods_of_item
from app.practice.wording import date_range


class PracticeEvidence(Evidence):
    """Periods of practice as evidence of plan items."""

    label = _l("Периоды практики")
    permission = Permission.PERIOD_MANAGE

    def count(self, item_ids: Sequence[int]) -> Mapping[int, EvidenceCount]:
        return count_by_item(
            PracticePeriod.plan_item_id,
            item_ids,
            finished=IS_PUBLISHED,
            next_on=PracticePeriod.starts_on,
        )

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        return [_record(period) for period in list_periods_of_item(item_id, limit=limit)]

    def list_url(self, item_id: int) -> str:
        return url_for("practice.period_list", item=item_id)


def _record(period: PracticePeriod) -> EvidenceRecord:
    return EvidenceRecord(
        title=period.title,
        url=url_for("practice.period_detail", period_id=period.id),
        state=period.state,
        on=period.starts_on,
        detail=date_range(period.starts_on, period.ends_on),
    )
