"""The papers of this package: the contract as it was signed, and those beside it."""

from collections.abc import Callable

from flask import url_for

from app.base.viewer import Viewer
from app.contracts import queries
from app.contracts.files import consent_for
from app.contracts.models import TargetContract
from app.contracts.printing.kinds import FURTHER_FORMS
from app.contracts.printing.queries import require_concerned
from app.contracts.printing.regimes import CONTRACT_KINDS
from app.contracts.rules import party_of
from app.documents.catalog import get_form
from app.documents.contract_forms import TRAINING_AMENDMENT, TRAINING_CONSENT
from app.documents.kinds import PaperKind


def _finding(form: str) -> Callable[[int, Viewer], TargetContract]:
    def find(contract_id: int, viewer: Viewer) -> TargetContract:
        contract = queries.get_contract(contract_id, visible_to=viewer)
        if not viewer.sees_all:
            require_concerned(form, party_of(contract, viewer))
        return contract

    return find


def _card(contract: TargetContract) -> str:
    return url_for("contracts.contract_detail", contract_id=contract.id)


PAPERS = tuple(
    PaperKind(
        get_form(name),
        "target_contracts",
        find=_finding(name),
        card=_card,
        filled=consent_for if name == TRAINING_CONSENT.name else None,
    )
    for name in (*CONTRACT_KINDS, *FURTHER_FORMS, TRAINING_AMENDMENT.name)
)
