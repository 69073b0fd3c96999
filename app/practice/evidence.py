"""What practice gives the plan: each period is a record, finished when it is published."""

from collections.abc import Mapping, Sequence

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import case, func, select

from app.extensions import db
from app.plan.evidence import Evidence, EvidenceCount, EvidenceRecord
from app.practice.enums import PeriodState
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries.periods import TOPICS
from app.practice.wording import date_range

_published = PracticePeriod.state == PeriodState.PUBLISHED


class PracticeEvidence(Evidence):
    """Periods of practice as evidence of plan items."""

    label = _l("Периоды практики")
    topics = frozenset(TOPICS)
    permission = Permission.PERIOD_MANAGE

    def count(self, item_ids: Sequence[int]) -> Mapping[int, EvidenceCount]:
        """Return the count of each item that has periods, in one query for all."""
        next_on = func.min(case((~_published, PracticePeriod.starts_on)))
        statement = (
            select(
                PracticePeriod.plan_item_id,
                func.count(),
                func.count().filter(_published),
                next_on,
            )
            .where(PracticePeriod.plan_item_id.in_(list(item_ids)))
            .group_by(PracticePeriod.plan_item_id)
        )
        return {row[0]: EvidenceCount(*row[1:]) for row in db.session.execute(statement)}

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's first periods, the newest first."""
        statement = (
            select(PracticePeriod)
            .where(PracticePeriod.plan_item_id == item_id)
            .order_by(PracticePeriod.starts_on.desc(), PracticePeriod.id)
            .limit(limit)
        )
        return [_record(period) for period in db.session.scalars(statement)]

    def list_url(self, item_id: int) -> str:
        """Return the address of the list of the item's periods."""
        return url_for("practice.period_list", item=item_id)


def _record(period: PracticePeriod) -> EvidenceRecord:
    return EvidenceRecord(
        title=period.title,
        url=url_for("practice.period_detail", period_id=period.id),
        state=period.state,
        on=period.starts_on,
        detail=date_range(period.starts_on, period.ends_on),
    )
