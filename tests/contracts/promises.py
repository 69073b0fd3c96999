"""What the forms of contracts need to be filled in well; see tests/promises.py."""

from datetime import date

from app.base import clock
from app.contracts.enums import ContractState, SigningParty
from app.contracts.life.models import ContractSignatory
from app.contracts.models import TargetContract
from app.contracts.printing.values import proposed_terms
from app.contracts.requisites.models import CitizenRequisites
from app.contracts.support.enums import SupportPeriod
from app.contracts.support.models import SupportPayment
from app.extensions import db
from tests.contracts.offers.factories import (
    TargetApplicationFactory,
    TargetOfferFactory,
    decided,
)
from tests.factories import OutsideStudentFactory
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
        "way": "save",
        "number": "1",
        "signed_on": "2024-02-20",
        "holds_from": "2024-03-01",
        "position": "методист",
        "training_until": "2025-06-30",
        "work_years": "3",
        "employ_within_months": "3",
    },
    "contracts.support_amend": {
        "way": "save",
        "number": "2",
        "signed_on": "2024-02-20",
        "holds_from": "2024-03-01",
        "change": "new",
        "kind": "travel",
        "amount": "500",
        "period": "monthly",
        "ends_on": "",
        "pay_day": "5",
    },
    "contracts.target_offer_create": {
        "first_rule": "average_mark",
        "second_rule": "",
        "third_rule": "",
        "opens_on": "2024-02-26",
        "closes_on": "2024-03-20",
        "work_years": "3",
        "seats": "2",
        "employer_id": "",
        "support_text": "Комната в общежитии",
    },
    "contracts.target_application_create": {"average_mark": "4,25"},
    "contracts.outside_application_create": {"average_mark": "4,25"},
    "contracts.target_contract_create": {"training_until": "2025-06-30"},
    "contracts.guardian_link_create": {"email": "mother@test.example", "until": "2024-03-05"},
    "contracts.payment_create": {"month": "2024-03", "document": "7", "document_on": "2024-02-20"},
}
EDITED = (
    "contracts.requisites_edit",
    "contracts.signatory_edit",
    "contracts.guardian_consent",
    "contracts.contract_edit",
    "contracts.contract_sign",
    "contracts.contract_terminate",
    "contracts.contract_move",
    "contracts.work_start",
    "contracts.obligation_edit",
    "contracts.obligation_settle",
    "contracts.support_edit",
    "contracts.payment_edit",
    "contracts.target_offer_edit",
    "contracts.target_offer_return",
    "contracts.target_offer_number",
    "contracts.target_offer_seats",
    "contracts.target_offer_select",
    "contracts.target_offer_cancel",
    "contracts.target_application_edit",
    "contracts.target_application_withdraw",
    "contracts.target_application_refuse",
    "contracts.target_application_promote",
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


def _named_signatory(world: World) -> None:
    """The college's: «college» is the party whose form the walks open."""
    db.session.add(
        ContractSignatory(
            contract_id=world.ids["contract_id"],
            party=SigningParty.COLLEGE,
            name="Зорина Анна Петровна",
            post="директор",
        )
    )


def _kept_requisites(world: World) -> None:
    said = {"contract_id": world.ids["contract_id"]}
    if db.session.scalar(db.select(CitizenRequisites).filter_by(**said)) is None:
        db.session.add(CitizenRequisites(**said, passport="4506 1"))


def _of_a_minor(world: World) -> None:
    contract = db.session.get_one(TargetContract, world.ids["contract_id"])
    contract.student.birth_date = date(2008, 5, 5)


def _another_offer(world: World) -> None:
    world.ids["target_offer_id"] = TargetOfferFactory(speciality=world.student.group.speciality).id


def _offer_to_outside(world: World) -> None:
    one = OutsideStudentFactory()
    offer = TargetOfferFactory(speciality=one.group.speciality, takes_outside=True)
    world.ids["target_offer_id"] = offer.id
    CREATED["contracts.outside_application_create"]["student_id"] = str(one.id)


def _selected(world: World) -> None:
    another = TargetApplicationFactory(offer=decided(taken=1), state="selected", place=1)
    world.ids["target_application_id"] = another.id


PREPARED = {
    "contracts.requisites_edit": _kept_requisites,
    "contracts.guardian_link_create": _of_a_minor,
    "contracts.guardian_consent": _of_a_minor,
    "contracts.signatory_edit": _named_signatory,
    "contracts.further_paper_create": _read_certificate,
    "contracts.amendment_create": _signed_contract,
    "contracts.support_amend": _signed_contract,
    "contracts.contract_move": _signed_contract,
    "contracts.work_start": _signed_contract,
    "contracts.target_application_create": _another_offer,
    "contracts.outside_application_create": _offer_to_outside,
    "contracts.target_contract_create": _selected,
    "contracts.payment_create": _signed_contract,
    "contracts.payment_edit": _signed_contract,
}
