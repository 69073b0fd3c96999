"""The log on the screen: for administrators, narrowed by person and record."""

import pytest
from flask.testing import FlaskClient

from app.audit.context import Actor, acting_as
from app.base.query_count import counted_queries
from app.extensions import db
from tests.factories import OrganizationFactory, UserFactory
from tests.pages import text_of

LOG = "/admin/audit/"


def test_an_administrator_reads_who_did_what(as_admin: FlaskClient) -> None:
    with acting_as(Actor("Зимина Ольга")):
        OrganizationFactory(town="Зугрэс")
    page = text_of(as_admin.get(LOG))
    assert "Зимина Ольга" in page
    assert "создано" in page
    assert "Зугрэс" in page


def test_it_narrows_by_person_by_record_and_by_field(as_admin: FlaskClient) -> None:
    user = UserFactory()
    other = OrganizationFactory(town="Торез")
    first = OrganizationFactory(town="Снежное")
    db.session.commit()
    with acting_as(Actor("Зимина Ольга", user_id=user.id)):
        first.town = "Зугрэс"
        db.session.commit()
    other.phone = "+78562000011"
    db.session.commit()
    for query in (
        f"actor_id={user.id}",
        f"entity=organizations&entity_id={first.id}",
        "entity=organizations&field=town",
    ):
        page = text_of(as_admin.get(f"{LOG}?{query}"))
        assert "Зугрэс" in page, query
        assert "Торез" not in page, query


def test_it_narrows_by_days_of_the_cluster(as_admin: FlaskClient) -> None:
    OrganizationFactory(town="Зугрэс")
    for query, found in (
        ("since=2024-02-26&until=2024-02-26", True),
        ("since=2024-02-27", False),
        ("until=2024-02-25", False),
        ("since=весна", True),
        ("until=9999-12-31", True),
    ):
        assert ("Зугрэс" in text_of(as_admin.get(f"{LOG}?{query}"))) is found, query


@pytest.mark.parametrize(
    "query", ["entity_id=слово", f"entity_id={10**30}", "actor_id=%00", "field=x", "page=x"]
)
def test_nonsense_does_not_fail_it(as_admin: FlaskClient, query: str) -> None:
    assert as_admin.get(f"{LOG}?{query}").status_code == 200


def test_it_costs_the_same_for_few_and_many(as_admin: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_admin.get(f"{LOG}?entity=organizations")
        return len(statements)

    OrganizationFactory.create_batch(3)
    few = cost()
    OrganizationFactory.create_batch(27)
    assert cost() == few


def test_others_do_not_read_it(as_employer: FlaskClient) -> None:
    assert as_employer.get(LOG).status_code == 403


def test_markup_in_a_change_is_text(as_admin: FlaskClient) -> None:
    OrganizationFactory(town="<script>alert(1)</script>")
    page = as_admin.get(f"{LOG}?entity=organizations")
    assert "<script>alert" not in page.text
