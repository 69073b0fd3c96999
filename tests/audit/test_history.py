"""From every card its own history: offered by declaration, to those who manage the record."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.audit import reading, telling
from app.audit.models import AuditField
from app.audit.naming import RecordNames, names_of
from app.audit.permissions import Permission
from app.extensions import db
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.pages import text_of
from tests.routes import make_one_of_each

LOG = "/admin/audit/"


def declared(app: Flask) -> list[RecordNames]:
    known: dict[str, RecordNames] = app.extensions["records"]
    return [one for one in known.values() if one.card]


class Person:
    """A viewer who holds some permissions."""

    sees_all = True

    def __init__(self, *held: str) -> None:
        self.held = held

    def can(self, permission: str) -> bool:
        return permission in self.held


def test_what_is_declared_of_cards_is_there(app: Flask) -> None:
    rules = {rule.endpoint: rule.arguments for rule in app.url_map.iter_rules()}
    for one in declared(app):
        assert rules[one.card] == {one.argument}, one.table
        assert one.personal <= {key for key, _ in one.field_choices()}, one.table


def test_every_audited_record_with_a_card_declares_it(app: Flask) -> None:
    cards = {one.card for one in declared(app)}
    pages = {rule.endpoint for rule in app.url_map.iter_rules() if len(rule.arguments) == 1}
    # Not pages of one audited record: parts of a period's own, what no log is kept of.
    others = {
        "awards.ceremony_detail", "awards.council_detail",  # parts of a round
        "activities.news_detail", "jobs.job_detail", "notifications.letter_detail",
        "plan.import_detail",
        "practice.amendment_detail",  # an edition of its agreement
        "practice.change_detail", "practice.clearance_detail", "practice.course_detail",
        "practice.distribution_detail", "practice.hosting_detail", "practice.own_course_detail",
        "practice.rest_detail", "practice.result_detail", "practice.rules_detail",
        "practice.student_paper_detail",
        "jobfair.hall_detail", "jobfair.interview_detail", "jobfair.screen_detail",
        "jobfair.timetable_change_detail", "jobfair.timetable_detail",  # parts of a fair
        "jobfair.candidate_detail",  # a CV, its history is the student's
            "contracts.portfolio_detail",  # all contracts of one organization
    }  # fmt: skip
    assert {one for one in pages if one.endswith("_detail")} - cards == others


def test_every_card_offers_its_history_to_an_administrator(
    app: Flask, as_admin: FlaskClient, letters: Any
) -> None:
    make_one_of_each()
    letters.take()
    adapter = app.url_map.bind("localhost")
    missing = []
    for one in declared(app):
        shown = []
        for id_ in db.session.scalars(db.select(one.model.__table__.c.id)).all():
            page = as_admin.get(adapter.build(one.card, {one.argument: id_}))
            if page.status_code != 200:
                continue
            address = f"{LOG}?entity={one.table}&amp;entity_id={id_}"
            shown.append("История изменений" in page.text and address in page.text)
            if shown[-1]:  # the body of a council is written past the log, that of a group is not
                assert as_admin.get(address.replace("&amp;", "&")).status_code == 200
                break
        if shown and not any(shown):
            missing.append(one.table)
    assert missing == []


def test_staff_read_the_history_of_what_they_manage_only(as_staff: FlaskClient) -> None:
    organization, student, user = OrganizationFactory(), StudentFactory(), UserFactory()
    db.session.commit()
    for record, status in ((organization, 200), (student, 200), (user, 403)):
        address = f"{LOG}?entity={record.__tablename__}&entity_id={record.id}"
        assert as_staff.get(address).status_code == status, address
    page = text_of(as_staff.get(f"{LOG}?size=1000"))
    assert "организация №" in page
    assert "учётная запись №" not in page
    assert as_staff.get(f"{LOG}?entity=users").status_code == 403
    assert LOG in as_staff.get(f"/organizations/{organization.id}").text
    assert LOG not in as_staff.get(f"/admin/users/{user.id}").text


@pytest.mark.parametrize("way", ["xlsx", "csv", "print"])
def test_a_history_is_taken_away_by_those_who_read_it(as_staff: FlaskClient, way: str) -> None:
    organization = OrganizationFactory()
    db.session.commit()
    own = f"{LOG}?entity=organizations&entity_id={organization.id}&as={way}"
    assert as_staff.get(own).status_code == 200
    assert as_staff.get(f"{LOG}?entity=users&as={way}").status_code == 403


@pytest.mark.parametrize(
    ("held", "shown"),
    [
        ((Permission.HISTORY_VIEW, "students:student:manage"), False),
        ((Permission.HISTORY_VIEW, "students:student:manage", "students:student:view"), True),
        ((Permission.ENTRY_VIEW,), True),
    ],
)
def test_personal_values_are_masked(app: Flask, held: Any, shown: bool) -> None:
    StudentFactory()
    db.session.flush()
    entry = db.session.scalars(
        db.select(telling.AuditEntry).where(telling.AuditEntry.entity == "students")
    ).first()
    [told] = telling.tell([entry], Person(*held))  # type: ignore[list-item,arg-type]
    values = {one.name: one.after for one in told.differences}
    assert (values["дата рождения"] != "•••") is shown
    assert values["фамилия"] != "•••"


def test_who_does_not_see_all_reads_no_history(app: Flask) -> None:
    person = Person(Permission.HISTORY_VIEW, "organizations:organization:manage")
    assert reading.may_read_history("organizations", person)  # type: ignore[arg-type]
    person.sees_all = False
    assert not reading.may_read_history("organizations", person)  # type: ignore[arg-type]
    assert not reading.may_read_history("organizations", None)


def test_only_changes_are_found_by_their_fields(app: Flask) -> None:
    organization = OrganizationFactory(town="Зугрэс")
    db.session.commit()
    assert names_of("organizations") is not None
    organization.town = "Торез"
    db.session.commit()
    found = db.session.scalars(db.select(AuditField).where(AuditField.entity == "organizations"))
    assert [one.field for one in found] == ["town"]


def test_a_visitor_sees_no_history(client: FlaskClient) -> None:
    organization = OrganizationFactory()
    db.session.commit()
    assert "История изменений" not in text_of(client.get(f"/organizations/{organization.id}"))
