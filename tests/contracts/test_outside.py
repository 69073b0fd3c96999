"""A contract with somebody who studies at a university, from the card to the signature."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.contracts.duties.enums import StillWorks
from app.contracts.duties.rules import WorkTerms
from app.contracts.duties.services import confirm_work
from app.contracts.enums import ConsentGiver
from app.contracts.enums import ContractState as S
from app.contracts.errors import (
    CollegeElsewhereError,
    OtherTrainingError,
    RepresentativeConsentMissingError,
)
from app.contracts.figures.queries import list_specialities
from app.contracts.files import snapshot_of_contract
from app.contracts.life.amending import AMENDABLE, SupplementTerms
from app.contracts.life.services.amendments import amend_contract
from app.contracts.models import TargetContract
from app.contracts.offers.enums import TargetApplicationState as A
from app.contracts.offers.enums import TargetOfferState
from app.contracts.offers.errors import NotOnBehalfError, OtherSpecialityError, OutsideNotTakenError
from app.contracts.offers.models import TargetApplication
from app.contracts.offers.rules import TargetApplicationTerms
from app.contracts.offers.services.applications import apply_on_behalf
from app.contracts.printing.parties import signing_parties
from app.contracts.printing.rules import possible_papers
from app.contracts.printing.values import proposed_terms, sentences_before
from app.contracts.queries import drafts_to_offer
from app.contracts.rules import WorkStartTerms
from app.contracts.services.contracts import (
    agree_contract,
    begin_work,
    complete_contract,
    draft_contract,
    edit_contract,
    offer_contract,
    sign_contract,
)
from app.contracts.signing.rules import GuardianConsentTerms, SigningTerms
from app.contracts.signing.services.consents import note_consent
from app.contracts.support.enums import SupportKind
from app.contracts.support.rules import SupportTerms
from app.contracts.terms import ContractTerms
from app.extensions import db
from app.plan.collecting import collect_evidence
from app.plan.enums import EvidenceKind
from app.plan.models import Item
from app.students.models import Student
from tests.contracts.factories import ContractFactory
from tests.contracts.offers.factories import TargetApplicationFactory, TargetOfferFactory
from tests.contracts.signing.test_signing import scan, sign
from tests.contracts.walk import SCAN
from tests.factories import (
    ItemFactory,
    OrganizationFactory,
    OutsideStudentFactory,
    SpecialityFactory,
    StudentFactory,
    TrainingElsewhereFactory,
    user_of,
)
from tests.letters import Letters
from tests.pages import text_of
from tests.students.lives import NOW, TODAY, staff

UNIVERSITY = "ФГБОУ ВО «Педагогический университет»"


def student(**changes: Any) -> Student:
    training = TrainingElsewhereFactory(
        training_organization=UNIVERSITY,
        speciality=SpecialityFactory(code="44.03.01", name="Педагогическое образование"),
    )
    one: Student = OutsideStudentFactory(group=training, **changes)
    return one


def terms(one: Student, **said: Any) -> ContractTerms:
    usual: dict[str, Any] = {
        "number": "7",
        "organization_id": OrganizationFactory().id,
        "student_id": one.id,
        "drafted_on": TODAY,
        "training_until": date(2026, 6, 30),
        "work_years": 3,
        "position": "Учитель",
        "support": (SupportTerms(SupportKind.HOUSING),),
        "plan_item_ids": [ItemFactory().id],
    }
    return ContractTerms(**{**usual, **said})


def draft(one: Student, **said: Any) -> TargetContract:
    return draft_contract(terms=terms(one, **said), actor=staff(), today=TODAY)


@pytest.mark.both_databases
def test_a_draft_takes_the_training_from_the_card(app: Flask) -> None:
    one = student()
    contract = draft(one)
    db.session.commit()
    assert contract.training_organization == UNIVERSITY
    assert (contract.training_code, contract.training_name) == (
        "44.03.01",
        "Педагогическое образование",
    )
    assert list(db.session.scalars(drafts_to_offer([contract.id]))) == [contract]
    assert UNIVERSITY in str(snapshot_of_contract(contract))
    changed = terms(one, training_name="Педагогическое образование (русский язык)")
    edit_contract(contract, terms=changed, actor=staff(), today=TODAY, now=NOW)
    assert contract.training_name.endswith("(русский язык)")
    counted = db.session.execute(list_specialities(None))
    assert [title for _id, title in counted] == [str(one.group.speciality)]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("training_organization", "Медицинский университет"),
        ("training_code", "44.03.05"),
        ("training_name", "Психология"),
    ],
)
def test_what_the_card_says_otherwise_is_refused_by_the_field(
    app: Flask, field: str, said: str
) -> None:
    with pytest.raises(OtherTrainingError) as refused:
        draft(student(), **{field: said})
    assert refused.value.field == field


def test_the_college_is_no_party_where_another_trains(app: Flask) -> None:
    for one, where in ((student(), ""), (StudentFactory(), UNIVERSITY)):
        with pytest.raises(CollegeElsewhereError) as refused:
            draft(one, college_is_party=True, training_organization=where)
        assert refused.value.field == "college_is_party"


def test_from_the_card_to_the_signature(
    as_staff: FlaskClient, sign_in: Any, letters: Letters
) -> None:
    one = student(birth_date=date(2000, 5, 1))
    account = user_of(one)
    customer = OrganizationFactory(head_name="Зимина Ольга Петровна", head_position="директор")
    item = ItemFactory(topic="target_contracts")
    db.session.commit()
    form = as_staff.get(f"/contracts/new?student={one.id}").text
    assert 'value="44.03.01"' in form
    data = {
        "organization_id": str(customer.id),
        "student_id": str(one.id),
        "plan_item_ids": [str(item.id)],
        "drafted_on": "2024-02-01",
        "training_until": "2026-06-30",
        "training_level": "bachelor",
        "training_form": "full_time",
        "kind": "travel",
        "position": "учитель",
        "work_region": "Ростовская область",
        "employ_within_months": "3",
        "work_years": "3",
    }
    party = as_staff.post("/contracts/new", data={**data, "college_is_party": "y"})
    assert "колледж не может быть стороной" in text_of(party, status=422)
    assert as_staff.post("/contracts/new", data=data).status_code == 302
    contract = db.session.scalars(db.select(TargetContract)).one()
    seen = {"version": contract.version}
    assert as_staff.post(f"/contracts/{contract.id}/offer", data=seen).status_code == 302
    own = sign_in(account)
    db.session.expire_all()
    assert UNIVERSITY in own.page(f"/contracts/{contract.id}", status=200)
    seen = {"version": contract.version}
    assert own.post(f"/contracts/{contract.id}/agreement", data=seen).status_code == 302
    db.session.expire_all()
    one.group.training_organization, kept = "Другой университет", UNIVERSITY
    refused = sign(as_staff, contract, "customer", "student", file=scan())
    assert "Исправьте договор или карточку" in text_of(refused, status=422)
    one.group.training_organization = kept
    answer = sign(as_staff, contract, "customer", "student", file=scan())
    assert answer.status_code == 302, text_of(answer, status=answer.status_code)
    db.session.expire_all()
    assert contract.state is S.SIGNED
    register = as_staff.page(f"/contracts/?speciality={one.speciality_id}", status=200)
    assert contract.number in register
    letters.take()


SAID = TargetApplicationTerms(average_mark=450)


def behalf(offer: Any, one: Student) -> TargetApplication:
    return apply_on_behalf(offer, student_id=one.id, terms=SAID, actor=staff(), today=TODAY)


@pytest.mark.both_databases
def test_staff_apply_for_who_studies_elsewhere_where_the_offer_allows(app: Flask) -> None:
    one = student()
    offer = TargetOfferFactory(speciality=one.group.speciality, takes_outside=True)
    closed = TargetOfferFactory(speciality=one.group.speciality)
    for refusing, person, error in (
        (closed, one, OutsideNotTakenError),
        (offer, StudentFactory(), NotOnBehalfError),
        (TargetOfferFactory(takes_outside=True), one, OtherSpecialityError),
    ):
        with pytest.raises(error) as refused:
            behalf(refusing, person)
        assert refused.value.field == "student_id"
    application = behalf(offer, one)
    db.session.commit()
    application.state = A.WITHDRAWN
    assert behalf(offer, one) is application
    assert application.state is A.APPLIED


def test_an_application_on_behalf_becomes_a_draft(as_staff: FlaskClient, letters: Letters) -> None:
    one = student()
    offer = TargetOfferFactory(speciality=one.group.speciality, takes_outside=True)
    db.session.commit()
    card = as_staff.page(f"/contracts/offers/{offer.id}", status=200)
    assert "Добавить заявку" in card
    assert "других организаций" in card
    path = f"/contracts/offers/{offer.id}/applications/outside"
    assert one.full_name in as_staff.page(path, status=200)
    data = {"student_id": str(one.id), "average_mark": "4,5"}
    assert as_staff.post(path, data=data).status_code == 302
    assert "уже есть" in text_of(as_staff.post(path, data=data), status=422)
    application = db.session.scalars(db.select(TargetApplication)).one()
    rival = TargetApplicationFactory(offer=offer, average_mark=300)
    offer.state, offer.closes_on = TargetOfferState.APPLICATIONS_CLOSED, date(2024, 2, 20)
    db.session.commit()
    page = as_staff.get(f"/contracts/offers/{offer.id}/selection").text
    seen = page.split('name="seen"')[1].split('value="')[1].split('"')[0]
    sent = {"version": offer.version, "seen": seen}
    assert as_staff.post(f"/contracts/offers/{offer.id}/selection", data=sent).status_code == 302
    db.session.expire_all()
    assert (application.state, rival.state) == (A.SELECTED, A.RESERVE)
    made = {
        "drafted_on": "2024-02-26",
        "training_until": "2026-06-30",
        "plan_item_ids": [str(ItemFactory(topic="target_contracts").id)],
    }
    db.session.commit()
    path = f"/contracts/applications/{application.id}/contract"
    assert as_staff.post(path, data=made).status_code == 302
    db.session.expire_all()
    assert application.contract is not None
    assert application.contract.training_organization == UNIVERSITY
    letters.take()


def test_an_outside_student_is_shown_the_offers_that_speak_to_him(sign_in: Any) -> None:
    one = student()
    client = sign_in(user_of(one))
    speaking = TargetOfferFactory(speciality=one.group.speciality, takes_outside=True)
    silent = TargetOfferFactory(speciality=one.group.speciality)
    ContractFactory(student=StudentFactory())
    db.session.commit()
    assert "по вашей специальности: 1" in client.page("/dashboard", status=200)
    assert "Подать заявку" in client.page(f"/contracts/offers/{speaking.id}", status=200)
    assert "Подать заявку" not in client.page(f"/contracts/offers/{silent.id}", status=200)
    path = "/contracts/offers/{}/applications/new"
    data = {"average_mark": "4,5"}
    refused = text_of(client.post(path.format(silent.id), data=data), status=422)
    assert "только для студентов колледжа" in refused
    assert client.post(path.format(speaking.id), data=data).status_code == 302


def test_a_certificate_names_the_direction_and_no_group(app: Flask) -> None:
    one = student()
    contract = draft(one)
    contract.state, contract.signed_on = S.SIGNED, TODAY
    terms = proposed_terms("certificate", contract, TODAY)
    said = " ".join(sentences_before("certificate", contract, terms, on=TODAY))
    assert "44.03.01 «Педагогическое образование»" in said
    assert "Группа" not in said
    own = ContractFactory(state=S.SIGNED)
    terms = proposed_terms("certificate", own, TODAY)
    said = " ".join(sentences_before("certificate", own, terms, on=TODAY))
    assert f"Группа: {own.student.group.name}" in said


def test_a_minor_of_a_university_from_the_consent_to_the_last_working_year(
    app: Flask, letters: Letters
) -> None:
    """The same services as for the college's own, and the same evidence to item 3.3."""
    one = student(birth_date=date(2007, 5, 5))
    head = {"head_name": "Зимина Ольга Петровна", "head_position": "директор"}
    customer, item = OrganizationFactory(**head), ItemFactory(topic="target_contracts")
    said: dict[str, Any] = {
        "organization_id": customer.id,
        "plan_item_ids": [item.id],
        "training_level": "bachelor",
        "training_form": "full_time",
        "work_region": "Ростовская область",
        "employ_within_months": 3,
    }
    contract, actor = draft(one, **said), staff()
    dated: dict[str, Any] = {"actor": actor, "today": TODAY, "now": NOW}
    offer_contract(contract, actor=actor, now=NOW)
    agree_contract(contract, actor=actor, now=NOW)
    signing = {"terms": SigningTerms(signing_parties(contract), TODAY), "scan": SCAN}
    with pytest.raises(RepresentativeConsentMissingError):
        sign_contract(contract, **signing, **dated)
    given = GuardianConsentTerms(ConsentGiver.GUARDIAN, "Ёлкина Мария Петровна", TODAY)
    note_consent(contract, terms=given, scan=SCAN, **dated)
    assert finished_of(item) == 0
    assert sign_contract(contract, **signing, **dated)
    assert finished_of(item) == 1
    assert "results" not in possible_papers(contract, TODAY)
    terms = {name: getattr(contract, name) for name in (*AMENDABLE, "employer_id")}
    terms |= {"number": "1", "signed_on": TODAY, "holds_from": TODAY, "reason": "Заявление"}
    changed = SupplementTerms(**{**terms, "training_until": date(2027, 6, 30), "work_years": 4})
    amend_contract(contract, terms=changed, **dated)
    began = date(2027, 7, 1)
    at_work = {"actor": actor, "today": began, "now": datetime(2027, 7, 1, 9, tzinfo=UTC)}
    begin_work(contract, terms=WorkStartTerms(began), **at_work)
    assert contract.work_ends_on == date(2031, 6, 30)
    assert confirm_work(contract, terms=WorkTerms(StillWorks.YES), **at_work).year == 2027
    over = {"today": contract.work_ends_on, "now": datetime(2031, 6, 30, 9, tzinfo=UTC)}
    complete_contract(contract, actor=actor, **over)
    db.session.commit()
    assert contract.state is S.COMPLETED
    assert finished_of(item) == 1
    letters.take()


def finished_of(item: Item) -> int:
    """Return how many contracts prove an item by now."""
    return collect_evidence([item.id])[item.id].of([EvidenceKind.CONTRACT]).finished


def test_the_card_of_a_contract_trained_elsewhere_offers_no_notice_of_results(
    as_staff: FlaskClient,
) -> None:
    own, elsewhere = (
        ContractFactory(state=S.STUDYING, training_organization=where) for where in ("", UNIVERSITY)
    )
    db.session.commit()
    for contract, is_offered in ((own, True), (elsewhere, False)):
        page = as_staff.get(f"/contracts/{contract.id}").text
        assert "kind=certificate" in page
        assert ("kind=results" in page) is is_offered
    path = f"/contracts/{elsewhere.id}/papers/new?kind=results"
    assert "учит другая организация" in as_staff.page(path, status=200)
