"""No route is open by oversight: the URL map against its marks, for every role and method."""

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import app as application
from app.accounts.enums import Role
from app.accounts.models import User
from app.accounts.roles import GRANTS, grants
from app.base.query_count import counted_queries
from app.extensions import db
from app.web.access import access_of, may
from tests.factories import UserFactory
from tests.letters import Letters
from tests.pages import NO_PAGE
from tests.routes import Route, all_routes, make_one_of_each

SignIn = Callable[[User], FlaskClient]
VISITORS = [None, *Role]
SOURCES = Path(application.__path__[0])
# The one row a GET appends: who opened what is held on a person (docs/decisions/0011).
WRITING = re.compile(
    r"\s*(INSERT(?! INTO access_records )|UPDATE|DELETE|REPLACE|BEGIN IMMEDIATE"
    r"|WITH .* (INSERT|UPDATE))"
)


def test_every_view_declares_who_may_enter(app: Flask) -> None:
    rules = app.url_map.iter_rules()
    assert [rule.endpoint for rule in rules if access_of(rule.endpoint) is None] == []


@pytest.mark.parametrize("role", VISITORS)
def test_reading_is_open_exactly_as_marked_and_never_writes(
    app: Flask, sign_in: SignIn, letters: Letters, role: Role | None
) -> None:
    make_one_of_each()
    letters.take()
    visitor = UserFactory(role=role) if role else None
    client = sign_in(visitor) if visitor else app.test_client()
    routes = [route for route in all_routes(app) if "GET" in route.methods]
    wrong = []
    for route in routes:
        with counted_queries() as statements:
            answer = client.get(route.path, headers=_wanted(route, role))
        if not _is_right(answer, route, role):
            wrong.append(f"{route.path} ({route.endpoint}): {answer.status}")
        wrong += [f"{route.path} writes: {one}" for one in statements if WRITING.match(one)]
    assert wrong == []


@pytest.mark.parametrize("role", VISITORS)
def test_changing_is_open_exactly_as_marked(app: Flask, sign_in: SignIn, role: Role | None) -> None:
    visitor = UserFactory(role=role) if role else None
    wrong = []
    for route, method in _changes(app):
        # Signing out ends every session, so each request has a new one.
        client = sign_in(visitor) if visitor else app.test_client()
        answer = client.open(route.path_to_nothing, method=method, headers=NO_PAGE)
        if not _is_right(answer, route, role):
            wrong.append(f"{method} {route.path_to_nothing} ({route.endpoint}): {answer.status}")
    assert wrong == []


def test_every_permission_is_held_by_somebody() -> None:
    idle = [
        permission
        for permission in _all_permissions()
        if not any(grants(role, permission) for role in Role)
    ]
    assert idle == []


def test_every_granted_name_exists() -> None:
    assert {name for granted in GRANTS.values() for name in granted} - set(
        _all_permissions()
    ) == set()


@pytest.mark.parametrize("name", ["plan:item:mnage", "practice:*", "practice:poem:write"])
def test_a_name_that_no_package_declares_is_an_error(app: Flask, name: str) -> None:
    for role in Role:
        with pytest.raises(LookupError, match="no package declares"):
            User(role=role).can(name)
    with app.test_request_context(), pytest.raises(LookupError, match="no package declares"):
        may(name)


def test_every_permission_in_the_code_exists() -> None:
    written = {
        (name, str(path.relative_to(SOURCES)))
        for path in (*SOURCES.rglob("*.html"), *SOURCES.rglob("*.py"))
        for name in re.findall(r"""(?:may|can)\(\s*["']([^"']+)["']""", path.read_text())
    }
    known = set(_all_permissions())
    assert [place for place in sorted(written) if place[0] not in known] == []


def test_a_package_names_its_own_permissions() -> None:
    strangers = [
        permission
        for package, kind in _permission_kinds()
        for permission in kind
        if not permission.startswith(f"{package}:") or permission.count(":") != 2
    ]
    assert strangers == []


def test_a_personal_act_is_not_for_staff() -> None:
    # Staff run award rounds, but only a member of the council scores.
    assert not grants(Role.STAFF, "awards:nomination:score")
    assert grants(Role.COUNCIL, "awards:nomination:score")


def test_a_new_role_counts_on_the_next_request(app: Flask, as_staff: FlaskClient) -> None:
    assert as_staff.get("/admin/users/").status_code == 200
    as_staff.user.role = Role.STUDENT
    assert as_staff.get("/admin/users/").status_code == 403


def _is_right(answer: Any, route: Route, role: Role | None) -> bool:
    leads_to_sign_in = answer.status_code == 302 and answer.location.startswith("/login")
    if route.access.anonymous:
        return answer.status_code not in {401, 403, 500} and not leads_to_sign_in
    if role is None:
        return leads_to_sign_in
    if route.access.permission and not grants(role, route.access.permission):
        return bool(answer.status_code == 403)
    return answer.status_code not in {401, 403, 500} and not leads_to_sign_in


def _wanted(route: Route, role: Role | None) -> dict[str, str]:
    """Return what is asked for: no page where only the refusal is looked at."""
    permission = route.access.permission
    return NO_PAGE if role and permission and not grants(role, permission) else {}


def _changes(app: Flask) -> Iterator[tuple[Route, str]]:
    db.session.commit()
    for route in all_routes(app):
        for method in sorted(route.methods - {"GET"}):
            yield route, method


def _permission_kinds() -> list[tuple[str, type[StrEnum]]]:
    names = sorted(path.parent.name for path in SOURCES.glob("*/permissions.py"))
    return [(name, import_module(f"app.{name}.permissions").Permission) for name in names]


def _all_permissions() -> list[str]:
    return [str(permission) for _package, kind in _permission_kinds() for permission in kind]


def test_a_button_pressed_after_the_visit_ended_leads_back_to_its_page(client: FlaskClient) -> None:
    page = {"Referer": "http://localhost/students/?course=3"}
    answer = client.post("/students/1/invitation", headers=page)
    assert answer.location == "/login?next=/students/?course%3D3"
    assert "последнее действие не сохранено" in client.get(answer.location).text
    assert client.post("/lists/acts/students.move").location == "/login"
