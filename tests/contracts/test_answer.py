"""The student's answer stands below the terms; an obligation is ticked off where it stands."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.contracts.enums import ContractState, ObligationState
from app.contracts.models import Obligation
from app.extensions import db
from tests.contracts.factories import ContractFactory, ObligationFactory
from tests.factories import StudentFactory, user_of


def offered_to(sign_in: Any, **student: Any) -> tuple[FlaskClient, str]:
    """A student who was offered a contract, and the address of its page."""
    contract = ContractFactory(state=ContractState.OFFERED, student=StudentFactory(**student))
    return sign_in(user_of(contract.student)), f"/contracts/{contract.id}"


def test_the_question_stands_below_the_terms(sign_in: Any) -> None:
    client, path = offered_to(sign_in)
    page = client.page(path)
    assert page.index("Обучение до") < page.index("Вы согласны с этими условиями?")
    assert "законного представителя" not in page
    forms = html.fromstring(client.get(path).text).xpath("//form[contains(@action, '/agreement')]")
    assert [form.getparent().getparent().get("id") for form in forms] == ["answer"]


def test_a_minor_is_told_of_the_parents_part(sign_in: Any) -> None:
    client, path = offered_to(sign_in, birth_date=date(2007, 5, 5))
    page = client.page(path)
    assert page.index("Вы согласны с этими условиями?") < page.index("законного представителя")


def test_giving_back_says_what_it_touches_without_scripts_too(sign_in: Any) -> None:
    client, path = offered_to(sign_in)
    page = client.get(path).text
    form = html.fromstring(page).xpath("//form[contains(@action, '/return')]")[0]
    assert "уйдёт письмо" in form.get("data-confirm")
    assert form.xpath(".//noscript//input[@type='checkbox'][@required]")


def test_steps_that_stay_say_so(as_staff: FlaskClient) -> None:
    contract = ContractFactory(
        state=ContractState.WORKING,
        drafted_on=date(2020, 2, 1),
        training_until=date(2021, 6, 30),
        work_years=1,
    )
    page = html.fromstring(as_staff.get(f"/contracts/{contract.id}").text)
    asked = page.xpath("//form/@data-confirm")
    assert any("снять отметку нельзя" in question for question in asked)


def test_an_obligation_is_done_by_one_button_and_stays_in_sight(as_staff: FlaskClient) -> None:
    obligation = ObligationFactory(contract=ContractFactory(state=ContractState.SIGNED))
    path = f"/contracts/{obligation.contract_id}"
    page = html.fromstring(as_staff.get(path).text)
    form = page.xpath("//form[contains(@action, '/obligations/')]")[0]
    assert form.get("data-hx-target") == "#obligations"
    data = {field.get("name"): field.get("value") for field in form.xpath(".//input")}
    answer = as_staff.post(form.get("action"), data=data)
    assert answer.location == f"{path}#obligations"
    settled = db.session.get_one(Obligation, obligation.id)
    assert settled.state is ObligationState.DONE
    assert settled.settled_on == date(2024, 2, 26)


@pytest.mark.parametrize("role", ["employer", "student", "council"])
def test_nobody_else_ticks_it_off(as_role: Any, role: str) -> None:
    obligation = ObligationFactory(contract=ContractFactory(state=ContractState.SIGNED))
    path = f"/contracts/{obligation.contract_id}/obligations/{obligation.id}"
    assert as_role(role).post(path, data={"state": "done"}).status_code in {403, 404}
