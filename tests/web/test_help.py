"""Questions and answers: enough for each reader, true links, nothing that leads to a refusal."""

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.web.help import Asker, questions_for
from tests.pages import text_of

PAGES = {
    Role.ADMIN: Asker.STAFF, Role.STAFF: Asker.STAFF, Role.COUNCIL: Asker.COUNCIL,
    Role.MENTOR: Asker.MENTOR, Role.SUPERVISOR: Asker.SUPERVISOR,
    Role.EMPLOYER: Asker.EMPLOYER, Role.STUDENT: Asker.STUDENT,
}  # fmt: skip
LINKS = re.compile(r'<ul class="leads">.*?</ul>', re.DOTALL)


@pytest.mark.parametrize("audience", list(Asker))
def test_every_reader_has_a_page_of_questions(
    app: Flask, client: FlaskClient, audience: Asker
) -> None:
    text = client.page(f"/help/{audience.value}")
    questions = questions_for(audience)
    least = 4 if audience is Asker.VISITOR else 6
    most = 60 if audience is Asker.STAFF else 26  # staff has the whole plan to run
    assert least <= len(questions) <= most
    for one in questions:
        assert str(one.question) in text
        assert len(str(one.answer)) < 400


@pytest.mark.parametrize("role", list(Role))
def test_a_question_leads_where_its_reader_may_go(app: Flask, as_role: Any, role: Role) -> None:
    client = as_role(role)
    home = client.get("/help")
    assert home.location == f"/help/{PAGES[role].value}"
    links = [
        link
        for part in LINKS.findall(client.get(home.location).text)
        for link in re.findall(r'href="([^"]+)"', part)
    ]
    assert len(links) >= 3
    for link in links:
        assert client.get(link).status_code in {200, 302}, link
    pages = {words for one in questions_for(PAGES[role]) for _endpoint, words in one.pages}
    assert pages, "every page that is named can be opened by its reader"


@pytest.mark.parametrize("role", list(Role))
def test_no_page_is_named_that_its_reader_may_not_open(
    app: Flask, as_role: Any, role: Role
) -> None:
    shown = as_role(role).get(f"/help/{PAGES[role].value}").text
    for one in questions_for(PAGES[role]):
        for endpoint, words in one.pages:
            if endpoint not in {"accounts.login", "joining.request_create"}:
                assert f">{words}<" in shown, f"{role} may not open {endpoint}"


def test_a_stranger_is_led_to_the_visitors_questions(client: FlaskClient) -> None:
    assert client.get("/help").location == "/help/visitor"
    assert client.get("/help/nobody").status_code == 404


def test_the_footer_and_an_empty_dashboard_lead_to_help(
    client: FlaskClient, as_council: FlaskClient
) -> None:
    assert 'href="/help"' in client.get("/").text
    assert "Вопросы и ответы" in text_of(as_council.get("/dashboard"))
