"""The life of a signed contract over HTTP: moves, amendments, what held on a day."""

import io
from datetime import date
from typing import Any

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.event import listen

from app.accounts.enums import Role
from app.base.viewer import OPERATOR
from app.contracts.enums import ContractState as S
from app.contracts.life.models import ContractAmendment
from app.contracts.models import TargetContract
from app.contracts.queries import count_overdue
from app.contracts.support.enums import PaymentState
from app.contracts.support.models import SupportMeasure, SupportPayment
from app.contracts.support.queries import measures_without_payment
from app.documents.models import Paper
from app.extensions import db
from tests.contracts.factories import (
    ContractFactory,
    ObligationFactory,
    PaidMeasureFactory,
    PaymentFactory,
)
from tests.factories import OrganizationFactory, UserFactory, user_of
from tests.letters import Letters
from tests.pages import text_of

DAY = "Показать на дату"  # where the page of the history begins to tell of the chosen day
AMENDED = {
    "way": "save",
    "number": "1",
    "signed_on": "2024-02-20",
    "holds_from": "2024-03-01",
    "reason": "Заявление",
    "employer_id": "",
    "position": "методист",
    "work_place": "",
    "training_until": "2025-06-30",
    "employ_within_months": "3",
    "work_years": "4",
    "pay_terms": "",
    "practice_text": "",
}


def test_a_contract_is_suspended_and_goes_on_where_it_was(
    as_staff: FlaskClient, letters: Letters
) -> None:
    contract = ContractFactory(state=S.STUDYING, position="воспитатель")
    ObligationFactory(contract=contract, due_on=date(2024, 2, 20))
    db.session.commit()
    assert count_overdue(visible_to=OPERATOR, today=date(2024, 2, 26)) == 1
    path = f"/contracts/{contract.id}"
    move = {"version": contract.version, "happened_on": "2024-02-22", "reason": ""}
    unsaid = as_staff.post(f"{path}/moves/suspend", data=move)
    assert "Напишите причину" in text_of(unsaid, status=422)
    sent = {**move, "reason": "Академический отпуск", "until": "2024-12-31"}
    assert as_staff.post(f"{path}/moves/suspend", data=sent).status_code == 302
    assert "приостановлен" in as_staff.page(path)
    month = date(2024, 2, 1)
    assert measures_without_payment(month, limit=9) == []  # nothing new is due meanwhile
    assert count_overdue(visible_to=OPERATOR, today=date(2024, 2, 26)) == 0
    sent = {"version": contract.version, "happened_on": "2024-02-26", "reason": ""}
    assert as_staff.post(f"{path}/moves/resume", data=sent).status_code == 302
    assert db.session.get_one(TargetContract, contract.id).state is S.STUDYING
    history = as_staff.page(f"{path}/life", status=200)
    assert "Академический отпуск" in history
    assert "отмечено позже" in history
    assert "приостановлен" in as_staff.page(f"{path}/life?on=2024-02-24").split(DAY)[1]
    listed = as_staff.page("/contracts/?on=2024-02-24&state=suspended", status=200)
    assert contract.number in listed
    assert "на 24.02.2024" in listed
    assert contract.number not in as_staff.page("/contracts/?on=2024-02-26&state=suspended")
    was = as_staff.page(f"{path}?on=2024-02-24", status=200)
    assert "приостановлен" in was
    assert "Договора тогда ещё не было" in as_staff.page(f"{path}?on=2024-01-31", status=200)
    assert "идёт обучение" in as_staff.page(f"{path}?on=вчера", status=200)
    letters.take()


def test_an_amendment_holds_from_its_day_and_the_signed_paper_stays(
    as_staff: FlaskClient, sign_in: Any, letters: Letters
) -> None:
    contract = ContractFactory(state=S.STUDYING, position="воспитатель")
    other = OrganizationFactory(short_name="Школа № 77")
    student = sign_in(user_of(contract.student))
    db.session.commit()
    path = f"/contracts/{contract.id}"
    data = {**AMENDED, "employer_id": str(other.id)}
    assert as_staff.post(f"{path}/amendments/new", data=data).status_code == 302
    before = student.page(f"{path}/life?on=2024-02-29", status=200).split(DAY)[1]
    after = student.page(f"{path}/life?on=2024-03-01").split(DAY)[1]
    assert "воспитатель" in before
    assert "Школа № 77" not in before
    assert "методист" in after
    assert "Школа № 77" in after
    assert "Добавить соглашение" not in student.page(f"{path}/life")
    paper = db.session.scalars(db.select(Paper)).one()
    other.short_name, other.name = "Школа № 1", "Переименованная"
    contract.position = "сторож"
    db.session.commit()
    for client in (student, as_staff):
        file = client.get(f"/papers/{paper.id}/file.docx")
        assert file.status_code == 200
    words = " ".join(
        cell.text for table in Document(io.BytesIO(file.data)).tables for cell in table._cells
    )
    for said in ("Школа № 77", "воспитатель", "методист"):
        assert said in words.replace("\xa0", " ")
    assert "Переименованная" not in words
    again = as_staff.post(f"{path}/amendments/new", data={**data, "position": "учитель"})
    assert "с таким номером" in text_of(again, status=422)
    employer = sign_in(UserFactory(role=Role.EMPLOYER, organization_id=other.id))
    employer.page(path, status=200)
    letters.take()


def test_what_was_agreed_on_for_a_later_day_is_not_said_of_today(
    as_staff: FlaskClient, letters: Letters
) -> None:
    contract = ContractFactory(state=S.STUDYING, position="воспитатель")
    other = OrganizationFactory(short_name="Школа № 77")
    db.session.commit()
    path = f"/contracts/{contract.id}"
    data = {**AMENDED, "holds_from": "2024-09-01", "employer_id": str(other.id)}
    data["training_until"] = "2025-12-31"
    told = as_staff.post(f"{path}/amendments/new", data=data, follow_redirects=True)
    assert "Сроки обязательств сами не меняются" in text_of(told)
    for of_today in (as_staff.page(path), as_staff.page(f"{path}?on=2024-02-26")):
        terms = of_today.split("Условия", 1)[1].split("Меры поддержки")[0]
        assert "воспитатель" in terms
        assert "методист" not in terms
        assert "Школа № 77" not in terms
        assert "31 декабря 2025" not in of_today
    assert "С 1 сентября 2024 г. условия другие" in as_staff.page(path)
    then = as_staff.page(f"{path}?on=2024-09-01")
    assert "Школа № 77" in then
    assert "методист" in then
    for page in ("/contracts/", f"/contracts/organizations/{contract.organization_id}"):
        assert "30.06.2025" in as_staff.page(page)
        assert "31.12.2025" not in as_staff.page(page)
        assert "31.12.2025" in as_staff.page(f"{page}?on=2024-09-01")
        listed = as_staff.get(f"{page}?as=csv").get_data(as_text=True)
        assert "Школа № 77" not in listed
    letters.take()


def test_who_employs_until_the_day_of_an_agreement_has_the_contract_until_then(
    app: Flask,
    as_staff: FlaskClient,
    letters: Letters,
    sign_in: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    contract = ContractFactory(state=S.STUDYING, employer=OrganizationFactory())
    now, later = contract.employer_id, OrganizationFactory().id
    employers = [
        sign_in(UserFactory(role=Role.EMPLOYER, organization_id=one)) for one in (now, later)
    ]
    db.session.commit()
    path = f"/contracts/{contract.id}"
    data = {**AMENDED, "holds_from": "2024-09-01", "employer_id": str(later)}
    assert as_staff.post(f"{path}/amendments/new", data=data).status_code == 302
    for employer in employers:
        employer.page(path, status=200)
    monkeypatch.setitem(app.config, "BUSINESS_DATE", date(2024, 9, 1))
    for employer, status in zip(employers, (404, 200), strict=True):
        employer.page(path, status=status)
    letters.take()


def test_who_may_not_change_a_contract_and_one_that_is_over_changes_no_more(
    app: Flask, as_staff: FlaskClient, sign_in: Any
) -> None:
    contract = ContractFactory(state=S.STUDYING)
    over = ContractFactory(state=S.COMPLETED, drafted_on=date(2019, 9, 1))
    own = sign_in(UserFactory(role=Role.EMPLOYER, organization_id=contract.organization_id))
    stranger = sign_in(UserFactory(role=Role.EMPLOYER, organization_id=OrganizationFactory().id))
    db.session.commit()
    path = f"/contracts/{contract.id}"
    for page in ("moves/suspend", "amendments/new", "work"):
        own.page(f"{path}/{page}", status=403)
    own.page(f"{path}/life", status=200)
    stranger.page(f"{path}/life", status=404)
    as_staff.page(f"{path}/moves/sign", status=404)
    refused = as_staff.post(f"/contracts/{over.id}/amendments/new", data=AMENDED)
    assert "Договор исполнен" in text_of(refused, status=422)
    assert db.session.scalars(db.select(ContractAmendment)).all() == []


SUPPORT = {
    "way": "save",
    "number": "1",
    "signed_on": "2024-02-20",
    "holds_from": "2024-03-01",
    "reason": "Индексация",
    "kind": "monthly_payment",
    "amount": "4 500",
    "period": "monthly",
    "pay_day": "20",
}


def test_support_changes_by_an_agreement_from_a_month_on(
    as_staff: FlaskClient, letters: Letters
) -> None:
    measure = PaidMeasureFactory()
    contract = measure.contract
    PaymentFactory(measure=measure, month=date(2024, 3, 1), due_on=date(2024, 3, 20))
    paid = {"state": PaymentState.PAID, "document": "214", "document_on": date(2024, 2, 20)}
    PaymentFactory(measure=measure, **paid)
    path = f"/contracts/{contract.id}/amendments/support"
    sent = {**SUPPORT, "change": f"change-{measure.id}"}
    draft = as_staff.post(path, data={**sent, "way": "docx"})
    assert draft.headers["Content-Disposition"].startswith("attachment")
    assert not db.session.scalars(db.select(ContractAmendment)).all()
    assert not db.session.scalars(db.select(Paper)).all()
    assert as_staff.post(path, data=sent).status_code == 302
    old, new = db.session.scalars(db.select(SupportMeasure).order_by(SupportMeasure.id))
    assert (old.ends_on, new.starts_on, new.amount) == (
        date(2024, 2, 29),
        date(2024, 3, 1),
        450_000,
    )
    months = [one.month for one in db.session.scalars(db.select(SupportPayment))]
    assert months == [date(2024, 2, 1)]
    before = as_staff.page(f"/contracts/{contract.id}?on=2024-02-29", status=200)
    after = as_staff.page(f"/contracts/{contract.id}?on=2024-03-01", status=200)
    assert "3 000" in before
    assert "4 500" not in before
    assert "4 500" in after
    letters.take()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"holds_from": "2024-03-15"}, "первое число месяца"),
        ({"holds_from": "2024-02-01"}, "Раньше, чем с"),
        ({"holds_from": "2024-05-01", "change": "end"}, "единственная мера"),
        ({"amount": ""}, "Укажите сумму"),
        ({"change": "change-9999"}, "Not a valid|вариант|значение"),
    ],
)
def test_what_an_agreement_on_support_cannot_say(
    as_staff: FlaskClient, changes: dict[str, str], message: str
) -> None:
    measure = PaidMeasureFactory()
    said = {**SUPPORT, "change": f"change-{measure.id}", **changes}
    if said["change"] == "end":
        said["change"] = f"end-{measure.id}"
    path = f"/contracts/{measure.contract_id}/amendments/support"
    page = text_of(as_staff.post(path, data=said), status=422)
    assert any(one in page for one in message.split("|"))
    assert not db.session.scalars(db.select(ContractAmendment)).all()


def test_a_month_that_is_paid_is_not_changed_and_what_is_over_neither(
    as_staff: FlaskClient, letters: Letters
) -> None:
    measure = PaidMeasureFactory()
    paid = {"state": PaymentState.PAID, "document": "214", "document_on": date(2024, 2, 20)}
    PaymentFactory(measure=measure, month=date(2024, 3, 1), **paid)
    path = f"/contracts/{measure.contract_id}/amendments/support"
    said = {**SUPPORT, "change": f"end-{measure.id}"}
    assert "уже выплачено до 31 марта 2024 г." in text_of(
        as_staff.post(path, data=said), status=422
    )
    measure.contract.state = S.TERMINATED
    db.session.commit()
    assert "Договор уже не действует" in text_of(as_staff.post(path, data=said), status=422)


def test_a_day_costs_as_many_statements_for_many_contracts_as_for_one(
    as_staff: FlaskClient,
) -> None:
    paths = (
        "/contracts/?on=2024-02-24&overdue=y",
        "/contracts/?on=2024-02-24",
        "/contracts/?on=2024-02-24&as=csv",
        "/contracts/?q=цд&sort=student",
        "/contracts/figures?on=2024-02-24",
        "/contracts/figures?by=customer&on=2024-02-24",
        "/contracts/figures?by=speciality",
    )
    asked: list[str] = []
    listen(db.engine, "before_cursor_execute", lambda _c, _u, said, *_: asked.append(said))

    def cost(path: str) -> int:
        as_staff.get(path)
        asked.clear()
        as_staff.get(path)
        return len(asked)

    ContractFactory(state=S.STUDYING, employer=OrganizationFactory())
    db.session.commit()
    few = [cost(path) for path in paths]
    for _ in range(5):
        ContractFactory(state=S.STUDYING, employer=OrganizationFactory())
    db.session.commit()
    assert [cost(path) for path in paths] == few


def test_what_follows_from_a_breach_is_computed_and_explained(
    as_staff: FlaskClient, letters: Letters
) -> None:
    contract = ContractFactory(state=S.STUDYING, support=[])
    PaymentFactory(
        measure=PaidMeasureFactory(contract=contract),
        state=PaymentState.PAID,
        document="7",
        document_on=date(2024, 2, 20),
    )
    db.session.commit()
    path = f"/contracts/{contract.id}"
    assert "Если отметить сегодня" in as_staff.page(f"{path}/moves/break_by_citizen", status=200)
    sent = {"version": contract.version, "happened_on": "2024-02-26", "reason": "Не принял"}
    assert as_staff.post(f"{path}/moves/break_by_customer", data=sent).status_code == 302
    formula = as_staff.page(f"{path}/life", status=200)
    assert "Что следует из нарушения" in formula
    assert "среднемесячная зарплата в субъекте × 3" in formula
    assert "сверить юристу" in formula
    assert "постановление № 1681" in formula.replace("\xa0", " ")
    assert "до 26 февраля 2025" in formula.replace("\xa0", " ")
    reckoned = as_staff.page(f"{path}/life?wage=45+000", status=200).replace("\xa0", " ")
    assert "135 000 ₽" in reckoned
