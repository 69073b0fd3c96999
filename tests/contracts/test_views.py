"""Pages of contracts over HTTP: forms, lists, files, who may see what."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.base.query_count import counted_queries
from app.contracts.enums import ContractState as S
from app.contracts.models import TargetContract
from app.extensions import db
from app.jobfair.enums import ApplicationState, OfferState
from app.organizations.models import Organization
from app.plan.enums import Topic
from tests.contracts.browsing import count_contracts, draft
from tests.contracts.factories import ContractFactory, ObligationFactory
from tests.factories import ItemFactory, user_of
from tests.jobfair.factories import ApplicationFactory, OfferFactory, VacancyFactory
from tests.pages import text_of

KEY = "0b7c4a34-13a5-44a5-9a3a-1f0a3f6f9c22"


def test_a_signed_contract_proves_its_plan_item(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.SIGNED)
    db.session.commit()
    item = text_of(as_staff.get(f"/plan/items/{contract.plan_item_ids[0]}"))
    assert contract.number in item
    page = as_staff.get(f"/contracts/{contract.id}")
    assert f"/plan/items/{contract.plan_item_ids[0]}" in page.text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("training_until", "2024-02-26", "позже, чем составлен договор"),
        ("training_until", "9999-12-31", "Проверьте год"),
        ("drafted_on", "2024-02-27", "ещё не наступила"),
        ("amount", "99999999", "слишком велика"),
        ("training_until", "31.02.2025", "Такой даты нет"),
        ("work_years", "9", "Число от 3 до 5"),
        ("work_years", "2", "Число от 3 до 5"),
        ("amount", "", "Укажите сумму выплаты"),
        ("period", "", "Укажите, как часто платят"),
        ("amount", "-5", "не может быть меньше нуля"),
        ("student_id", "", "Выберите студента"),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, field: str, value: str, message: str
) -> None:
    page = as_staff.post("/contracts/new", data=draft(**{field: value, "position": "Воспитатель"}))
    assert message in text_of(page)
    assert 'value="Воспитатель"' in page.text
    assert count_contracts() == 0


def test_a_draft_needs_no_number_of_its_own(as_staff: FlaskClient) -> None:
    assert "следующий номер по порядку, ЦД-2024/01" in as_staff.page("/contracts/new")
    assert "ЦД-2024/01" in text_of(
        as_staff.post("/contracts/new", data=draft(number=""), follow_redirects=True), status=200
    )
    contract = db.session.scalars(db.select(TargetContract)).one()
    edited = as_staff.post(f"/contracts/{contract.id}/edit", data=draft(number="", version=1))
    assert "Укажите номер договора" in text_of(edited, status=422)


def test_a_number_is_used_once(as_staff: FlaskClient) -> None:
    ContractFactory(number="ЦД-2024/01")
    assert "номером уже есть" in text_of(as_staff.post("/contracts/new", data=draft()))


@pytest.mark.parametrize("written", ["цд-2024/01", "ЦД–2024/01", "ЦД - 2024/01"])
def test_a_number_in_another_writing_is_the_same_number(
    as_staff: FlaskClient, written: str
) -> None:
    ContractFactory(number="ЦД-2024/01")
    mine = ContractFactory()
    for path in ("/contracts/new", f"/contracts/{mine.id}/edit"):
        page = as_staff.post(path, data=draft(number=written, version=1))
        assert "номером уже есть" in text_of(page)
    assert count_contracts() == 2


def test_a_signed_contract_is_not_edited(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.SIGNED)
    db.session.commit()
    data = draft(number=contract.number, version=contract.version)
    page = as_staff.post(f"/contracts/{contract.id}/edit", data=data)
    assert "Подписанный договор меняют только дополнительным соглашением" in text_of(page)


def test_obligations_are_added_and_settled(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.SIGNED)
    db.session.commit()
    path = f"/contracts/{contract.id}"
    new = {"party": "organization", "text": "Оплатить проезд", "due_on": "2024-02-01"}
    as_staff.post(f"{path}/obligations/new", data=new)
    assert "просрочено на 25 дней" in text_of(as_staff.get(path))
    assert contract.number in text_of(as_staff.get("/contracts/?overdue=y"))
    obligation = db.session.get_one(TargetContract, contract.id).obligations[0]
    settle = f"{path}/obligations/{obligation.id}"
    moved = {**new, "text": "Оплатить проезд за год", "due_on": "2024-02-20", "version": "1"}
    assert as_staff.post(f"{settle}/edit", data=moved).status_code == 302
    assert as_staff.post(f"{settle}/edit", data=moved).status_code == 409
    assert "просрочено на 6 дней" in text_of(as_staff.get(path))
    done = {"state": "done", "settled_on": "2024-02-25", "note": "приказ № 7", "version": "2"}
    late, early = ({**done, "settled_on": day} for day in ("2024-03-25", "2024-01-25"))
    assert "ещё не наступила" in text_of(as_staff.post(settle, data=late))
    assert "тогда ещё не было" in text_of(as_staff.post(settle, data=early))
    as_staff.post(settle, data=done)
    assert "приказ № 7" in text_of(as_staff.get(path))
    assert contract.number not in text_of(as_staff.get("/contracts/?overdue=y"))


def test_parties_see_their_own_contracts_only(as_employer: FlaskClient, sign_in: Any) -> None:
    organization = db.session.get_one(Organization, as_employer.user.organization_id)
    own = ContractFactory(state=S.SIGNED, organization=organization)
    other = ContractFactory(state=S.SIGNED)
    as_student = sign_in(user_of(other.student))
    assert own.number in text_of(as_employer.get("/contracts/"))
    assert other.number not in text_of(as_employer.get("/contracts/"))
    for path in (f"/contracts/{other.id}", f"/contracts/{other.id}/document.pdf"):
        assert as_employer.get(path).status_code == 404
        assert as_student.get(path).status_code == 200
    assert as_student.get(f"/contracts/{own.id}").status_code == 404
    assert as_student.post(f"/contracts/{own.id}/agreement").status_code == 404


@pytest.mark.parametrize("role", ["council", "mentor"])
def test_others_have_no_business_here(as_role: Any, role: str) -> None:
    contract = ContractFactory()
    client = as_role(role)
    assert client.get("/contracts/").status_code == 403
    assert client.get(f"/contracts/{contract.id}").status_code == 403


@pytest.mark.parametrize(("kind", "magic"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_the_contract_comes_as_a_file(as_staff: FlaskClient, kind: str, magic: bytes) -> None:
    contract = ContractFactory(organization__head_name="Зимина Ольга Петровна")
    db.session.commit()
    response = as_staff.get(f"/contracts/{contract.id}/document.{kind}")
    assert response.data.startswith(magic)
    assert response.headers["Content-Disposition"].startswith("attachment; ")


def test_list_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get("/contracts/")
        return len(statements)

    ContractFactory.create_batch(2)
    few = cost()
    ContractFactory.create_batch(20)
    assert cost() == few


def test_dashboards_tell_what_waits(as_staff: FlaskClient, sign_in: Any) -> None:
    ContractFactory()
    offered = ContractFactory(state=S.OFFERED)
    as_student = sign_in(user_of(offered.student))
    assert "договоры из черновиков: 1" in text_of(as_staff.get("/dashboard"))
    assert "Вам предложили целевой договор" in text_of(as_student.get("/dashboard"))


@pytest.mark.parametrize("due_on", ["2024-01-31", "2029-01-01", "2099-12-31"])
def test_an_obligation_lies_within_the_term(as_staff: FlaskClient, due_on: str) -> None:
    contract = ContractFactory(state=S.SIGNED)
    data = {"party": "student", "text": "Сообщить об итогах", "due_on": due_on}
    page = as_staff.post(f"/contracts/{contract.id}/obligations/new", data=data)
    assert "концом срока трудовой деятельности" in text_of(page)
    assert 'value="Сообщить об итогах"' in page.text


def test_what_a_given_up_contract_owed_is_late_for_nobody(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.TERMINATED, signed_on=date(2024, 2, 10))
    ObligationFactory(contract=contract, due_on=date(2024, 2, 20))
    assert contract.number not in text_of(as_staff.get("/contracts/?overdue=y"))
    page = text_of(as_staff.get(f"/contracts/{contract.id}"))
    assert "больше не требуется" in page
    assert "просрочено" not in page


def test_filters_keep_the_plan_item(as_staff: FlaskClient) -> None:
    item = ItemFactory(topic=Topic.TARGET_CONTRACTS)
    ContractFactory.create_batch(26, plan_items=[item])
    other = ContractFactory()
    page = as_staff.get(f"/contracts/?item={item.id}")
    assert "26 договоров" in text_of(page)
    found = html.fromstring(page.text)
    assert all(f"item={item.id}" in link for link in found.xpath("//nav[@class='pager']//a/@href"))
    assert found.xpath("//form[@role='search']//input[@name='item']/@value") == [str(item.id)]
    assert other.number not in text_of(as_staff.get(f"/contracts/?item={item.id}&page=2"))


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("q=цд-2023/77", True),
        ("q=Ёлкина", True),
        ("q=Ивушка", True),
        ("q=Петров", False),
        ("state=in_force", True),
        ("state=coming", False),
        ("state=signed", True),
        ("year=2023", True),
        ("year=2024", False),
        ("state=nonsense&year=0&item=99999999999999999999&page=-1&sort=x", True),
    ],
)
def test_list_is_searched_and_filtered(as_staff: FlaskClient, query: str, is_found: bool) -> None:
    ContractFactory(
        number="ЦД-2023/77",
        state=S.SIGNED,
        drafted_on=date(2023, 11, 1),
        student__last_name="Ёлкина",
        organization__short_name="Детский сад «Ивушка»",
    )
    ContractFactory(student__last_name="Яковлева")
    assert ("ЦД-2023/77" in text_of(as_staff.get(f"/contracts/?{query}"))) is is_found


def test_the_council_reads_no_names_of_students(as_role: Any) -> None:
    contract = ContractFactory(state=S.SIGNED)
    page = text_of(as_role("council").get(f"/plan/items/{contract.plan_item_ids[0]}"))
    assert contract.number in page
    assert contract.student.last_name not in page


def test_an_accepted_offer_of_the_fair_is_a_draft_in_one_step(as_staff: FlaskClient) -> None:
    vacancy = VacancyFactory(
        seats=1,
        taken=1,
        title="Учитель музыки",
        town="Зимогорье",
        address="ул. Школьная, 5",
        salary_from=3_500_000,
        salary_to=None,
        salary_parts="оклад и надбавка",
        has_housing=True,
        housing_note="комната в общежитии",
        portal_number="ВР-7",
    )
    accepted = ApplicationFactory(vacancy=vacancy, state=ApplicationState.ACCEPTED)
    OfferFactory(application=accepted, state=OfferState.ACCEPTED)
    card = html.fromstring(as_staff.get(f"/fair/applications/{accepted.id}").text)
    links = {link.text_content(): link.get("href") for link in card.iter("a")}
    form = html.fromstring(as_staff.get(links["Черновик целевого договора"]).text).forms[-1]
    said = dict(form.form_values())
    expected = {
        "student_id": str(accepted.student_id),
        "organization_id": str(vacancy.organization_id),
        "position": "Учитель музыки",
        "work_town": "Зимогорье",
        "work_place": "ул. Школьная, 5",
        "kind": "housing",
        "text": "комната в общежитии",
        "portal_offer_number": "ВР-7",
    }
    assert said | expected == said
    for part in ("35", "000", "оклад и надбавка"):
        assert part in said["pay_terms"]
    item = ItemFactory(topic=Topic.TARGET_CONTRACTS).id
    typed = {"training_until": "2025-06-30", "work_years": "3", "plan_item_ids": item}
    assert as_staff.post("/contracts/new", data={**said, **typed}).status_code == 302
    contract = db.session.scalars(db.select(TargetContract)).one()
    assert (contract.work_town, contract.support[0].text) == ("Зимогорье", "комната в общежитии")
    assert "оклад и надбавка" in contract.pay_terms
