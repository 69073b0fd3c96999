"""The papers of this package: the text of a contract as it was signed."""

from flask import url_for

from app.base.viewer import Viewer
from app.contracts import queries
from app.contracts.models import TargetContract
from app.documents.catalog import TARGET_CONTRACT
from app.documents.kinds import PaperKind


def _find(contract_id: int, viewer: Viewer) -> TargetContract:
    return queries.get_contract(contract_id, visible_to=viewer)


def _card(contract: TargetContract) -> str:
    return url_for("contracts.contract_detail", contract_id=contract.id)


PAPERS = (PaperKind(TARGET_CONTRACT, "target_contracts", find=_find, card=_card),)
