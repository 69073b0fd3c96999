"""The log writes itself: every change of a record, by whom, from what to what."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.acting import acting_for
from app.accounts.enums import Role
from app.accounts.models import User
from app.audit.context import SYSTEM, WORKER, Actor, acting_as, current_actor
from app.audit.enums import Action
from app.audit.models import AuditEntry
from app.base.terms import terms_of
from app.base.transactions import transaction
from app.extensions import db
from app.organizations import services
from app.organizations.models import ContactPerson, Organization
from app.organizations.rules import ContactTerms, OrganizationTerms
from tests.factories import OrganizationFactory, UserFactory

ZIMINA = Actor("Зимина Ольга", None, "request-1")


STAFF = User(role=Role.STAFF)


def edit(school: Organization, **changes: Any) -> None:
    services.edit_organization(
        school, terms=terms_of(school, OrganizationTerms, **changes), actor=STAFF
    )


def entries(entity: str, action: Action) -> list[AuditEntry]:
    """Return what the log holds of a table and kind of change, the oldest first."""
    statement = db.select(AuditEntry).order_by(AuditEntry.id)
    return list(
        db.session.scalars(
            statement.where(AuditEntry.entity == entity, AuditEntry.action == action)
        )
    )


def last(entity: str, action: Action) -> AuditEntry:
    return entries(entity, action)[-1]


def test_a_new_record_is_written_with_its_contents(app: Flask) -> None:
    with acting_as(ZIMINA):
        school = OrganizationFactory(name="Школа № 5", town="Зугрэс")
    entry = last("organizations", Action.CREATED)
    assert (entry.entity_id, entry.actor_name) == (school.id, "Зимина Ольга")
    assert entry.request_id == "request-1"
    assert entry.changes["town"] == [None, "Зугрэс"]
    assert entry.changes["kind"] == [None, "school"]


def test_a_change_is_written_as_what_it_was_and_became(app: Flask) -> None:
    school = OrganizationFactory(town="Зугрэс")
    edit(school, town="Торез", address="")
    assert last("organizations", Action.CHANGED).changes == {"town": ["Зугрэс", "Торез"]}


def test_saving_without_a_change_leaves_no_entry(app: Flask) -> None:
    school = OrganizationFactory(town="Зугрэс")
    edit(school, town="Зугрэс")
    assert entries("organizations", Action.CHANGED) == []


def test_a_removed_record_is_written_with_what_it_held(app: Flask) -> None:
    school = OrganizationFactory()
    contact = services.add_contact(
        school, terms=ContactTerms(name="Орлов Пётр", phone="+78562550000"), actor=STAFF
    )
    number = contact.id
    services.remove_contact(school, contact_id=number, actor=STAFF)
    entry = last("contact_persons", Action.DELETED)
    assert entry.entity_id == number
    assert entry.changes["name"] == ["Орлов Пётр", None]
    assert db.session.get(ContactPerson, number) is None


def test_secrets_are_masked_and_machinery_left_out(app: Flask) -> None:
    user = UserFactory(password_hash="$argon2id$secret")
    user.password_hash = "$argon2id$other"
    user.session_version += 1
    db.session.flush()
    assert last("users", Action.CREATED).changes["password_hash"] == [None, "•••"]
    assert last("users", Action.CHANGED).changes == {"password_hash": ["•••", "•••"]}


def test_the_log_holds_only_what_was_committed(app: Flask) -> None:
    school = OrganizationFactory(town="Зугрэс")
    db.session.commit()

    def change_and_fail() -> None:
        with transaction():
            edit(school, town="Торез")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        change_and_fail()
    assert entries("organizations", Action.CHANGED) == []


def test_a_request_names_the_person_and_its_own_number(as_staff: FlaskClient) -> None:
    school = OrganizationFactory(town="Зугрэс")
    as_staff.post(
        f"/organizations/{school.id}/edit",
        data={
            "version": school.version,
            "name": school.name,
            "short_name": school.short_name,
            "kind": "school",
            "town": "Торез",
        },
        headers={"X-Request-Id": "a-number-of-the-proxy"},
    )
    entry = last("organizations", Action.CHANGED)
    assert entry.actor_id == as_staff.user.id
    assert entry.actor_name == as_staff.user.display_name
    assert entry.request_id == "a-number-of-the-proxy"


def test_a_command_is_named_as_it_was_typed(app: Flask) -> None:
    app.test_cli_runner().invoke(args=["accounts", "create", "a@b.example", "--role", "staff"])
    assert last("users", Action.CREATED).actor_name == "команда «accounts create»"


def test_a_job_is_the_doing_of_whoever_started_it(app: Flask) -> None:
    user = UserFactory(role=Role.STAFF)
    with acting_for(user.id):
        assert current_actor() == Actor(user.display_name, user.id)
    with acting_for(None):
        assert current_actor() == WORKER
    assert current_actor() == SYSTEM


def test_nobody_acts_after_the_request(as_staff: FlaskClient, client: Any) -> None:
    as_staff.get("/dashboard")
    assert current_actor() == SYSTEM
    client.post("/login", data={"email": "a@b.example", "password": "нет такого"})
    assert current_actor() == SYSTEM


def test_the_log_outlives_the_person(app: Flask) -> None:
    user = UserFactory(display_name="Орлов Пётр")
    with acting_as(Actor(user.display_name, user.id)):
        OrganizationFactory()
    db.session.commit()
    db.session.delete(db.session.get_one(User, user.id))
    db.session.commit()
    entry = last("organizations", Action.CREATED)
    assert (entry.actor_id, entry.actor_name) == (None, "Орлов Пётр")
