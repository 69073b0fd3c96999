"""Organizations that left the cluster: out of lists and choices, not out of the records."""

from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html

from app.extensions import db
from app.organizations.models import Organization
from app.organizations.queries import organization_choices
from tests.factories import OrganizationFactory
from tests.mentors.factories import MentorFactory
from tests.pages import text_of

TODAY = date(2024, 2, 26)


def gone(**values: Any) -> Organization:
    return OrganizationFactory(archived_on=date(2024, 1, 15), **values)


def ids_of(page: str) -> str:
    return html.fromstring(page).xpath("string(//input[@name='ids']/@value)")


def undo_address(page: str) -> str:
    return html.fromstring(page).xpath("string(//form[contains(@action, '/undo/')]/@action)")


def test_one_that_left_is_in_the_list_by_its_filter_alone(as_staff: FlaskClient) -> None:
    gone(short_name="Школа бывшая")
    OrganizationFactory(short_name="Школа нынешняя")
    assert "Школа бывшая" not in as_staff.page("/organizations/")
    found = as_staff.page("/organizations/?left=y")
    assert "Школа бывшая" in found
    assert "вышла из кластера 15.01.2024" in found
    assert "Школа нынешняя" not in found


def test_the_search_and_the_towns_know_those_that_take_part(client: FlaskClient) -> None:
    gone(short_name="Школа бывшая", town="Тихий")
    OrganizationFactory(short_name="Школа нынешняя", town="Шахтёрск")
    assert "Школа бывшая" not in client.page("/search?q=школа")
    assert "Тихий" not in client.page("/organizations/?kind=school")


@pytest.mark.both_databases
def test_it_cannot_be_chosen_any_more_but_stays_where_it_was(as_staff: FlaskClient) -> None:
    former = gone(short_name="Школа бывшая")
    assert organization_choices().first(5) == []
    mentor = MentorFactory(organization=former)
    assert "Школа бывшая" not in as_staff.page("/mentors/new")
    assert "Школа бывшая" in as_staff.page(f"/mentors/{mentor.id}/edit")


def test_its_card_says_so_to_everybody(client: FlaskClient) -> None:
    former = gone()
    assert "вышла из кластера 15 января 2024" in client.page(f"/organizations/{former.id}")


def test_the_button_of_the_card_is_taken_back_once(as_staff: FlaskClient) -> None:
    made = OrganizationFactory()
    card = f"/organizations/{made.id}"
    answer = as_staff.post(f"{card}/archive", follow_redirects=True)
    assert answer.request.path == card
    assert "Вышли из кластера: 1" in text_of(answer)
    assert db.session.scalars(db.select(Organization.archived_on)).one() == TODAY
    undo = undo_address(answer.text)
    assert "Снова в кластере" in as_staff.post(undo, follow_redirects=True).text
    assert db.session.scalars(db.select(Organization.archived_on)).one() is None
    assert as_staff.post(undo).status_code == 404


def test_many_leave_at_once_and_the_question_counts_them(as_staff: FlaskClient) -> None:
    for one in ("А", "Б"):
        OrganizationFactory(short_name=f"Школа {one}", town="Зугрэс")
    OrganizationFactory(town="Шахтёрск")
    asked = as_staff.get("/organizations/?town=Зугрэс&act=organizations.archive&rows=all")
    assert "Выбрано: 2" in asked.text
    assert "не будет в списках" in asked.text
    sent = {"ids": ids_of(asked.text), "back": "/organizations/?town=Зугрэс"}
    answer = as_staff.post("/lists/acts/organizations.archive", data=sent)
    assert answer.location.startswith("/organizations/?town=")
    left = db.session.scalars(db.select(Organization.town).where(Organization.archived_on == TODAY))
    assert list(left) == ["Зугрэс", "Зугрэс"]


def test_those_that_left_before_are_passed_over(as_staff: FlaskClient) -> None:
    former, present = gone(), OrganizationFactory()
    data = {"ids": f"{former.id},{present.id}"}
    as_staff.post("/lists/acts/organizations.archive", data=data)
    assert db.session.get_one(Organization, former.id).archived_on == date(2024, 1, 15)
    as_staff.post("/lists/acts/organizations.restore", data=data)
    assert db.session.get_one(Organization, former.id).archived_on is None


@pytest.mark.parametrize("role", ["council", "mentor", "employer", "student"])
def test_nobody_else_may(as_role: Any, role: str) -> None:
    client = as_role(role)
    made = OrganizationFactory()
    assert client.post(f"/organizations/{made.id}/archive").status_code == 403
    assert client.post(f"/organizations/{made.id}/restore").status_code == 403
    sent = {"ids": str(made.id)}
    assert client.post("/lists/acts/organizations.archive", data=sent).status_code == 404
    assert db.session.get_one(Organization, made.id).archived_on is None
