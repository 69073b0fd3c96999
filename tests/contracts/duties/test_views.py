"""What is owed: on a page for each side, in calendars without names; contracts in figures."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.accounts.enums import Role
from app.accounts.models import User
from app.contracts.duties.dates import entries
from app.contracts.enums import ContractParty, ContractState, ObligationState
from app.contracts.evidence import ContractEvidence
from app.contracts.life.models import ContractMove
from app.extensions import db
from tests.contracts.factories import ContractFactory, ObligationFactory, PaymentFactory
from tests.factories import UserFactory, user_of
from tests.plan.factories import ledgers_of

SignIn = Callable[[User], FlaskClient]
S = ContractState

pytestmark = pytest.mark.both_databases


def signed(**parts: object) -> object:
    return ContractFactory(state=S.SIGNED, student__last_name="Тайнина", **parts)


def test_each_side_reads_its_own_and_filters_by_party(sign_in: SignIn) -> None:
    contract = signed()
    for party, text in (("student", "Сдать отчёт"), ("organization", "Принять на практику")):
        ObligationFactory(contract=contract, party=party, text=text, due_on=date(2024, 2, 1))
    ObligationFactory(contract=signed(), text="Чужое дело")
    ObligationFactory(contract=ContractFactory(), text="Черновое дело")
    employer = UserFactory(role=Role.EMPLOYER, organization_id=contract.organization_id)
    for person in (user_of(contract.student), employer):
        client = sign_in(person)
        page = client.page("/contracts/duties/")
        assert "Сдать отчёт" in page
        assert "Принять на практику" in page
        assert "Чужое дело" not in page
        assert "Черновое" not in page
        own = client.page("/contracts/duties/?party=student&overdue=y")
        assert "Сдать отчёт" in own
        assert "Принять" not in own
        assert client.get("/contracts/figures").status_code == 403
    everything = sign_in(UserFactory()).page("/contracts/duties/")
    assert "Чужое дело" in everything


def test_calendars_name_the_contract_and_nobody(app: Flask) -> None:
    payment = PaymentFactory()
    contract = payment.measure.contract
    due = {"contract": contract, "due_on": date(2024, 2, 27)}
    ObligationFactory(**due, party=ContractParty.STUDENT, text=f"Ждать: {contract.student}")
    ObligationFactory(**due, party=ContractParty.ORGANIZATION)
    done = {"state": ObligationState.DONE, "settled_on": date(2024, 2, 26)}
    ObligationFactory(**due, **done, party=ContractParty.ORGANIZATION)
    employer = UserFactory(role=Role.EMPLOYER, organization_id=contract.organization_id)
    days = (date(2024, 2, 1), date(2024, 3, 31))
    people = {
        "employer": employer,
        "student": user_of(contract.student),
        "stranger": UserFactory(role=Role.EMPLOYER),
        "staff": UserFactory(),
    }
    db.session.commit()
    told = {
        name: [f"{one.first} {one.title}" for one in entries(person, *days)]
        for name, person in people.items()
    }
    number = f"Договор № {contract.number}"
    duty = f"2024-02-27 {number}: срок обязательства"
    pays = [f"2024-0{month}-20 {number}: срок выплаты" for month in (2, 3)]  # the journal, then
    assert {name: [one.replace("\xa0", " ") for one in said] for name, said in told.items()} == {
        "employer": [duty, *pays],
        "student": [duty, *pays],
        "stranger": [],
        "staff": [],
    }


def test_pay_days_stand_beside_for_who_pays_and_who_is_paid(sign_in: SignIn) -> None:
    payment = PaymentFactory(amount=290_000)
    contract = payment.measure.contract
    moved = {"event": "sign", "before": S.AGREED, "after": S.SIGNED}
    signed_on = date(2024, 2, 10)
    db.session.add(ContractMove(contract_id=contract.id, happened_on=signed_on, **moved))
    employer = UserFactory(role=Role.EMPLOYER, organization_id=contract.organization_id)
    db.session.commit()
    for person in (user_of(contract.student), employer):
        page = sign_in(person).page("/contracts/duties/").replace("\xa0", " ")
        assert "20 февраля 2024 г. 1 выплата, 2 900 ₽ просрочено на 6 дней" in page
        assert "20 марта 2024 г. 1 выплата, 3 000 ₽" in page
        assert "Позже в течение года: 1 выплата, 3 000 ₽" in page  # twelve stand above
        then = sign_in(person).page("/contracts/duties/?on=2024-02-15").replace("\xa0", " ")
        assert "20 февраля 2024 г. 1 выплата, 2 900 ₽ ждут оплаты" in then
    staff = sign_in(UserFactory())
    assert "Выберите организацию" in staff.page("/contracts/duties/")
    named = staff.page(f"/contracts/duties/?organization={contract.organization_id}")
    assert "20 марта 2024" in named.replace("\xa0", " ")
    stranger = sign_in(UserFactory(role=Role.EMPLOYER))
    assert "выплат по договорам нет" in stranger.page("/contracts/duties/")


def test_figures_lead_to_their_contracts(as_staff: FlaskClient) -> None:
    contract = signed()
    ended = {"terminated_on": date(2024, 2, 20), "termination_reason": "Переезд семьи"}
    ContractFactory(
        state=S.TERMINATED,
        signed_on=date(2024, 2, 10),
        organization=contract.organization,
        student__group=contract.student.group,
        **ended,
    )
    assert "Переезд семьи" in as_staff.get("/contracts/figures").text
    speciality = contract.student.group.speciality_id
    for by, address, count in (
        ("year", "year=2024", "2"),
        ("customer", f"customer={contract.organization_id}&amp;state=in_force", "1"),
        ("speciality", f"speciality={speciality}&amp;state=ended", "1"),
    ):
        page = as_staff.get(f"/contracts/figures?by={by}").text
        assert f'href="/contracts/?{address}">{count}</a>' in page
        listed = as_staff.page("/contracts/?" + address.replace("&amp;", "&"))
        assert (contract.number in listed) is ("ended" not in address)


def test_figures_and_the_register_are_of_a_chosen_day(as_staff: FlaskClient) -> None:
    trained = {"drafted_on": date(2020, 2, 1), "training_until": date(2023, 6, 30)}
    graduate = ContractFactory(state=S.WORKING, work_started_on=date(2023, 7, 1), **trained)
    late = ContractFactory(state=S.TO_EMPLOY, organization=graduate.organization, **trained)
    for one in (graduate, late):
        one.employ_within_months = 1
        moved = (("sign", "agreed", "signed", 2020), ("end_training", "signed", "to_employ", 2023))
        for event, before, after, year in moved:
            db.session.add(
                ContractMove(
                    contract_id=one.id,
                    event=event,
                    before=before,
                    after=after,
                    happened_on=date(year, 6, 30),
                )
            )
    db.session.commit()
    now = as_staff.page("/contracts/figures", status=200)
    assert "1 из 2" in now
    before = as_staff.page("/contracts/figures?on=2023-07-15", status=200)
    assert "на 15.07.2023" in before
    assert "1 из 1" in before  # the other's month was not over
    assert "1 из" not in as_staff.page("/contracts/figures?on=2020-07-01")
    sheet = load_workbook(
        io.BytesIO(as_staff.get("/contracts/?year=2020&on=2020-07-01&as=xlsx").data)
    ).active
    told = [[str(cell.value) for cell in row] for row in sheet.iter_rows()]
    assert "на 01.07.2020" in told[0][0]
    assert sum("подписан" in row for row in told) == 2
    assert not any("2023-07-01" in row for row in told if row[0] != graduate.number)


def test_a_contract_that_ended_was_concluded_all_the_same(app: Flask) -> None:
    concluded = ContractFactory(
        state=S.TERMINATED, signed_on=date(2024, 2, 10), terminated_on=date(2024, 2, 20)
    )
    called_off = ContractFactory(state=S.CANCELLED, terminated_on=date(2024, 2, 20))
    items = [one.plan_item_ids[0] for one in (concluded, called_off)]
    ledgers = ledgers_of(ContractEvidence(), items)
    assert [one.finished_on for one in ledgers[items[0]].days] == [date(2024, 2, 10)]
    assert items[1] not in ledgers or not ledgers[items[1]].total
