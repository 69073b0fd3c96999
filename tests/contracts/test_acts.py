"""Drafts offered many at once."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.contracts.enums import ContractState
from app.contracts.models import TargetContract
from app.extensions import db
from tests.contracts.factories import ContractFactory
from tests.factories import StudentFactory
from tests.letters import Letters
from tests.pages import text_of

ACT = "/lists/acts/contracts.offer"


def state_of(contract: TargetContract) -> ContractState:
    return db.session.get_one(TargetContract, contract.id).state


def test_the_question_counts_letters_and_what_stays(as_staff: FlaskClient) -> None:
    ContractFactory(student=StudentFactory(email="one@test.example"))
    twice = ContractFactory()
    ContractFactory(student=twice.student)
    ContractFactory(state=ContractState.SIGNED)
    asked = as_staff.page("/contracts/?act=contracts.offer&rows=all").replace("\xa0", " ")
    assert "Выбрано: 4. Будет сделано для 1." in asked
    assert "1 студенту и 1 организации" in asked
    assert "уже не черновик: 1" in asked
    assert "есть другой договор, студент не учится или сторона выбыла: 2" in asked


def test_drafts_are_offered_and_their_parties_told(as_staff: FlaskClient, letters: Letters) -> None:
    drafts = [ContractFactory(student=StudentFactory(email=f"s{n}@test.example")) for n in range(2)]
    signed = ContractFactory(state=ContractState.SIGNED)
    db.session.commit()
    asked = as_staff.get("/contracts/?act=contracts.offer&rows=all").text
    ids = html.fromstring(asked).xpath("string(//input[@name='ids']/@value)")
    answer = as_staff.post(ACT, data={"ids": ids, "back": "/contracts/"}, follow_redirects=True)
    assert "Предложено договоров: 2" in text_of(answer, status=200)
    assert [state_of(one) for one in drafts] == [ContractState.OFFERED] * 2
    assert state_of(signed) is ContractState.SIGNED
    assert {letter.recipient for letter in letters.take()} == {
        "s0@test.example",
        "s1@test.example",
    }


@pytest.mark.parametrize("role", ["council", "mentor", "employer", "student"])
def test_nobody_else_offers(as_role: Any, role: str) -> None:
    client = as_role(role)
    draft = ContractFactory()
    assert client.post(ACT, data={"ids": str(draft.id)}).status_code == 404
    assert state_of(draft) is ContractState.DRAFT


def test_a_second_draft_is_refused_by_the_student_s_field(as_staff: FlaskClient) -> None:
    known = ContractFactory()
    data = {
        "number": "ЦД-2024/900",
        "organization_id": known.organization_id,
        "student_id": known.student_id,
        "plan_item_ids": known.plan_item_ids,
        "drafted_on": "2024-02-01",
        "training_until": "2025-06-30",
        "work_years": "3",
        "kind": "travel",
    }
    page = text_of(as_staff.post("/contracts/new", data=data))
    assert f"У студента уже есть договор {known.number}" in page
    assert db.session.scalar(db.select(db.func.count(TargetContract.id))) == 1
