"""The portfolio of an organization: what it has as customer and as employer, and who reads it."""

import csv
import io
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.base.query_count import counted_queries
from app.contracts.duties.queries import own_duties
from app.contracts.enums import ContractParty
from app.contracts.enums import ContractState as S
from app.contracts.models import TargetContract
from app.contracts.support.enums import PaymentState
from app.extensions import db
from app.organizations.models import Organization
from tests.contracts.factories import (
    ContractFactory,
    ObligationFactory,
    PaidMeasureFactory,
    PaymentFactory,
)
from tests.factories import OrganizationFactory, UserFactory, user_of
from tests.safety.world import SignIn


@pytest.fixture
def school(app: Flask) -> Organization:
    """A customer of one contract and the employer by another; a third is a stranger's."""
    school = OrganizationFactory(short_name="Школа Ясенева")
    paid = ContractFactory(state=S.STUDYING, organization=school, support=[])
    measure = PaidMeasureFactory(contract=paid, amount=300_000)
    told = {"document": "7", "document_on": date(2024, 2, 20)}
    PaymentFactory(measure=measure, state=PaymentState.PAID, **told)
    ObligationFactory(contract=paid, text="Принять на практику", due_on=date(2024, 4, 1))
    employs = ContractFactory(state=S.WORKING, employer=school)
    ObligationFactory(
        contract=employs,
        party=ContractParty.EMPLOYER,
        text="Заключить трудовой договор",
        due_on=date(2024, 3, 1),
    )
    ObligationFactory(contract=employs, text="Оплатить проезд Заказчику")
    ContractFactory(state=S.STUDYING, number="ЦД-2024/999")
    db.session.commit()
    return school


def test_an_organization_reads_all_it_is_a_party_of(sign_in: SignIn, school: Organization) -> None:
    employer = UserFactory(role=Role.EMPLOYER, organization_id=school.id)
    db.session.commit()
    client = sign_in(employer)
    path = f"/contracts/organizations/{school.id}"
    assert path in client.get("/contracts/").text
    page = client.page(path, status=200).replace("\xa0", " ")
    assert "Принять на практику" in page
    assert "Заключить трудовой договор" in page  # what it owes as the employer
    assert "Оплатить проезд Заказчику" not in page  # another organization owes that
    assert "3 000 ₽" in page
    assert "48 000 ₽" in page  # March 2024 to June 2025, by 3 000 a month
    assert "2 договора" in page
    assert "ЦД-2024/999" not in page
    taken = client.get(f"{path}?state=working&as=csv").data.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(taken), delimiter=";"))[1:]) >= 1
    assert "воспитатель" in taken
    assert "идёт обучение" not in taken
    assert [one.due_on for one in own_duties(employer, date(2024, 1, 1), date(2025, 1, 1))] == [
        date(2024, 3, 1),
        date(2024, 4, 1),
    ]


@pytest.mark.parametrize("role", [Role.EMPLOYER, Role.STUDENT])
def test_a_stranger_finds_no_portfolio(sign_in: SignIn, school: Organization, role: Role) -> None:
    student = db.session.query(TargetContract).first().student  # type: ignore[union-attr]
    person = user_of(student) if role is Role.STUDENT else UserFactory(role=role)
    db.session.commit()
    assert sign_in(person).get(f"/contracts/organizations/{school.id}").status_code == 404


def test_a_portfolio_costs_as_many_statements_for_many_contracts_as_for_one(
    as_staff: FlaskClient, school: Organization
) -> None:
    path = f"/contracts/organizations/{school.id}"
    as_staff.page(path, status=200)
    with counted_queries() as few:
        as_staff.get(path)
    for _n in range(4):
        ObligationFactory(contract=ContractFactory(state=S.STUDYING, organization=school))
    db.session.commit()
    with counted_queries() as many:
        as_staff.get(path)
    assert len(many) == len(few)
