"""Health, and what people see while the database is away."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.extensions import db
from tests.databases import database_url
from tests.factories import UserFactory
from tests.pages import CheckingClient
from tests.sites import NewSite, site_on


@pytest.fixture
def site(new_site: NewSite) -> Flask:
    """A site whose database can be taken away."""
    site = new_site("health")
    site.test_client_class = CheckingClient
    return site


@contextmanager
def database_away(site: Flask) -> Iterator[None]:
    """Take the database away for the block: the file's folder, or the server's permission."""
    with site.app_context():
        url = db.engine.url
        db.session.remove()
        db.engine.dispose()
    away = _folder_away if url.get_backend_name() == "sqlite" else _server_away
    with away(url):
        yield


@contextmanager
def _folder_away(url: Any) -> Iterator[None]:
    folder = Path(url.database).parent
    elsewhere = folder.rename(folder.with_name("elsewhere"))
    try:
        yield
    finally:
        elsewhere.rename(folder)


@contextmanager
def _server_away(url: Any) -> Iterator[None]:
    name = url.database
    engine = create_engine(
        url.set(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=NullPool
    )
    with engine.connect() as connection:
        connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'))
        try:
            yield
        finally:
            connection.execute(text(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'))


def signed_in(site: Flask) -> FlaskClient:
    """Return a client of a signed-in person."""
    with site.app_context():
        user = UserFactory()
        db.session.commit()
        session_id = user.get_id()
    client = site.test_client()
    with client.session_transaction() as session:
        session["_user_id"] = session_id
    return client


def in_context(site: Flask, client: FlaskClient, path: str, **data: Any) -> Any:
    """Open a page as the suite's client does, in the site's context."""
    with site.app_context():
        return client.post(path, data=data) if data else client.get(path)


def test_the_process_is_alive_whatever_the_database_does(site: Flask) -> None:
    with database_away(site):
        response = in_context(site, site.test_client(), "/healthz")
    assert (response.status_code, response.json) == (200, {"status": "ok"})


def test_ready_when_database_and_migrations_are(site: Flask) -> None:
    response = in_context(site, site.test_client(), "/readyz")
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    assert response.json == {"status": "ok", "database": "ok", "migrations": "current"}


def test_not_ready_with_another_schema(site: Flask) -> None:
    with site.app_context(), db.engine.begin() as connection:
        connection.execute(text("DELETE FROM alembic_version"))
        connection.execute(text("INSERT INTO alembic_version VALUES ('0123abcd')"))
    response = in_context(site, site.test_client(), "/readyz")
    assert response.status_code == 503
    assert response.json == {
        "status": "unavailable",
        "database": "ok",
        "migrations": "outdated",
    }


def test_not_ready_without_a_database_and_ready_again_by_itself(site: Flask) -> None:
    client = site.test_client()
    with database_away(site):
        response = in_context(site, client, "/readyz")
        assert response.status_code == 503
        assert response.json["database"] == "unreachable"
    assert in_context(site, client, "/readyz").status_code == 200


@pytest.mark.parametrize("arrive", [Flask.test_client, signed_in])
def test_a_plain_page_says_that_nothing_is_lost(
    site: Flask, arrive: Callable[[Flask], FlaskClient]
) -> None:
    client = arrive(site)
    with database_away(site):
        response = in_context(site, client, "/organizations/")
        assert response.status_code == 503
        assert "Сайт временно недоступен" in response.text
        assert "Сохранённое не потеряно" in response.text
    assert in_context(site, client, "/organizations/").status_code == 200


def test_a_change_is_not_acknowledged_while_the_database_is_away(site: Flask) -> None:
    client = site.test_client()
    with database_away(site):
        typed = {"email": "a@test.example", "password": "whatever-it-is"}
        assert in_context(site, client, "/login", **typed).status_code == 503


def test_a_connection_that_died_in_the_pool_is_replaced(site: Flask, database: str) -> None:
    client = site.test_client()
    assert in_context(site, client, "/organizations/").status_code == 200
    with site.app_context():
        url = db.engine.url
    if database == "postgresql":
        engine = create_engine(url.set(database="postgres"), poolclass=NullPool)
        with engine.connect() as connection:
            found = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
            connection.execute(text(found), {"name": url.database})
    assert in_context(site, client, "/organizations/").status_code == 200


def test_a_full_disk_is_said_nothing_stays_half_done_and_it_passes(tmp_path: Path) -> None:
    long = "Очень длинное название " * 10
    typed = {"name": long, "short_name": long, "kind": "school", "town": long, "address": long}
    with site_on(database_url("sqlite", tmp_path, "full")) as site:
        client = signed_in(site)
        _limit_pages(site, "(SELECT page_count FROM pragma_page_count)")
        assert in_context(site, client, "/organizations/new", **typed).status_code == 503
        assert "Организаций пока нет" in in_context(site, client, "/organizations/").text
        _limit_pages(site, "100000")
        assert in_context(site, client, "/organizations/new", **typed).status_code == 302


def _limit_pages(site: Flask, pages: str) -> None:
    """Let the database grow to so many pages: the one connection of the pool keeps the limit."""
    with site.app_context(), db.engine.connect() as connection:
        limit = connection.scalar(text(f"SELECT {pages}"))
        connection.execute(text(f"PRAGMA max_page_count={limit}"))
