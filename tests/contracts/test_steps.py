"""From draft to the last working year over HTTP, as each party."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from app.accounts.models import User
from app.contracts.enums import ContractState as S
from app.contracts.models import TargetContract
from app.extensions import db
from app.organizations.models import Organization
from tests.contracts.browsing import draft, press, whole
from tests.contracts.factories import ContractFactory
from tests.factories import StudentFactory, user_of
from tests.letters import Letters
from tests.pages import text_of

ENDED = {"terminated_on": "2024-02-22", "termination_reason": "Переезд семьи"}


def test_from_draft_to_the_signatures(
    as_staff: FlaskClient, sign_in: Any, letters: Letters
) -> None:
    student = StudentFactory()
    as_student = sign_in(user_of(student))
    path = as_staff.post("/contracts/new", data=draft(student_id=student.id)).location
    assert as_student.get(path).status_code == 404
    press(as_staff, path, "offer")
    assert "Согласиться" in text_of(as_student.get(path))
    press(as_student, path, "agreement")
    press(as_staff, path, "signing", **whole(signed_on="2024-02-26"))
    page = text_of(as_student.get(path))
    assert "подписан" in page
    assert "Завершить обучение" in page
    assert "3 000 ₽" in page
    offered, signed = letters.take()
    assert (offered.recipient, signed.recipient) == (as_student_email(student),) * 2
    assert path in offered.body
    assert "подписан" in signed.subject


def as_student_email(student: Any) -> str:
    return db.session.get_one(User, student.user_id).email


def test_the_last_working_year(as_staff: FlaskClient) -> None:
    contract = ContractFactory(
        state=S.SIGNED, drafted_on=date(2019, 9, 1), training_until=date(2023, 2, 25), work_years=1
    )
    path = f"/contracts/{contract.id}"
    press(as_staff, path, "work", started_on="2023-02-26", reason="Сообщили письмом")
    assert db.session.get_one(TargetContract, contract.id).state is S.WORKING
    press(as_staff, path, "completion")
    assert "исполнен" in text_of(as_staff.get(path))


@pytest.mark.parametrize(
    ("state", "step", "message"),
    [
        (S.SIGNED, "work", "Обучение по договору идёт до 30 июня 2025 г."),
        (
            S.WORKING,
            "completion",
            "Срок трудовой деятельности по договору идёт до 29 сентября 2028 г.",
        ),
    ],
)
def test_nothing_is_noted_before_its_time(
    as_staff: FlaskClient, state: S, step: str, message: str
) -> None:
    contract = ContractFactory(state=state)
    path = f"/contracts/{contract.id}"
    sent = {"version": 1, "started_on": "2024-02-26"}
    page = as_staff.post(f"{path}/{step}", data=sent, follow_redirects=True)
    assert message in text_of(page)
    assert db.session.get_one(TargetContract, contract.id).state is state


def test_nobody_agrees_to_a_text_they_did_not_see(
    as_staff: FlaskClient, sign_in: Any, letters: Letters
) -> None:
    contract = ContractFactory(state=S.OFFERED)
    as_student = sign_in(user_of(contract.student))
    path = f"/contracts/{contract.id}"
    edited = draft(number=contract.number, version=1, student_id=contract.student_id)
    assert as_staff.post(f"{path}/edit", data=edited).status_code == 302
    press(as_staff, path, "offer")
    page = as_student.post(f"{path}/agreement", data={"version": 1}, follow_redirects=True)
    assert "договор изменили" in text_of(page)
    assert db.session.get_one(TargetContract, contract.id).state is S.OFFERED
    letters.take()


def test_letters_go_to_both_parties_where_there_is_an_address(
    as_staff: FlaskClient, as_employer: FlaskClient, letters: Letters
) -> None:
    organization = db.session.get_one(Organization, as_employer.user.organization_id)
    contract = ContractFactory(organization=organization, student__email="нет адреса")
    path = f"/contracts/{contract.id}"
    press(as_staff, path, "offer")
    assert "предложен студенту" in letters.to(as_employer.user.email).subject
    press(as_staff, path, "termination", **ENDED)
    assert "не был подписан" in letters.to(as_employer.user.email).body


def test_a_return_brings_the_draft_back(as_staff: FlaskClient, sign_in: Any) -> None:
    contract = ContractFactory(state=S.OFFERED)
    as_student = sign_in(user_of(contract.student))
    path = f"/contracts/{contract.id}"
    assert press(as_student, path, "return").location == "/contracts/"
    assert as_student.get(path).status_code == 404
    assert "Предложить студенту" in text_of(as_staff.get(path))


def test_the_database_itself_keeps_one_contract_in_force(app: Any) -> None:
    first = ContractFactory(state=S.SIGNED)
    with pytest.raises(IntegrityError):
        ContractFactory(state=S.WORKING, student=first.student)


def test_steps_out_of_order_are_refused(as_staff: FlaskClient) -> None:
    contract = ContractFactory(drafted_on=date(2019, 9, 1), training_until=date(2020, 6, 30))
    for step in ("agreement", "work", "completion"):
        data = {"version": contract.version, "started_on": "2024-02-26"}
        page = as_staff.post(f"/contracts/{contract.id}/{step}", data=data, follow_redirects=True)
        assert "Договор — ещё черновик" in text_of(page)
    assert db.session.get_one(TargetContract, contract.id).state is S.DRAFT


def test_termination_needs_a_reason(as_staff: FlaskClient) -> None:
    contract = ContractFactory(state=S.SIGNED)
    db.session.commit()
    path = f"/contracts/{contract.id}"
    unsaid = press(as_staff, path, "termination", **{**ENDED, "termination_reason": " "})
    assert "Напишите причину" in text_of(unsaid)
    press(as_staff, path, "termination", **ENDED)
    page = text_of(as_staff.get(path))
    assert "Переезд семьи" in page
    assert "С 22 февраля 2024 г." in page
    assert "расторгнут" in page


@pytest.mark.parametrize(
    ("day", "message"),
    [("2024-02-27", "ещё не наступила"), ("2024-02-09", "отмечено 10 февраля 2024")],
)
def test_the_day_of_termination_is_checked(as_staff: FlaskClient, day: str, message: str) -> None:
    contract = ContractFactory(state=S.SIGNED)  # on 10 February
    path = f"/contracts/{contract.id}"
    page = press(as_staff, path, "termination", **{**ENDED, "terminated_on": day})
    assert message in text_of(page)
    assert db.session.get_one(TargetContract, contract.id).state is S.SIGNED


@pytest.mark.parametrize("step", ["offer", "signing", "termination", "work", "obligations/new"])
def test_only_staff_moves_a_contract(as_employer: FlaskClient, as_student: Any, step: str) -> None:
    contract = ContractFactory()
    path = f"/contracts/{contract.id}/{step}"
    assert as_employer.post(path).status_code == 403
    assert as_student.post(path).status_code == 403
