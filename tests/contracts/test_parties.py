"""A customer or an employer that has left or was merged; a student who may not be bound."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.base.errors import DomainError
from app.base.terms import terms_of
from app.base.viewer import OPERATOR
from app.contracts import files
from app.contracts.enums import ContractEvent as E
from app.contracts.enums import ContractState as S
from app.contracts.errors import PartyLeftError, PartyMergedError
from app.contracts.life.amending import AMENDABLE, SupplementTerms
from app.contracts.life.services.amendments import amend_contract
from app.contracts.models import TargetContract
from app.contracts.offers.enums import TargetApplicationState
from app.contracts.printing.queries import find_contract_paper
from app.contracts.services import contracts as services
from app.contracts.terms import ContractTerms
from app.extensions import db
from app.organizations.models import Organization
from app.organizations.twins import TWINS
from app.plan.enums import Topic
from app.students.enums import StudentState
from app.students.errors import NotOfferedError
from app.students.moves import OFFERED, Offer
from app.twins.services.merging import merge_pair
from app.twins.services.pairs import pair_by_hand
from tests.contracts.factories import ContractFactory
from tests.contracts.offers.factories import TargetApplicationFactory, decided
from tests.contracts.walk import STEPS
from tests.factories import ItemFactory, OrganizationFactory, StudentFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of

TODAY, NOW = date(2024, 2, 26), datetime(2024, 2, 26, 9, tzinfo=UTC)
NOBODY = 10**6  # the card was merged with another after the form was opened
FIELDS = ("organization_id", "employer_id")


def left() -> Organization:
    return OrganizationFactory(archived_on=date(2024, 1, 10))


def amending(contract: TargetContract, employer_id: int | None, **said: Any) -> SupplementTerms:
    present = {name: getattr(contract, name) for name in AMENDABLE}
    day = {"number": "1", "signed_on": TODAY, "holds_from": TODAY, "reason": "Переезд"}
    return SupplementTerms(**{**present, **day, "employer_id": employer_id, **said})


@pytest.mark.parametrize("field", FIELDS)
def test_no_draft_names_who_is_not_there(app: Flask, field: str) -> None:
    known, student, staff = ContractFactory(), StudentFactory(), UserFactory()
    for party, error in ((left().id, PartyLeftError), (NOBODY, PartyMergedError)):
        said = {"number": "", "student_id": student.id, field: party}
        terms = terms_of(known, ContractTerms, **said)
        with pytest.raises(error) as refused:
            services.draft_contract(terms=terms, actor=staff, today=TODAY)
        assert refused.value.field == field
        changed = terms_of(known, ContractTerms, **{field: party})
        with pytest.raises(error) as refused:
            services.edit_contract(known, terms=changed, actor=staff, today=TODAY, now=NOW)
        assert refused.value.field == field
    assert db.session.scalars(select(TargetContract)).all() == [known]


def test_who_left_later_stays_in_a_draft_and_is_not_offered(app: Flask) -> None:
    draft, staff = ContractFactory(employer=OrganizationFactory()), UserFactory()
    draft.employer.archived_on = TODAY
    db.session.commit()
    terms = terms_of(draft, ContractTerms, position="Воспитатель группы")
    services.edit_contract(draft, terms=terms, actor=staff, today=TODAY, now=NOW)
    assert draft.position == "Воспитатель группы"
    with pytest.raises(PartyLeftError):
        services.offer_contract(draft, actor=staff, now=NOW)
    assert services.offer_contracts([draft.id], actor=staff, now=NOW) == 0


@pytest.mark.both_databases
def test_no_amendment_leads_to_an_employer_who_is_not_there(app: Flask, letters: Letters) -> None:
    contract, staff = ContractFactory(state=S.STUDYING), UserFactory()
    for party, error in ((left().id, PartyLeftError), (NOBODY, PartyMergedError)):
        terms = amending(contract, party)
        with pytest.raises(error) as refused:
            amend_contract(contract, terms=terms, actor=staff, today=TODAY, now=NOW)
        assert refused.value.field == "employer_id"
    himself = amending(contract, contract.organization_id, position="методист")
    amendment = amend_contract(contract, terms=himself, actor=staff, today=TODAY, now=NOW)
    assert not amendment.changes_employer, "the customer is no other employer"
    assert contract.employer_id is None
    letters.take()


def test_a_selected_student_gets_no_draft_with_a_customer_who_left(
    app: Flask, as_staff: FlaskClient
) -> None:
    one = TargetApplicationFactory(
        offer=decided(taken=1), state=TargetApplicationState.SELECTED, place=1
    )
    item = ItemFactory(topic=Topic.TARGET_CONTRACTS)
    one.offer.organization.archived_on = TODAY
    db.session.commit()
    path, said = f"/contracts/applications/{one.id}/contract", {"plan_item_ids": item.id}
    days = {"drafted_on": "2024-02-26", "training_until": "2025-06-30"}
    refused = text_of(as_staff.post(path, data={**said, **days}), status=422)
    assert "больше не участвует в кластере" in refused
    one.offer.organization.archived_on = None
    one.student.state, one.student.state_since = StudentState.EXPELLED, TODAY
    db.session.commit()
    assert "отчислен" in text_of(as_staff.post(path, data={**said, **days}), status=422)
    assert db.session.scalar(select(TargetContract)) is None


# Who studies elsewhere from the beginning is a matter of test_outside.py.
@pytest.mark.parametrize(
    "state", sorted({*StudentState} - {StudentState.STUDYING, StudentState.OUTSIDE})
)
def test_who_does_not_study_is_bound_nowhere_but_where_it_is_allowed(
    app: Flask, letters: Letters, state: StudentState
) -> None:
    staff, known = UserFactory(), ContractFactory()
    student = StudentFactory(state=state, state_since=TODAY)
    draft, agreed = ContractFactory(), ContractFactory(state=S.AGREED)
    for here in (draft, agreed):
        here.student.state, here.student.state_since = state, TODAY
    db.session.commit()
    terms = terms_of(known, ContractTerms, number="", student_id=student.id)
    with pytest.raises(NotOfferedError) as refused:
        services.draft_contract(terms=terms, actor=staff, today=TODAY)
    assert refused.value.field == "student_id"
    changed = terms_of(known, ContractTerms, student_id=student.id)
    with pytest.raises(NotOfferedError):
        services.edit_contract(known, terms=changed, actor=staff, today=TODAY, now=NOW)
    for contract, event in ((draft, E.OFFER), (agreed, E.SIGN)):
        with pytest.raises(NotOfferedError):
            STEPS[event](contract, staff)
    elsewhere = terms_of(
        known, ContractTerms, number="", student_id=student.id, training_organization="ДонГУ"
    )
    if state in OFFERED[Offer.CONTRACT_ELSEWHERE]:
        assert services.draft_contract(terms=elsewhere, actor=staff, today=TODAY).id
    else:
        with pytest.raises(DomainError):
            services.draft_contract(terms=elsewhere, actor=staff, today=TODAY)


@pytest.mark.both_databases
def test_contracts_follow_merged_organizations_and_signed_papers_stay(
    app: Flask, letters: Letters
) -> None:
    kept = OrganizationFactory()
    gone = OrganizationFactory(head_name="Зимина Ольга Петровна", head_position="директор")
    staff = UserFactory()
    signed = ContractFactory(state=S.AGREED, organization=gone)
    as_employer = ContractFactory(state=S.WORKING, employer=gone)
    both = ContractFactory(organization=kept, employer=gone)
    STEPS[E.SIGN](signed, staff)
    db.session.commit()
    before = find_contract_paper(signed).snapshot
    printed = files.render_contract(signed, "docx", to=OPERATOR)
    pair = pair_by_hand(TWINS, kept.id, gone.id, actor=staff, now=NOW)
    merge_pair(pair, keep="left", sides={"name": "left"}, actor=staff, now=NOW)
    db.session.commit()
    assert (signed.organization_id, as_employer.employer_id) == (kept.id, kept.id)
    assert find_contract_paper(signed).snapshot == before
    assert files.render_contract(signed, "docx", to=OPERATOR) == printed
    assert both.who_employs.id == kept.id
    terms = terms_of(both, ContractTerms)
    services.edit_contract(both, terms=terms, actor=staff, today=TODAY, now=NOW)
    assert both.employer_id is None, "customer and employer are one now"
    letters.take()
