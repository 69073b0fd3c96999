"""What the fair gives the plan: each fair is a record, finished when it was held."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import case, func, select

from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState
from app.jobfair.models import Application, Fair
from app.jobfair.wording import count_of
from app.plan.evidence import Evidence, EvidenceCount, EvidenceRecord

_HELD = Fair.state.in_((FairState.HELD, FairState.CLOSED))


class FairEvidence(Evidence):
    """Job fairs as evidence of plan items."""

    label = _l("Ярмарки вакансий")
    permission = None

    def count(self, item_ids: Sequence[int]) -> Mapping[int, EvidenceCount]:
        """Return the count of each item that has fairs, in one query for all."""
        next_on = func.min(case((~_HELD, Fair.held_on)))
        statement = (
            select(Fair.plan_item_id, func.count(), func.count().filter(_HELD), next_on)
            .where(Fair.plan_item_id.in_(list(item_ids)))
            .group_by(Fair.plan_item_id)
        )
        return {row[0]: EvidenceCount(*row[1:]) for row in db.session.execute(statement)}

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's first fairs, the newest first, each with its acceptances."""
        accepted = (
            select(func.count())
            .where(
                Application.fair_id == Fair.id,
                Application.state == ApplicationState.ACCEPTED,
            )
            .scalar_subquery()
        )
        statement = select(Fair, accepted).where(Fair.plan_item_id == item_id)
        newest = statement.order_by(Fair.held_on.desc(), Fair.id).limit(limit)
        return [_record(*row) for row in db.session.execute(newest)]

    def list_url(self, item_id: int) -> str:
        """Return the address of the list of the item's fairs."""
        return url_for("jobfair.fair_list", item=item_id)


def _record(fair: Fair, accepted: Any) -> EvidenceRecord:
    offers = count_of(accepted, _("предложение"), _("предложения"), _("предложений"))
    return EvidenceRecord(
        title=fair.title,
        url=url_for("jobfair.fair_detail", fair_id=fair.id),
        state=fair.state,
        on=fair.held_on,
        detail=_("принято: %(offers)s", offers=offers),
    )
