"""What contracts give the plan: every signed contract is a finished record of its item."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.contracts import queries
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.plan.enums import EvidenceKind
from app.plan.evidence import Evidence, EvidenceRecord, EvidenceRows


class ContractEvidence(Evidence):
    """Target training contracts as evidence; one that ends later was concluded all the same.

    On items on admission figures they show what employers need, beside the approved proposals.

    Students are named by their group only: the plan's page is read by the council too.
    """

    label = _l("Договоры о целевом обучении")
    kinds = (EvidenceKind.CONTRACT,)
    permission = Permission.CONTRACT_VIEW

    def rows(self) -> EvidenceRows:
        """Select its records with their items and days."""
        return queries.evidence_of_items()

    def records(self, item_id: int, *, limit: int) -> list[EvidenceRecord]:
        """Return the item's newest contracts, in one query."""
        found = queries.list_contracts_of_item(item_id, limit=limit)
        return [_record(contract) for contract in found]

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
