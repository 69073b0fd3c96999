"""After a change one is where one was: in the list, on its page, at the row."""

from secrets import token_urlsafe

import pytest
from flask import Flask, request, session
from flask.testing import FlaskClient
from lxml import html

from app.extensions import db
from app.organizations.models import Organization
from app.web.places import list_address, remember_list, returning, way_back
from tests.factories import OrganizationFactory, StudentFactory
from tests.mentors.factories import MentorFactory
from tests.organizations.test_views import VALID

FOREIGN = ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""]


@pytest.mark.parametrize("back", FOREIGN)
def test_nobody_is_led_to_another_site(app: Flask, back: str) -> None:
    with app.test_request_context("/x", method="POST", data={"back": back}):
        assert returning("/students/5", row=5) == "/students/5"
        assert way_back() == ""


def test_the_row_is_marked_unless_the_place_names_its_own(app: Flask) -> None:
    with app.test_request_context("/x", method="POST", data={"back": "/students/?q=а"}):
        assert returning("/students/5", row=5) == "/students/?q=а#row-5"
    with app.test_request_context("/x", method="POST", data={"back": "/students/#row-7"}):
        assert returning("/students/5", row=5) == "/students/#row-7"


def test_a_list_nobody_saw_is_its_plain_address(app: Flask) -> None:
    with app.test_request_context("/"):
        assert list_address("/students/") == "/students/"


def test_many_long_filters_fit_into_a_cookie(app: Flask) -> None:
    kept: dict[str, str] = {}
    for number in range(12):
        query = "q=" + token_urlsafe(210)
        with app.test_request_context(f"/students/{number}?{query}"):
            session["lists"] = kept
            remember_list()
            kept = session["lists"]
            assert list_address(request.path) == f"{request.path}?{query}"
    assert len(str(kept)) < 2000


def test_a_form_opened_from_a_list_leads_back_to_it(as_staff: FlaskClient) -> None:
    seen = "/organizations/?kind=school"
    as_staff.get(seen)
    form = as_staff.get("/organizations/new", headers={"Referer": f"http://localhost{seen}"})
    assert f'name="back" value="{seen}"' in form.text
    sent = as_staff.post("/organizations/new", data={**VALID, "back": seen})
    assert sent.location.startswith(f"{seen}#row-")


def test_what_was_added_is_reached_wherever_it_stands_in_the_list(as_staff: FlaskClient) -> None:
    data = {**VALID, "back": "/organizations/?kind=kindergarten"}  # a list that does not show it
    page = as_staff.post("/organizations/new", data=data, follow_redirects=True).text
    added = db.session.scalars(db.select(Organization)).one()
    message = html.fromstring(page).get_element_by_id("messages")
    assert message.xpath(".//a/@href") == [f"/organizations/{added.id}"]
    other = {
        **VALID,
        "name": "Школа № 9",
        "short_name": "Школа № 9",
        "inn": "",
        "idempotency_key": "b",
    }
    card = as_staff.post("/organizations/new", data=other, follow_redirects=True)
    assert not html.fromstring(card.text).get_element_by_id("messages").xpath(".//a")


def test_a_form_opened_from_elsewhere_leads_to_the_card(as_staff: FlaskClient) -> None:
    form = as_staff.get("/organizations/new", headers={"Referer": "http://localhost/"})
    assert 'name="back"' not in form.text
    answer = as_staff.post("/organizations/new", data=VALID)
    assert answer.location.startswith("/organizations/")
    assert "#" not in answer.location


def test_cards_lead_to_the_list_as_it_was(as_staff: FlaskClient) -> None:
    student, mentor = StudentFactory(), MentorFactory()
    organization = OrganizationFactory()
    for path, card in (
        ("/students/?course=3", f"/students/{student.id}"),
        ("/mentors/?workload=free", f"/mentors/{mentor.id}"),
        ("/organizations/?kind=school", f"/organizations/{organization.id}"),
    ):
        as_staff.get(path)
        page = as_staff.get(card).text
        assert f'href="{path}#row-{card.rpartition("/")[2]}"' in page
