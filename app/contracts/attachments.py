"""Files of contracts: the signed scan proves that a paper is signed."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.contracts import queries
from app.contracts.models import TargetContract
from app.contracts.permissions import Permission
from app.files.attached import AttachedTo
from app.files.enums import SCANS


def _find(contract_id: int, viewer: Viewer) -> TargetContract:
    return queries.get_contract(contract_id, visible_to=viewer)


def _may_change(_contract: TargetContract, viewer: Viewer) -> bool:
    return viewer.can(Permission.CONTRACT_MANAGE)


def _card(contract: TargetContract) -> str:
    return url_for("contracts.contract_detail", contract_id=contract.id)


ATTACHMENTS = (
    AttachedTo(
        "target_contracts",
        find=_find,
        may_change=_may_change,
        card=_card,
        purposes={
            "signed": _l("Подписанный договор, скан"),
            "consent": _l("Согласие законного представителя"),
            "other": _l("Другое"),
        },
        kinds=SCANS,
    ),
)
