"""Contracts over HTTP, from draft to fulfilment, as each role."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from app.contracts.enums import ContractState as S
from app.contracts.models import TargetContract
from app.extensions import db
from app.organizations.models import Organization
from app.plan.enums import Topic
from app.web.query_count import counted_queries
from tests.contracts.factories import ContractFactory
from tests.factories import ItemFactory, OrganizationFactory, StudentFactory, user_of
from tests.pages import text_of

KEY = "0b7c4a34-13a5-44a5-9a3a-1f0a3f6f9c22"


def draft(**changes: Any) -> dict[str, Any]:
    """The values of a draft's form."""
    values = {
        "number": "ЦД-2024/01",
        "organization_id": OrganizationFactory().id,
        "student_id": StudentFactory().id,
        "plan_item_id": ItemFactory(topic=Topic.TARGET_CONTRACTS).id,
        "training_until": "2025-06-30",
        "work_years": "3",
        "monthly_support": "3 000",
    }
    return {**values, **changes}


def count_contracts() -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(TargetContract)) or 0


def test_from_draft_to_the_last_working_year(as_staff: FlaskClient, sign_in: Any) -> None:
    student = StudentFactory()
    as_student = sign_in(user_of(student))
    created = as_staff.post("/contracts/new", data=draft(student_id=student.id))
    path = created.location
    assert as_student.get(path).status_code == 404
    as_staff.post(f"{path}/offer")
    assert "Согласиться" in text_of(as_student.get(path))
    as_student.post(f"{path}/agreement")
    as_staff.post(f"{path}/signing", data={"signed_on": "2024-02-26"})
    page = text_of(as_student.get(path))
    assert "подписан" in page
    assert "Завершить обучение" in page
    assert "3 000 ₽" in page
    as_staff.post(f"{path}/work")
    as_staff.post(f"{path}/completion")
    assert "исполнен" in text_of(as_staff.get(path))


def test_a_signed_contract_proves_its_plan_item(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.SIGNED)
    db.session.commit()
    item = text_of(as_staff.get(f"/plan/items/{contract.plan_item_id}"))
    assert contract.number in item
    page = as_staff.get(f"/contracts/{contract.id}")
    assert f"/plan/items/{contract.plan_item_id}" in page.text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("training_until", "2024-02-26", "после сегодняшнего дня"),
        ("training_until", "31.02.2025", "Такой даты нет"),
        ("work_years", "9", "Число от 1 до 5"),
        ("monthly_support", "-5", "не может быть меньше нуля"),
        ("student_id", "", "Выберите значение из списка"),
        ("number", " ", "Заполните это поле"),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, field: str, value: str, message: str
) -> None:
    page = as_staff.post("/contracts/new", data=draft(**{field: value, "position": "Воспитатель"}))
    assert message in text_of(page)
    assert 'value="Воспитатель"' in page.text
    assert count_contracts() == 0


def test_a_number_is_used_once(as_staff: FlaskClient) -> None:
    ContractFactory(number="ЦД-2024/01")
    assert "номером уже есть" in text_of(as_staff.post("/contracts/new", data=draft()))


def test_a_form_sent_twice_makes_one_contract(as_staff: FlaskClient) -> None:
    data = draft(idempotency_key=KEY)
    first, second = (as_staff.post("/contracts/new", data=data) for _time in range(2))
    assert first.location == second.location
    assert count_contracts() == 1


@pytest.mark.parametrize(
    ("signing", "message"),
    [
        ({"signed_on": "2024-02-27"}, "ещё не наступила"),
        ({"signed_on": "2024-01-31"}, "составлен позже"),
        ({"signed_on": ""}, "Укажите дату"),
    ],
)
def test_the_day_of_signing_is_checked(
    as_staff: FlaskClient, signing: dict[str, str], message: str
) -> None:
    contract = ContractFactory(state=S.AGREED)
    db.session.commit()
    page = as_staff.post(f"/contracts/{contract.id}/signing", data=signing)
    assert message in text_of(page)
    assert db.session.get_one(TargetContract, contract.id).state is S.AGREED


def test_a_minor_signs_with_a_parent_only(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.AGREED, student__birth_date=date(2007, 5, 5))
    db.session.commit()
    path = f"/contracts/{contract.id}/signing"
    alone = as_staff.post(path, data={"signed_on": "2024-02-20"})
    assert "Студенту нет 18 лет" in text_of(alone)
    consent = {"parent_name": "Ёлкина Мария Петровна", "parent_consent_on": "2024-02-19"}
    assert as_staff.post(path, data={"signed_on": "2024-02-20", **consent}).status_code == 302


def test_one_contract_in_force_for_a_student(as_staff: FlaskClient) -> None:
    first = ContractFactory(state=S.SIGNED)
    second = ContractFactory(state=S.AGREED, student=first.student)
    db.session.commit()
    page = as_staff.post(f"/contracts/{second.id}/signing", data={"signed_on": "2024-02-20"})
    assert "уже есть действующий" in text_of(page)


def test_the_database_itself_keeps_one_contract_in_force(app: Any) -> None:
    first = ContractFactory(state=S.SIGNED)
    with pytest.raises(IntegrityError):
        ContractFactory(state=S.WORKING, student=first.student)


def test_steps_out_of_order_are_refused(as_staff: FlaskClient) -> None:
    contract = ContractFactory()
    db.session.commit()
    for step in ("agreement", "work", "completion"):
        page = as_staff.post(f"/contracts/{contract.id}/{step}", follow_redirects=True)
        assert "так нельзя" in text_of(page)
    assert db.session.get_one(TargetContract, contract.id).state is S.DRAFT


def test_a_signed_contract_is_not_edited(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.SIGNED)
    db.session.commit()
    data = draft(number=contract.number, version=contract.version)
    page = as_staff.post(f"/contracts/{contract.id}/edit", data=data)
    assert "Подписанный договор не изменяют" in text_of(page)


def test_the_second_editor_sees_both_versions(as_staff: FlaskClient) -> None:
    contract = ContractFactory()
    db.session.commit()
    path, data = f"/contracts/{contract.id}/edit", draft(number=contract.number, version=1)
    assert as_staff.post(path, data={**data, "position": "Воспитатель"}).status_code == 302
    late = as_staff.post(path, data={**data, "position": "Учитель"})
    assert late.status_code == 409
    assert "Воспитатель" in text_of(late)


def test_termination_needs_a_reason(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.SIGNED)
    db.session.commit()
    path = f"/contracts/{contract.id}/termination"
    assert "Напишите причину" in text_of(as_staff.post(path, data={"reason": " "}))
    as_staff.post(path, data={"reason": "Переезд семьи"})
    assert "Переезд семьи" in text_of(as_staff.get(f"/contracts/{contract.id}"))


def test_obligations_are_added_and_settled(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.SIGNED)
    db.session.commit()
    path = f"/contracts/{contract.id}"
    new = {"party": "organization", "text": "Оплатить проезд", "due_on": "2024-02-01"}
    as_staff.post(f"{path}/obligations/new", data=new)
    assert "просрочено на 25 дней" in text_of(as_staff.get(path))
    assert contract.number in text_of(as_staff.get("/contracts/?overdue=y"))
    obligation = db.session.get_one(TargetContract, contract.id).obligations[0]
    done = {"state": "done", "settled_on": "2024-02-25", "note": "приказ № 7"}
    late = {**done, "settled_on": "2024-03-25"}
    settle = f"{path}/obligations/{obligation.id}"
    assert "ещё не наступила" in text_of(as_staff.post(settle, data=late))
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


@pytest.mark.parametrize("step", ["offer", "signing", "termination", "work", "obligations/new"])
def test_only_staff_moves_a_contract(as_employer: FlaskClient, as_student: Any, step: str) -> None:
    contract = ContractFactory()
    path = f"/contracts/{contract.id}/{step}"
    assert as_employer.post(path).status_code == 403
    assert as_student.post(path).status_code == 403


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
    assert "1 договор в черновиках" in text_of(as_staff.get("/dashboard"))
    assert "Вам предложили целевой договор" in text_of(as_student.get("/dashboard"))
