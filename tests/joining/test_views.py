"""Asking to take part without an account, and what the college answers."""

import threading
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import AttemptCount, User
from app.audit.models import AuditEntry
from app.base.query_count import counted_queries
from app.extensions import db
from app.joining.enums import JoinState
from app.joining.models import JoinRequest
from app.joining.rules import REQUESTS_PER_ADDRESS
from app.organizations.models import ContactPerson, Organization
from tests.factories import OrganizationFactory, UserFactory
from tests.joining.factories import JoinRequestFactory
from tests.letters import Letters
from tests.pages import text_of
from tests.processes import PATIENCE
from tests.safety.forms import NASTY, encoded

FORM = "/join"
DONE = "/join/received"
EMAIL = "sad7@test.example"
ASKED = {
    "name": "ГБДОУ «Ясли-сад № 7»",
    "kind": "kindergarten",
    "town": "г. зугрэс",
    "contact_name": "Зимина Ольга Петровна",
    "contact_position": "заведующая",
    "phone": "8 (856) 200-00-10",
    "email": EMAIL,
    "wants_places": "y",
    "consent": "y",
}
pytestmark = pytest.mark.usefixtures("letters")


def only_request() -> JoinRequest:
    db.session.rollback()
    return db.session.scalars(db.select(JoinRequest)).one()


def count(model: Any) -> int:
    db.session.rollback()
    return db.session.scalar(db.select(db.func.count()).select_from(model)) or 0


def answer_to(request: JoinRequest, step: str, **changes: str) -> tuple[str, dict[str, str]]:
    """Return where an answer is sent and what stands in its form."""
    known = {
        "version": str(request.version),
        "name": request.name,
        "short_name": "Ясли-сад № 7",
        "kind": request.kind.value,
        "town": request.town,
        "organization_id": "",
    }
    return f"/admin/join/{request.id}/{step}", {**known, **changes}


def test_a_stranger_asks_and_everybody_concerned_is_told(
    client: FlaskClient, letters: Letters
) -> None:
    staff = UserFactory(role=Role.STAFF)
    UserFactory(role=Role.COUNCIL)
    assert client.post(FORM, data=ASKED).location == DONE
    request = only_request()
    assert (request.state, request.town, request.phone) == (
        JoinState.NEW, "Зугрэс", "+78562000010",
    )  # fmt: skip
    assert request.wants_places
    assert not request.wants_mentors
    assert "Ясли-сад №\u00a07" in letters.to(EMAIL).body
    told = letters.to(staff.email)
    assert "Новая заявка на участие: ГБДОУ «Ясли-сад № 7»" in told.subject
    assert f"/admin/join/{request.id}" in told.body
    assert "методист" in client.page(DONE)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"consent": ""}, "Без согласия"),
        ({"wants_places": ""}, "Отметьте хотя бы одно"),
        ({"phone": "12-34"}, "Телефон"),
        ({"phone": ""}, "Телефон"),
        ({"email": "нет"}, "Электронная почта"),
        ({"name": ""}, "Название организации"),
        ({"contact_name": ""}, "Фамилия"),
        ({"kind": "bank"}, "Вид"),
        ({"name": "х" * 256}, "Не больше 255"),
        ({"comment": "х" * 2001}, "Не больше 2000"),
    ],
)
def test_a_bad_request_is_told_by_its_field_and_keeps_the_rest(
    client: FlaskClient, changes: dict[str, str], complaint: str
) -> None:
    data = {key: value for key, value in {**ASKED, **changes}.items() if value}
    answer = client.post(FORM, data=data)
    assert complaint in text_of(answer, status=answer.status_code)
    assert "заведующая" in answer.text
    assert count(JoinRequest) == 0


@pytest.mark.parametrize("kind", NASTY)
def test_nonsense_is_refused_or_taken_and_never_breaks(
    client: FlaskClient, letters: Letters, kind: str
) -> None:
    for name in (*ASKED, "comment", "is_another"):
        good = {key: [value.encode()] for key, value in ASKED.items()}
        body = encoded({**good, name: NASTY[kind]})
        answer = client.post(FORM, data=body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code < 500, name
        db.session.query(AttemptCount).delete()
    letters.take()


def test_a_program_that_fills_in_everything_is_told_nothing(client: FlaskClient) -> None:
    assert client.post(FORM, data={**ASKED, "website": "https://spam.example"}).location == DONE
    assert count(JoinRequest) == 0


def test_the_same_is_not_asked_twice(client: FlaskClient, letters: Letters) -> None:
    client.post(FORM, data=ASKED)
    letters.take()
    again = client.post(FORM, data={**ASKED, "name": "гбдоу \u201eЯсли-сад №7\u201c".upper()})
    assert "уже есть" in text_of(again, status=again.status_code)
    assert count(JoinRequest) == 1


def test_one_address_asks_so_often_and_one_mailbox_gets_so_many_letters(
    client: FlaskClient, letters: Letters
) -> None:
    for number in range(REQUESTS_PER_ADDRESS):
        asked = {**ASKED, "name": f"Сад № {number}", "email": f"sad{number}@test.example"}
        assert client.post(FORM, data=asked).status_code == 302
    refused = client.post(FORM, data={**ASKED, "name": "Ещё сад", "email": "more@test.example"})
    assert "Попробуйте через час" in text_of(refused, status=refused.status_code)
    elsewhere = {"REMOTE_ADDR": "10.0.0.9"}
    for number in range(3):
        asked = {**ASKED, "name": f"Другой сад № {number}"}
        assert client.post(FORM, data=asked, environ_base=elsewhere).status_code == 302
    flooded = client.post(FORM, data={**ASKED, "name": "Новый"}, environ_base=elsewhere)
    assert "Попробуйте через час" in text_of(flooded, status=flooded.status_code)
    letters.take()
    assert count(JoinRequest) == REQUESTS_PER_ADDRESS + 3


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.MENTOR, Role.EMPLOYER, Role.STUDENT])
def test_others_neither_see_nor_answer(as_role: Any, role: Role) -> None:
    request = JoinRequestFactory()
    client = as_role(role)
    assert client.get("/admin/join/").status_code == 403
    assert client.get(f"/admin/join/{request.id}").status_code == 403
    for step in ("approve", "decline"):
        path, data = answer_to(request, step, reason="Нет")
        assert client.post(path, data=data).status_code == 403
    assert only_request().state is JoinState.NEW
    assert "на участие" not in client.page("/dashboard")


def test_a_stranger_sees_no_request(client: FlaskClient) -> None:
    request = JoinRequestFactory()
    assert client.get(f"/admin/join/{request.id}").location.startswith("/login")


def test_the_dashboard_asks_for_an_answer_until_there_is_one(as_staff: FlaskClient) -> None:
    assert "на участие" not in as_staff.page("/dashboard")
    JoinRequestFactory()
    assert "Ответить на 1\u00a0заявку на участие в кластере" in as_staff.get("/dashboard").text
    assert "Зимина Ольга Петровна" in as_staff.page("/admin/join/?state=new")


def test_a_new_organization_comes_in_with_its_contact_and_its_invitation(
    as_staff: FlaskClient, letters: Letters
) -> None:
    request = JoinRequestFactory(email=EMAIL)
    path, data = answer_to(request, "approve")
    assert "Ясли-сад" in as_staff.page(path)
    assert as_staff.post(path, data=data).status_code == 302
    organization = db.session.scalars(db.select(Organization)).one()
    assert organization.short_name == "Ясли-сад № 7"
    assert [(one.name, one.email) for one in organization.contacts] == [
        ("Зимина Ольга Петровна", EMAIL)
    ]
    user = db.session.scalars(db.select(User).where(User.email == EMAIL)).one()
    assert (user.role, user.organization_id) == (Role.EMPLOYER, organization.id)
    assert "/invitation/" in letters.to(EMAIL).body
    answered = only_request()
    assert (answered.state, answered.organization_id) == (JoinState.APPROVED, organization.id)
    assert "принята" in as_staff.page(f"/admin/join/{answered.id}")


def test_an_organization_that_is_there_is_found_and_not_made_again(
    as_staff: FlaskClient, letters: Letters
) -> None:
    known = OrganizationFactory(name="ГБДОУ «Ясли-сад № 7»", short_name="Сад № 7", town="Зугрэс")
    request = JoinRequestFactory(name="ЯСЛИ-САД № 7", email=EMAIL)
    path, data = answer_to(request, "approve", organization_id=str(known.id))
    page = as_staff.get(path)
    assert f'<option selected value="{known.id}">' in page.text
    assert as_staff.post(path, data=data).status_code == 302
    letters.take()
    assert count(Organization) == 1
    assert only_request().organization_id == known.id


def test_one_that_left_the_cluster_comes_back(as_staff: FlaskClient, letters: Letters) -> None:
    request = JoinRequestFactory()
    former = OrganizationFactory(
        name=request.name, town=request.town, archived_on=date(2024, 1, 15)
    )
    db.session.add(ContactPerson(organization=former, name=request.contact_name))
    page = as_staff.get(f"/admin/join/{request.id}/approve").text
    assert f'<option selected value="{former.id}">' in page
    path, data = answer_to(request, "approve", organization_id=str(former.id))
    assert as_staff.post(path, data=data).status_code == 302
    letters.take()
    assert db.session.get_one(Organization, former.id).archived_on is None


def test_a_contact_that_is_known_is_not_entered_again(
    as_staff: FlaskClient, letters: Letters
) -> None:
    known = OrganizationFactory(name="ГБДОУ «Ясли-сад № 7»", town="Зугрэс")
    db.session.add(ContactPerson(organization_id=known.id, name="ЗИМИНА Ольга Петровна"))
    request = JoinRequestFactory(name="Ясли-сад № 7", email=EMAIL)
    path, data = answer_to(request, "approve", organization_id=str(known.id))
    assert as_staff.post(path, data=data).status_code == 302
    letters.take()
    assert count(ContactPerson) == 1


def test_a_twin_is_asked_about_before_it_is_made(as_staff: FlaskClient, letters: Letters) -> None:
    OrganizationFactory(name="ГБДОУ «Ясли-сад № 7»", short_name="Сад № 7", town="Зугрэс")
    request = JoinRequestFactory(name="Ясли-сад № 7 (новый)", email=EMAIL)
    path, data = answer_to(request, "approve", name="Ясли-сад № 7")
    asked = as_staff.post(path, data=data)
    assert "Похоже на: Сад № 7, Зугрэс" in text_of(asked, status=asked.status_code)
    assert count(Organization) == 1
    assert only_request().state is JoinState.NEW
    assert as_staff.post(path, data={**data, "is_another": "y"}).status_code == 302
    letters.take()
    assert count(Organization) == 2


def test_who_has_an_account_gets_one_more_role(as_staff: FlaskClient, letters: Letters) -> None:
    user_id = UserFactory(role=Role.COUNCIL, email=EMAIL).id
    request = JoinRequestFactory(email=EMAIL)
    path, data = answer_to(request, "approve")
    as_staff.post(path, data=data)
    assert only_request().state is JoinState.APPROVED
    user = db.session.get_one(User, user_id, populate_existing=True)
    assert user.roles == [Role.COUNCIL, Role.EMPLOYER]
    assert user.organization_ids == {only_request().organization_id}
    assert "работодатель" in letters.to(EMAIL).body


def test_whose_account_is_closed_is_not_let_in_by_a_request(as_staff: FlaskClient) -> None:
    UserFactory(role=Role.COUNCIL, email=EMAIL, active=False)
    request = JoinRequestFactory(email=EMAIL)
    path, data = answer_to(request, "approve")
    refused = as_staff.post(path, data=data)
    assert "заблокирована" in text_of(refused, status=refused.status_code)
    assert count(Organization) == 0
    assert only_request().state is JoinState.NEW


def test_a_refusal_goes_out_with_its_reason(as_staff: FlaskClient, letters: Letters) -> None:
    request = JoinRequestFactory(email=EMAIL)
    path, data = answer_to(request, "decline", reason="Кластер работает в другом районе.")
    empty = as_staff.post(path, data={**data, "reason": " "})
    assert "Причина" in text_of(empty, status=empty.status_code)
    assert as_staff.post(path, data=data).location == "/admin/join/"
    assert "Кластер работает в другом районе." in letters.to(EMAIL).body
    assert only_request().state is JoinState.DECLINED


@pytest.mark.parametrize("first", ["approve", "decline"])
def test_an_answer_is_given_once(as_staff: FlaskClient, letters: Letters, first: str) -> None:
    request = JoinRequestFactory(email=EMAIL)
    path, data = answer_to(request, first, reason="Нет")
    assert as_staff.post(path, data=data).status_code == 302
    letters.take()
    for step in ("approve", "decline"):
        path, data = answer_to(only_request(), step, reason="Нет")
        again = as_staff.post(path, data=data)
        assert "Заявка уже" in text_of(again, status=again.status_code)
    assert count(User) == (2 if first == "approve" else 1)


@pytest.mark.both_databases
def test_two_who_answer_at_once_answer_once(app: Flask, sign_in: Any, letters: Letters) -> None:
    request = JoinRequestFactory(email=EMAIL)
    people = [UserFactory(role=Role.STAFF) for _ in range(2)]
    db.session.commit()
    path, data = answer_to(request, "approve")
    clients = [sign_in(one) for one in people]
    gate = threading.Barrier(2, timeout=PATIENCE)

    def answer(client: FlaskClient) -> None:
        gate.wait()
        client.post(path, data=data)

    threads = [threading.Thread(target=answer, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len([one for one in letters.take() if one.recipient == EMAIL]) == 1
    assert count(Organization) == 1


def test_the_log_knows_what_was_asked_and_who_answered(
    as_staff: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    client.post(FORM, data=ASKED)
    path, data = answer_to(only_request(), "decline", reason="Нет")
    as_staff.post(path, data=data)
    letters.take()
    entries = db.session.scalars(
        db.select(AuditEntry).where(AuditEntry.entity == "join_requests").order_by(AuditEntry.id)
    ).all()
    assert [one.actor_id for one in entries] == [None, as_staff.user.id]


def test_a_list_costs_the_same_for_many(as_staff: FlaskClient) -> None:
    JoinRequestFactory()
    as_staff.get("/admin/join/")
    with counted_queries() as few:
        as_staff.get("/admin/join/")
    for _ in range(24):
        JoinRequestFactory()
    with counted_queries() as many:
        assert "25&nbsp;заявок" in as_staff.get("/admin/join/").text
    assert len(many) == len(few)
