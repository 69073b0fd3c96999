"""People and roles: the list, who may change whom, and the administrator who remains."""

import threading
from contextlib import suppress
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Select

from app.accounts import queries
from app.accounts.enums import Role
from app.accounts.models import User
from app.base.query_count import counted_queries
from app.extensions import db
from tests.accounts.people import enter, link_in, person, plain_client
from tests.factories import OrganizationFactory, UserFactory
from tests.letters import Letters
from tests.pages import text_of


def edit(client: FlaskClient, user: User, **changes: Any) -> Any:
    sent = {
        "version": user.version,
        "display_name": user.display_name,
        "email": user.email,
        "role": user.role.value,
        **changes,
    }
    return client.post(f"/admin/users/{user.id}/edit", data=sent)


def read(user: User) -> User:
    db.session.rollback()
    return db.session.get_one(User, user.id)


def test_people_are_found_by_name_email_role_and_state(as_staff: FlaskClient) -> None:
    UserFactory(display_name="Зимина Ольга", email="zimina@test.example", role=Role.MENTOR)
    UserFactory(display_name="Орлов Пётр", email="orlov@test.example", role=Role.COUNCIL)
    for query in ("q=зимин", "q=ZIMINA@test", "role=mentor", "role=mentor&state=invited"):
        page = text_of(as_staff.get(f"/admin/users/?{query}"))
        assert "Зимина Ольга" in page, query
        assert "Орлов Пётр" not in page, query
    assert "Орлов Пётр" in text_of(as_staff.get("/admin/users/?q=петр"))
    assert "Ничего не нашлось" in text_of(as_staff.get("/admin/users/?state=closed"))


def test_the_list_has_pages_and_costs_the_same_for_few_and_many(as_staff: FlaskClient) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            as_staff.get("/admin/users/")
        return len(statements)

    UserFactory.create_batch(3, role=Role.EMPLOYER)
    few = cost()
    UserFactory.create_batch(27, role=Role.EMPLOYER)
    assert cost() == few
    assert "страница 1 из 2" in text_of(as_staff.get("/admin/users/"))


def test_an_employer_stands_with_the_organization(as_staff: FlaskClient) -> None:
    school = OrganizationFactory(short_name="Гимназия «Юность»")
    user = UserFactory(role=Role.EMPLOYER, organization_id=school.id)
    assert "Гимназия «Юность»" in text_of(as_staff.get("/admin/users/"))
    assert "Гимназия «Юность»" in text_of(as_staff.get(f"/admin/users/{user.id}"))


def test_staff_sees_and_invites_but_does_not_manage(as_staff: FlaskClient) -> None:
    user = person(role=Role.MENTOR)
    page = text_of(as_staff.get(f"/admin/users/{user.id}"))
    assert user.email in page
    assert "Заблокировать" not in page
    assert edit(as_staff, user, role="admin").status_code == 403
    assert as_staff.post(f"/admin/users/{user.id}/close").status_code == 403


@pytest.mark.parametrize("role", [Role.COUNCIL, Role.MENTOR, Role.EMPLOYER, Role.STUDENT])
def test_others_do_not_see_the_list(sign_in: Any, role: Role) -> None:
    client = sign_in(UserFactory(role=role))
    assert client.get("/admin/users/").status_code == 403
    assert client.get("/admin/users/1").status_code == 403


def test_a_missing_person_is_a_404(as_admin: FlaskClient) -> None:
    assert as_admin.get("/admin/users/999999").status_code == 404
    assert as_admin.post("/admin/users/999999/close").status_code == 404


def test_a_new_role_counts_on_the_persons_next_request(as_admin: FlaskClient, sign_in: Any) -> None:
    user = person(role=Role.STUDENT)
    device = sign_in(user)
    assert device.get("/admin/users/").status_code == 403
    assert edit(as_admin, user, role="staff").status_code == 302
    assert device.get("/admin/users/").status_code == 200


def test_a_person_who_leaves_an_organization_is_no_employer_of_it(as_admin: FlaskClient) -> None:
    user = UserFactory(role=Role.EMPLOYER)
    assert edit(as_admin, user, role="mentor", organization_id=user.organization_id)
    assert read(user).organization_id is None


def test_an_email_of_somebody_else_is_refused(as_admin: FlaskClient) -> None:
    UserFactory(email="taken@test.example")
    user = UserFactory()
    assert "уже есть" in text_of(edit(as_admin, user, email="Taken@test.example"))
    assert read(user).email != "taken@test.example"


def test_a_new_email_voids_links_sent_to_the_old_one(
    as_admin: FlaskClient, client: FlaskClient, letters: Letters
) -> None:
    user = UserFactory(role=Role.MENTOR)
    as_admin.post(f"/admin/users/{user.id}/invitation")
    link = link_in(letters.to(user.email).body)
    edit(as_admin, read(user), email="other@test.example")
    assert client.get(link).status_code == 410


@pytest.mark.parametrize("way", ["close", "edit"])
def test_the_last_administrator_stays(client: FlaskClient, way: str) -> None:
    last = person(role=Role.ADMIN)
    UserFactory(role=Role.ADMIN)  # invited, has never been inside
    person(role=Role.ADMIN, active=False)
    enter(client, last)
    if way == "close":
        page = client.post(f"/admin/users/{last.id}/close", follow_redirects=True)
    else:
        page = edit(client, last, role="staff")
    assert "последний администратор" in text_of(page)
    assert read(last).role is Role.ADMIN
    assert read(last).active


def test_one_of_two_administrators_may_go(client: FlaskClient) -> None:
    person(role=Role.ADMIN)
    user = person(role=Role.ADMIN)
    enter(client, user)
    assert client.post(f"/admin/users/{user.id}/close").status_code == 302
    assert not read(user).active


def test_two_administrators_who_close_each_other_at_once_leave_one(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = person(role=Role.ADMIN), person(role=Role.ADMIN)
    pairs = [(first, second.id), (second, first.id)]
    clients = []
    for user, other_id in pairs:
        client = plain_client(app)
        enter(client, user)
        clients.append((client, other_id))
    db.session.commit()
    together = threading.Barrier(2)
    working_admins = queries.working_admins

    def ask_together() -> Select[tuple[User]]:
        # SQLite lets one writer in at a time: the other cannot come to the barrier.
        with suppress(threading.BrokenBarrierError):
            together.wait(timeout=1)
        return working_admins()

    monkeypatch.setattr(queries, "working_admins", ask_together)

    def close(client: FlaskClient, other_id: int) -> None:
        client.post(f"/admin/users/{other_id}/close")

    people = [threading.Thread(target=close, args=pair) for pair in clients]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert [read(first).active, read(second).active].count(True) == 1


def test_names_are_shown_as_text(as_admin: FlaskClient) -> None:
    user = UserFactory(display_name="<img src=x onerror=alert(1)>")
    page = as_admin.get(f"/admin/users/{user.id}")
    assert "<img src=x" not in page.text
    assert "<img src=x" in text_of(page)


def test_closing_the_only_one_who_answers_for_an_organization_warns(as_admin: FlaskClient) -> None:
    only = person(role=Role.EMPLOYER)
    path = f"/admin/users/{only.id}"
    assert "читать будет некому" in text_of(as_admin.get(path))
    page = text_of(as_admin.post(f"{path}/close", follow_redirects=True))
    assert "теперь некому" in page
    as_admin.post(f"{path}/open")
    UserFactory(role=Role.EMPLOYER, organization_id=only.organization_id)
    db.session.commit()
    assert "читать будет некому" not in text_of(as_admin.get(path))
    page = text_of(as_admin.post(f"{path}/close", follow_redirects=True))
    assert "теперь некому" not in page
