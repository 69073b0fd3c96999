"""Letters before duties fall due: once to the party that owes, anew where the day moved."""

from datetime import timedelta

from flask import Flask

from app.accounts.enums import Role
from app.base import clock
from app.base.viewer import OPERATOR
from app.contracts.duties.jobs import remind_of_contract_duties
from app.contracts.duties.services import asked_of
from app.contracts.enums import ContractParty
from app.contracts.enums import ContractState as S
from app.contracts.models import Obligation
from app.contracts.queries import get_contract
from app.extensions import db
from tests.contracts.factories import ContractFactory, ObligationFactory
from tests.factories import OrganizationFactory, UserFactory
from tests.letters import Letters
from tests.safety.world import SignIn


def test_a_party_is_reminded_once_of_what_it_owes_soon(app: Flask, letters: Letters) -> None:
    employer = OrganizationFactory()
    person = UserFactory(role=Role.EMPLOYER, organization_id=employer.id)
    soon = clock.today() + timedelta(days=10)
    contract = ContractFactory(state=S.TO_EMPLOY, employer=employer)
    owed = {"contract": contract, "party": ContractParty.EMPLOYER}
    duty = ObligationFactory(**owed, text="Заключить трудовой договор", due_on=soon)
    ObligationFactory(**owed, due_on=soon + timedelta(days=30))
    ObligationFactory(**owed, due_on=soon, state="done", settled_on=clock.today())
    ended = ContractFactory(state=S.EXPELLED, employer=employer)
    ObligationFactory(contract=ended, party=ContractParty.EMPLOYER, due_on=soon)
    db.session.commit()
    assert remind_of_contract_duties(clock.now()) == 1
    letter = letters.to(person.email)
    assert "Скоро срок" in letter.subject
    assert "Заключить трудовой договор" in letter.body
    assert contract.student.last_name not in letter.body
    assert remind_of_contract_duties(clock.now()) == 0
    db.session.get_one(Obligation, duty.id).due_on = soon + timedelta(days=2)
    db.session.commit()
    assert remind_of_contract_duties(clock.now()) == 1
    letters.take()


def test_who_employs_is_asked_and_sees_that_nobody_has_confirmed(
    sign_in: SignIn, letters: Letters
) -> None:
    employer = OrganizationFactory(email="school@test.example")
    contract = ContractFactory(state=S.WORKING, employer=employer, organization__email=None)
    person = UserFactory(role=Role.EMPLOYER, organization_id=employer.id)
    db.session.commit()
    assert len(asked_of([contract.id], today=clock.today()).ready) == 1
    assert get_contract(contract.id, visible_to=OPERATOR).who_employs.id == employer.id
    page = sign_in(person).page("/dashboard", status=200)
    assert "не подтверждена" in page
    assert "не подтверждено" in page
