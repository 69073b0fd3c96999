"""Invitations: who may invite whom, one-time links, and two people with one link."""

import threading
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role, UserState
from app.accounts.models import AccountToken, User
from app.accounts.services import passwords as signing
from app.audit.models import AuditEntry
from app.extensions import db
from tests.accounts.people import NEW_PASSWORD, link_in, person, plain_client
from tests.factories import OrganizationFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.processes import PATIENCE

FORM = "/admin/users/invitations/new"
EMAIL = "zimina@test.example"
MENTOR = {"display_name": "Зимина Ольга Петровна", "email": EMAIL, "role": "mentor"}
CHOSEN = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}


def invite(inviter: FlaskClient, letters: Letters, **changes: Any) -> str:
    """Invite somebody and return the path of their link."""
    assert inviter.post(FORM, data={**MENTOR, **changes}).status_code == 302
    return link_in(letters.to(changes.get("email", EMAIL)).body)


def find(email: str = EMAIL) -> User | None:
    db.session.rollback()
    return db.session.scalar(db.select(User).where(User.email == email))


def test_an_invited_person_sets_a_password_and_is_inside(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    link = invite(as_staff, letters)
    invited = find()
    assert invited is not None
    assert invited.state is UserState.INVITED
    assert "Зимина Ольга Петровна" in text_of(client.get(link))
    assert client.post(link, data=CHOSEN).location == "/dashboard"
    assert "Моя учётная запись" in text_of(client.get("/account/"))
    assert find().state is UserState.ACTIVE


def test_the_letter_says_who_invites_and_for_how_long(
    as_staff: FlaskClient, letters: Letters
) -> None:
    as_staff.post(FORM, data=MENTOR)
    letter = letters.to(EMAIL)
    assert as_staff.user.display_name in letter.body
    assert "наставник" in letter.body
    assert "двух рабочих дней" in letter.body


def test_only_the_digest_of_the_link_is_kept(as_staff: FlaskClient, letters: Letters) -> None:
    secret = invite(as_staff, letters).rpartition("/")[2]
    token = db.session.scalars(db.select(AccountToken)).one()
    assert token.digest == sha256(secret.encode()).hexdigest()
    logged = db.session.scalars(db.select(AuditEntry)).all()
    assert not any(secret in str(entry.changes) for entry in logged)
    assert not any(token.digest in str(entry.changes) for entry in logged)


def test_a_link_works_once(app: Flask, as_staff: FlaskClient, letters: Letters) -> None:
    link = invite(as_staff, letters)
    app.test_client().post(link, data=CHOSEN)
    again = app.test_client().post(link, data=CHOSEN)
    assert again.status_code == 410
    assert "Ссылка больше не действует" in again.text


@pytest.mark.parametrize(
    ("sent", "dead"),
    [
        (datetime(2026, 3, 2, 9, tzinfo=UTC), datetime(2026, 3, 4, 9, tzinfo=UTC)),
        # Friday evening: still alive on Monday, read at work on Tuesday.
        (datetime(2026, 3, 13, 17, tzinfo=UTC), datetime(2026, 3, 17, 17, tzinfo=UTC)),
        # Before the holidays of the New Year.
        (datetime(2025, 12, 30, 9, tzinfo=UTC), datetime(2026, 1, 13, 9, tzinfo=UTC)),
    ],
)
def test_an_invitation_waits_for_two_working_days_of_true_time(
    sign_in: Any, client: FlaskClient, letters: Letters, sent: datetime, dead: datetime
) -> None:
    with time_machine.travel(sent, tick=False) as clock:
        link = invite(sign_in(UserFactory()), letters)
        clock.move_to(dead - timedelta(seconds=1))
        assert client.get(link).status_code == 200
        clock.move_to(dead)
        assert client.get(link).status_code == 410


def test_an_invitation_is_no_key_to_another_door(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    secret = invite(as_staff, letters).rpartition("/")[2]
    assert client.get(f"/password/reset/{secret}").status_code == 410


def test_of_two_people_with_one_link_one_wins(
    app: Flask, as_staff: FlaskClient, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = invite(as_staff, letters)
    together = threading.Barrier(2)
    hash_password = signing.hash_password

    def hash_together(password: str) -> str:
        together.wait(timeout=PATIENCE)  # both have found the link open by now
        return hash_password(password)

    monkeypatch.setattr(signing, "hash_password", hash_together)
    answers: list[int] = []

    def accept() -> None:
        answers.append(plain_client(app).post(link, data=CHOSEN).status_code)

    people = [threading.Thread(target=accept) for _ in range(2)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert sorted(answers) == [302, 410]


def test_a_weak_password_is_told_by_the_field_and_the_link_stays(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    link = invite(as_staff, letters)
    weak = client.post(link, data={"password": "qwertyuiop", "again": "qwertyuiop"})
    assert "подбирают одним из первых" in text_of(weak)
    different = client.post(link, data={"password": NEW_PASSWORD, "again": "другое"})
    assert "Пароли не совпадают" in text_of(different)
    assert client.post(link, data=CHOSEN).status_code == 302


def test_the_password_is_the_invited_persons_doing(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    client.post(invite(as_staff, letters), data=CHOSEN)
    entry = db.session.scalars(db.select(AuditEntry).order_by(AuditEntry.id.desc())).first()
    assert entry.actor_name == "Зимина Ольга Петровна"
    assert entry.changes["password_hash"] == ["•••", "•••"]
    assert "argon2" not in str(entry.changes)


def test_a_new_link_replaces_the_earlier_one(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    earlier = invite(as_staff, letters)
    as_staff.post(f"/admin/users/{find().id}/invitation")
    later = link_in(letters.to(EMAIL).body)
    assert client.get(earlier).status_code == 410
    assert client.get(later).status_code == 200


@pytest.mark.parametrize(
    ("active", "words"), [(True, "уже задал пароль"), (False, "заблокирована")]
)
def test_no_new_link_for_whom_it_makes_no_sense(
    as_staff: FlaskClient, active: bool, words: str
) -> None:
    user = person(role=Role.MENTOR, active=active)
    page = as_staff.post(f"/admin/users/{user.id}/invitation", follow_redirects=True)
    assert words in text_of(page)


def test_an_employer_needs_an_organization(as_staff: FlaskClient, letters: Letters) -> None:
    page = as_staff.post(FORM, data={**MENTOR, "role": "employer"})
    assert "Выберите организацию" in text_of(page)
    assert 'value="Зимина Ольга Петровна"' in page.text
    assert find() is None
    school = OrganizationFactory()
    invite(as_staff, letters, role="employer", organization_id=school.id)
    assert find().organization_id == school.id


def test_an_organization_is_kept_for_employers_only(
    as_staff: FlaskClient, letters: Letters
) -> None:
    invite(as_staff, letters, organization_id=OrganizationFactory().id)
    assert find().organization_id is None


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("email", "не почта", "Проверьте адрес почты"),
        ("email", "", "Укажите электронную почту"),
        ("display_name", "", "Укажите фамилию, имя и отчество"),
        ("role", "boss", "Роль"),
        ("organization_id", "999999", "Выберите значение из списка"),
        ("organization_id", str(10**30), ""),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, letters: Letters, field: str, value: str, words: str
) -> None:
    page = as_staff.post(FORM, data={**MENTOR, field: value})
    if page.status_code == 302:  # an impossible id counts as no organization
        letters.to(EMAIL)
        return
    assert words in text_of(page)
    assert find() is None


def test_an_email_in_another_case_is_the_same_person(as_staff: FlaskClient) -> None:
    UserFactory(email=EMAIL)
    page = as_staff.post(FORM, data={**MENTOR, "email": " ZIMINA@test.example"})
    assert "Пользователь с такой почтой уже есть" in text_of(page)


def test_staff_cannot_make_administrators(as_staff: FlaskClient, letters: Letters) -> None:
    assert "Администратор" not in text_of(as_staff.get(FORM))
    assert as_staff.post(FORM, data={**MENTOR, "role": "admin"}).status_code == 422
    assert find() is None
    waiting = UserFactory(role=Role.ADMIN)
    page = as_staff.post(f"/admin/users/{waiting.id}/invitation", follow_redirects=True)
    assert "Эту роль назначает администратор" in text_of(page)


def test_an_administrator_can(as_admin: FlaskClient, letters: Letters) -> None:
    invite(as_admin, letters, role="admin")
    assert find().role is Role.ADMIN


def test_a_closed_account_cannot_be_entered_by_its_link(
    as_admin: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    link = invite(as_admin, letters)
    as_admin.post(f"/admin/users/{find().id}/close")
    assert client.get(link).status_code == 410
    as_admin.post(f"/admin/users/{find().id}/open")
    assert client.get(link).status_code == 410
