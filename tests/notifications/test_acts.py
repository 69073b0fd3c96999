"""Letters that did not arrive, sent again many at once."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.extensions import db
from app.notifications.enums import LetterState
from app.notifications.models import Letter
from app.notifications.rules import MASK
from tests.notifications.factories import LetterFactory

ACT = "/lists/acts/letters.resend"


@pytest.fixture
def outbox(app: Any, letters: Any) -> list[Letter]:
    """A refused letter, one that lost its link, one that arrived by its own."""
    made = [
        LetterFactory(state=LetterState.FAILED, attempts=3),
        LetterFactory(state=LetterState.FAILED, body=f"Откройте {MASK}"),
        LetterFactory(state=LetterState.WAITING),
    ]
    db.session.commit()
    yield made
    letters.take()


def test_refused_letters_wait_again(as_staff: FlaskClient, outbox: list[Letter]) -> None:
    asked = as_staff.page("/admin/letters/?act=letters.resend&rows=all")
    assert "Выбрано: 3. Будет сделано для 1." in asked
    assert "уже ушли или ждут отправки: 1" in asked
    assert "одноразовая ссылка, она стёрта: 1" in asked
    ids = ",".join(str(letter.id) for letter in outbox)
    as_staff.post(ACT, data={"ids": ids, "back": "/admin/letters/"})
    states = [db.session.get_one(Letter, letter.id).state for letter in outbox]
    assert states == [LetterState.WAITING, LetterState.FAILED, LetterState.WAITING]


@pytest.mark.parametrize("role", ["council", "mentor", "employer", "student"])
def test_nobody_else_sends_them(as_role: Any, outbox: list[Letter], role: str) -> None:
    assert as_role(role).post(ACT, data={"ids": str(outbox[0].id)}).status_code == 404


def test_a_letter_is_sent_again_from_its_row(as_staff: FlaskClient, outbox: list[Letter]) -> None:
    page = html.fromstring(as_staff.get("/admin/letters/?state=failed").text)
    row = page.xpath(f"//tr[@id='row-{outbox[0].id}']")[0]
    form = row.xpath(".//form[contains(@action, '/resend')]")[0]
    assert form.get("data-hx-target") == "#list"
    data = {field.get("name"): field.get("value") for field in form.xpath(".//input[@name]")}
    answer = as_staff.post(form.get("action"), data=data)
    assert answer.location == f"/admin/letters/?state=failed#row-{outbox[0].id}"
    assert db.session.get_one(Letter, outbox[0].id).state is LetterState.WAITING
