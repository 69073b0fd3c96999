"""The journal of payments over HTTP: who writes, who reads, what is refused, what it comes to."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.accounts.enums import Role
from app.accounts.models import User
from app.contracts.enums import ContractState
from app.contracts.support.enums import PaymentState, SupportKind
from app.contracts.support.models import SupportMeasure, SupportPayment
from app.contracts.support.queries import paid_total
from app.contracts.support.services.payments import write_due
from app.extensions import db
from tests.at_once import at_once
from tests.contracts.factories import PaidMeasureFactory, PaymentFactory
from tests.factories import UserFactory, user_of
from tests.pages import text_of

SignIn = Callable[[User], FlaskClient]
PAID = {
    "month": "2024-02",
    "amount": "3 000",
    "state": "paid",
    "document": "214",
    "document_on": "2024-02-20",
}

pytestmark = pytest.mark.both_databases


def path_of(measure: SupportMeasure) -> str:
    return f"/contracts/{measure.contract_id}/support/{measure.id}/payments/new"


def stored() -> list[SupportPayment]:
    return list(db.session.scalars(db.select(SupportPayment).order_by(SupportPayment.month)))


def employer_of(measure: Any) -> User:
    return UserFactory(role=Role.EMPLOYER, organization_id=measure.contract.organization_id)


def test_the_customer_writes_and_the_student_reads(sign_in: SignIn) -> None:
    measure = PaidMeasureFactory()
    contract = measure.contract
    customer = sign_in(employer_of(measure))
    assert customer.post(path_of(measure), data=PAID).status_code == 302
    assert (paid_total(contract), stored()[0].due_on) == (300_000, date(2024, 2, 20))
    student = sign_in(user_of(contract.student))
    assert "214" in student.page("/contracts/payments/")
    assert "3 000" in student.page(f"/contracts/{contract.id}")
    assert student.get(path_of(measure)).status_code == 403
    stranger = sign_in(UserFactory(role=Role.EMPLOYER))
    assert "214" not in stranger.page("/contracts/payments/")
    for path in (path_of(measure), f"/contracts/payments/{stored()[0].id}"):
        assert stranger.get(path).status_code == 404


def test_a_customer_takes_its_payments_of_a_year_as_a_sheet(sign_in: SignIn) -> None:
    measure = PaidMeasureFactory()
    customer = employer_of(measure)
    other = PaymentFactory(measure__amount=700_000, amount=700_000)
    less = {**PAID, "amount": "2 500"}
    assert sign_in(customer).post(path_of(measure), data=less).status_code == 302
    path = f"/contracts/organizations/{customer.organization_id}/payments"
    page = sign_in(customer).page(path, status=200).replace("\xa0", " ")
    assert "2 500 ₽" in page
    assert "по договору 3 000 ₽" in page
    assert "отметил: Заказчик" in page
    assert "7 000" not in page
    sheet = load_workbook(io.BytesIO(sign_in(UserFactory()).get(f"{path}?as=xlsx").data)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(one for one in rows if "Кто отметил" in one)
    row = dict(zip(head, rows[rows.index(head) + 1], strict=True))
    told = [row[one] for one in ("По договору, рублей", "Сумма, рублей", "Кто отметил")]
    assert told == [3000, 2500, "Заказчик"]
    for person in (employer_of(other.measure), user_of(measure.contract.student)):
        assert sign_in(person).get(path).status_code == 404


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"month": "2023-12"}, "Мера действует с"),
        ({"month": "2025-07"}, "Мера действует с"),
        ({"month": "пусто"}, "Такого месяца нет"),
        ({"amount": "0"}, "Укажите сумму"),
        ({"document": ""}, "номер платёжного документа"),
        ({"document_on": ""}, "дату платёжного документа"),
        ({"document_on": "2024-02-27"}, "ещё не наступила"),
        ({"document_on": "1990-01-25"}, "Договор подписан позже"),
        ({"state": "unpaid"}, "почему выплаты не было"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(
    as_staff: FlaskClient, values: dict[str, str], message: str
) -> None:
    measure = PaidMeasureFactory()
    answer = as_staff.post(path_of(measure), data={**PAID, **values})
    page = text_of(answer, status=422)
    assert message in page
    assert not stored()


def test_a_month_is_paid_once_and_what_was_due_becomes_paid(as_staff: FlaskClient) -> None:
    payment = PaymentFactory()
    overdue = as_staff.page("/dashboard")
    assert "Просрочены выплаты по договорам: 1" in overdue
    measure = payment.measure
    assert as_staff.post(path_of(measure), data=PAID).status_code == 302
    again = text_of(as_staff.post(path_of(measure), data=PAID), status=422)
    assert "За этот месяц выплата по этой мере уже записана" in again
    assert [one.state for one in stored()] == [PaymentState.PAID]
    assert "Просрочены выплаты" not in as_staff.page("/dashboard")
    returned = {**PAID, "state": "returned", "version": str(stored()[0].version)}
    assert as_staff.post(f"/contracts/payments/{payment.id}", data=returned).status_code == 302
    assert paid_total(measure.contract) == 0


def test_two_who_write_one_payment_at_once_make_one(app: Flask, sign_in: SignIn) -> None:
    measure = PaidMeasureFactory()
    people = [UserFactory(), employer_of(measure), UserFactory()]
    db.session.commit()
    path = path_of(measure)
    statuses = at_once([(sign_in(one), path, PAID) for one in people])
    assert sorted(statuses) == [302, 422, 422]
    assert len(stored()) == 1


def test_what_is_due_is_written_once_a_month_by_contracts_in_force(app: Flask) -> None:
    measure = PaidMeasureFactory(pay_day=31)
    PaidMeasureFactory(starts_on=date(2024, 3, 1))
    PaidMeasureFactory(contract__state=ContractState.DRAFT)
    PaidMeasureFactory(kind=SupportKind.TRAVEL, amount=None, period=None)
    staff = UserFactory()
    written = [write_due(actor=staff, today=date(2024, 2, day)) for day in (1, 2)]
    assert written == [1, 0]
    one = stored()[0]
    assert (one.measure_id, one.due_on) == (measure.id, date(2024, 2, 29))
