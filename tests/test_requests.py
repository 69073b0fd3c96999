"""What every request owes: headers, no writing on reading, one record for two clicks."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts import queries
from app.accounts.enums import Role
from app.accounts.models import User
from app.base.errors import DomainError
from app.extensions import db
from app.web.transactions import WriteInSafeRequestError
from config import ConfigurationError, DevelopmentConfig, ProductionConfig
from tests.factories import UserFactory
from tests.letters import Letters
from tests.pages import NO_PAGE, text_of
from tests.routes import all_routes

SignIn = Callable[[User], FlaskClient]
KEY = "5f0d7c1e-5a44-4be1-9f0a-0a4f3c2b1d10"
INVITED = {
    "display_name": "Зимина Ольга Петровна",
    "email": "zimina@test.example",
    "role": "mentor",
    "idempotency_key": KEY,
}


def test_a_page_that_writes_while_it_is_read_is_stopped(app: Flask) -> None:
    user = UserFactory(display_name="Прежнее Имя")
    db.session.commit()
    with app.test_request_context("/"):
        db.session.get_one(User, user.id).display_name = "Другое Имя"
        with pytest.raises(WriteInSafeRequestError):
            db.session.flush()
        db.session.rollback()
        with pytest.raises(WriteInSafeRequestError):
            db.session.execute(db.update(User).values(display_name="Другое Имя"))
    db.session.rollback()
    assert db.session.get_one(User, user.id).display_name == "Прежнее Имя"


def test_every_page_has_the_security_headers(
    app: Flask, as_admin: FlaskClient, sign_in: SignIn
) -> None:
    for route in all_routes(app):
        client = sign_in(as_admin.user)  # signing out on the way ends the earlier session
        method = min(route.methods)
        _check_headers(client.open(route.path_to_nothing, method=method, headers=NO_PAGE))


def test_error_pages_have_them_too(client: FlaskClient) -> None:
    answer = client.get("/no/such/page")
    assert answer.status_code == 404
    _check_headers(answer)


def test_who_wants_no_page_gets_a_line(client: FlaskClient) -> None:
    answer = client.get("/no/such/page", headers=NO_PAGE)
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert answer.text.startswith("Такой страницы нет. Запись удалена")


def test_a_rule_that_refuses_a_page_is_told_on_a_page(
    as_staff: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_values: Any) -> str:
        raise DomainError("Период уже опубликован.")

    monkeypatch.setattr(queries, "list_users", refuse)
    page = as_staff.get("/admin/users/")
    assert page.status_code == 409
    assert "Период уже опубликован." in text_of(page, status=409)


def test_the_content_policy_allows_nothing_inline(client: FlaskClient) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "*" not in policy


def test_pages_with_people_are_not_kept_by_browsers(as_staff: FlaskClient) -> None:
    assert as_staff.get("/admin/users/").headers["Cache-Control"] == "private, no-store"


def test_a_refused_form_is_kept_for_the_way_back_until_signing_out(as_staff: FlaskClient) -> None:
    refused = as_staff.post("/organizations/new", data={})
    assert refused.status_code == 422
    assert refused.headers["Cache-Control"] == "private, no-cache"
    assert "Cookie" not in refused.headers.get("Vary", "")
    assert as_staff.post("/logout").headers["Clear-Site-Data"] == '"cache"'


def test_what_a_visitor_sees_may_be_kept_for_the_way_back(client: FlaskClient) -> None:
    assert client.get("/plan/").headers["Cache-Control"] == "private, no-cache"


def test_the_session_cookie_is_out_of_reach_of_scripts(as_staff: FlaskClient) -> None:
    # Opening a form puts its token into the session, so the cookie is set anew.
    cookie = as_staff.get("/admin/users/invitations/new").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_production_sends_the_session_cookie_over_https_only() -> None:
    assert not DevelopmentConfig({}).SESSION_COOKIE_SECURE
    assert ProductionConfig({"CLUSTER_SECRET_KEY": "s" * 40}).SESSION_COOKIE_SECURE


def test_production_tells_browsers_to_stay_on_https(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Strict-Transport-Security" not in client.get("/").headers
    monkeypatch.setitem(app.config, "SESSION_COOKIE_SECURE", True)
    assert client.get("/").headers["Strict-Transport-Security"].startswith("max-age=31536000")


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"CLUSTER_SECRET_KEY": "short"},
        {"CLUSTER_SECRET_KEY": "development-only-not-a-secret"},
        {"CLUSTER_SECRET_KEY": "s" * 40, "CLUSTER_TODAY": "2024-02-26"},
    ],
)
def test_production_refuses_to_start_unsafely(environ: dict[str, str]) -> None:
    with pytest.raises(ConfigurationError):
        ProductionConfig(environ)


def test_production_answers_to_its_own_host_only() -> None:
    config = ProductionConfig(
        {"CLUSTER_SECRET_KEY": "s" * 40, "CLUSTER_BASE_URL": "https://cluster.example"}
    )
    assert config.TRUSTED_HOSTS == ["cluster.example", "localhost", "127.0.0.1"]


def test_health_is_asked_by_the_machines_own_names_whatever_hosts_are_trusted(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = ProductionConfig(
        {"CLUSTER_SECRET_KEY": "s" * 40, "CLUSTER_TRUSTED_HOSTS": "cluster.example, www.example"}
    )
    monkeypatch.setitem(app.config, "TRUSTED_HOSTS", config.TRUSTED_HOSTS)
    for host in ("127.0.0.1:8000", "localhost"):
        assert client.get("/healthz", base_url=f"http://{host}").status_code == 200, host
    assert client.get("/healthz", base_url="http://evil.example").status_code == 400


def test_another_host_is_refused(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "TRUSTED_HOSTS", ["cluster.example"])
    assert client.get("/", base_url="http://cluster.example:8000").status_code == 200
    answer = client.get("/login", base_url="http://evil.example")
    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    _check_headers(answer)


def test_a_form_without_its_token_is_refused(
    app: Flask, as_staff: FlaskClient, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "WTF_CSRF_ENABLED", True)
    page = as_staff.get("/admin/users/invitations/new")
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)
    assert token
    assert as_staff.post("/admin/users/invitations/new", data=INVITED).status_code == 400
    assert as_staff.post("/logout").status_code == 400
    sent = {**INVITED, "csrf_token": token.group(1)}
    assert as_staff.post("/admin/users/invitations/new", data=sent).status_code == 302
    letters.to(INVITED["email"])


def test_a_double_click_makes_one_record(as_staff: FlaskClient, letters: Letters) -> None:
    first = as_staff.post("/admin/users/invitations/new", data=INVITED)
    second = as_staff.post("/admin/users/invitations/new", data=INVITED)
    assert first.status_code == second.status_code == 302
    assert first.location == second.location
    letters.to(INVITED["email"])
    invited = db.select(db.func.count()).where(User.email == INVITED["email"])
    assert db.session.scalar(invited) == 1


def test_a_refused_form_may_be_sent_again_with_its_key(
    as_staff: FlaskClient, letters: Letters
) -> None:
    refused = as_staff.post("/admin/users/invitations/new", data={**INVITED, "email": "нет"})
    assert "Проверьте адрес почты" in text_of(refused)
    assert as_staff.post("/admin/users/invitations/new", data=INVITED).status_code == 302
    letters.to(INVITED["email"])


def test_a_stale_form_shows_both_versions_and_stores_nothing(as_admin: FlaskClient) -> None:
    user = UserFactory(role=Role.MENTOR, display_name="Зимина Ольга")
    opened = {
        "version": user.version,
        "display_name": "Зимина Ольга Петровна",
        "email": user.email,
        "role": "mentor",
    }
    user.display_name = "Зимина О. П."
    page = as_admin.post(f"/admin/users/{user.id}/edit", data=opened)
    assert page.status_code == 409
    assert "Зимина Ольга Петровна" in text_of(page, status=409)
    assert "Зимина О. П." in text_of(page, status=409)
    assert db.session.get_one(User, user.id).display_name == "Зимина О. П."


@pytest.mark.parametrize(
    "path",
    [
        f"/admin/users/{10**30}",
        "/admin/users/-1",
        "/admin/letters/0",
        "/admin/users/%00",
        "/invitation/%00%ED%A0%80",
        "/password/reset/" + "x" * 5000,
    ],
)
def test_impossible_addresses_are_not_found(as_admin: FlaskClient, path: str) -> None:
    assert as_admin.get(path).status_code in {404, 410}


@pytest.mark.parametrize(
    "query", ["q=%00", "q=%ED%A0%80", "role=boss&state=%27", "page=-1", "page=9e9"]
)
def test_nonsense_in_filters_does_not_fail_a_list(as_admin: FlaskClient, query: str) -> None:
    assert as_admin.get(f"/admin/users/?{query}").status_code == 200
    assert as_admin.get(f"/admin/letters/?{query}").status_code == 200


def test_a_field_of_ten_megabytes_is_refused(client: FlaskClient) -> None:
    sent = client.post("/login", data={"email": "a" * 10_000_000, "password": "b"})
    assert sent.status_code == 413


def _check_headers(answer: Any) -> None:
    headers = answer.headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    # A page that a secret in its address opens tells nobody where it was left.
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert headers["X-Request-Id"]
