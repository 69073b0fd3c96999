"""What contracts give the plan: every signed contract is a finished record of its item."""

from collections.abc import Mapping, Sequence

from flask import url_for
from flask_babel import lazy_gettext as _l
from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.contracts.rules import EDITABLE, FINISHED_FOR_PLAN
from app.extensions import db
from app.plan.evidence import Evidence, EvidenceCount, EvidenceRecord
from app.students.models import Student


class ContractEvidence(Evidence):
    """Target training contracts as evidence; a terminated one proves nothing.

    Students are named by their group only: the plan's page is read by the council too.
    """

    label = _l("Договоры о целевом обучении")
    permission = Permission.CONTRACT_VIEW

    def count(self, item_ids: Sequence[int]) -> Mapping[int, EvidenceCount]:
        """Return the counts of items that have contracts, in one query."""
        finished = func.count().filter(TargetContract.state.in_(FINISHED_FOR_PLAN))
        statement = (
            select(TargetContract.plan_item_id, func.count(), finished)
            .where(
                TargetContract.plan_item_id.in_(item_ids),
                TargetContract.state.in_(FINISHED_FOR_PLAN | EDITABLE),
            )
            .group_by(TargetContract.plan_item_id)
        )
        return {
            id_: EvidenceCount(total, done) for id_, total, done in db.session.execute(statement)
        }

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's newest contracts, in one query."""
        statement = (
            select(TargetContract)
            .where(
                TargetContract.plan_item_id == item_id,
                TargetContract.state.in_(FINISHED_FOR_PLAN | EDITABLE),
            )
            .options(
                joinedload(TargetContract.organization),
                joinedload(TargetContract.student).joinedload(Student.group),
            )
            .order_by(TargetContract.drafted_on.desc(), TargetContract.id.desc())
            .limit(limit)
        )
        return [_record(contract) for contract in db.session.scalars(statement)]

    def list_url(self, item_id: int) -> str:
        """Return the list of the item's contracts."""
        return url_for("contracts.contract_list", item=item_id)


def _record(contract: TargetContract) -> EvidenceRecord:
    return EvidenceRecord(
        title=f"{contract.number}: {contract.organization.short_name}",
        url=url_for("contracts.contract_detail", contract_id=contract.id),
        state=contract.state,
        on=contract.signed_on or contract.drafted_on,
        detail=contract.student.group.name,
    )
