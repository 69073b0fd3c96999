"""What the forms of contracts need to be filled in well; see tests/promises.py."""

from datetime import date

from app.base import clock
from app.contracts.enums import ContractState
from app.contracts.models import TargetContract
from app.contracts.printing.values import proposed_terms
from app.contracts.support.enums import SupportPeriod
from app.contracts.support.models import SupportPayment
from app.extensions import db
from tests.safety.world import World

CREATED: dict[str, dict[str, str]] = {
    "contracts.contract_create": {
        "training_until": "2025-06-30",
        "work_begins_on": "2025-07-01",
        "work_years": "3",
        "kind": "monthly_payment",
        "amount": "3500",
        "period": "monthly",
        "pay_day": "25",
    },
    "contracts.obligation_create": {},
    "contracts.further_paper_create": {},
    "contracts.support_create": {
        "kind": "travel",
        "amount": "500",
        "period": "once",
        "starts_on": "",
        "ends_on": "",
        "pay_day": "5",
    },
    "contracts.amendment_create": {
        "number": "1",
        "signed_on": "2024-02-20",
        "holds_from": "2024-03-01",
        "position": "методист",
        "training_until": "2025-06-30",
        "work_years": "3",
        "employ_within_months": "3",
    },
    "contracts.payment_create": {"month": "2024-03", "document": "7", "document_on": "2024-02-20"},
}
EDITED = (
    "contracts.contract_edit",
    "contracts.contract_sign",
    "contracts.contract_terminate",
    "contracts.contract_move",
    "contracts.work_start",
    "contracts.obligation_edit",
    "contracts.obligation_settle",
    "contracts.support_edit",
    "contracts.payment_edit",
)


def _signed_contract(world: World) -> None:
    contract = db.session.get_one(TargetContract, world.ids["contract_id"])
    contract.state, contract.signed_on = ContractState.SIGNED, date(2024, 2, 12)
    measure = contract.support[0]
    measure.amount, measure.period = 300_000, SupportPeriod.MONTHLY
    db.session.get_one(SupportPayment, world.ids["payment_id"]).document = "214"


def _read_certificate(world: World) -> None:
    """The text is issued as it was read: what is typed is what the site proposes."""
    _signed_contract(world)
    contract = db.session.get_one(TargetContract, world.ids["contract_id"])
    terms = proposed_terms("certificate", contract, clock.today())
    CREATED["contracts.further_paper_create"].update(student=terms.student, purpose=terms.purpose)


PREPARED = {
    "contracts.further_paper_create": _read_certificate,
    "contracts.amendment_create": _signed_contract,
    "contracts.contract_move": _signed_contract,
    "contracts.work_start": _signed_contract,
    "contracts.payment_create": _signed_contract,
    "contracts.payment_edit": _signed_contract,
}
