"""Fixtures of the whole suite: both databases, one client per role, the page checks."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.factory import create_app
from config import TestingConfig
from tests.factories import UserFactory
from tests.letters import letters, no_unexpected_letter  # noqa: F401 - fixtures of every test
from tests.pages import CheckingClient
from tests.postgres import running_cluster
from tests.scheduling import SitesApart
from tests.sites import NewSite, site_on

CLUSTER_URL = "CLUSTER_TEST_POSTGRES"
_stack = ExitStack()
_apps: dict[str, Flask] = {}


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL once, in the process that hands tests out to the workers."""
    if not hasattr(config, "workerinput") and CLUSTER_URL not in os.environ:
        os.environ[CLUSTER_URL] = _stack.enter_context(running_cluster())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SitesApart:
    """Share the tests out among the processes, whatever `--dist` says."""
    return SitesApart(config, log)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what this process started."""
    _stack.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that touches the database on both databases."""
    if "database" in metafunc.fixturenames:
        metafunc.parametrize("database", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Name the database this run of the test is on."""
    return str(request.param)


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for this worker's files."""
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture
def app(database: str, scratch: Path, worker_name: str) -> Iterator[Flask]:
    """The application on an empty schema of the test's database."""
    if database not in _apps:
        _apps[database] = _build_app(database, scratch, worker_name)
    app = _apps[database]
    with app.app_context():
        yield app
        db.session.rollback()
        _empty_tables()
        db.session.remove()


@pytest.fixture
def new_site(database: str, tmp_path: Path, worker_name: str) -> Iterator[NewSite]:
    """A function that builds a further application on an empty database of its own."""
    with ExitStack() as stack:

        def build(name: str, *, schema: bool = True, **options: Any) -> Flask:
            folder = tmp_path / name
            folder.mkdir()
            url = database_url(database, folder, f"{worker_name}_{name}")
            return stack.enter_context(site_on(url, schema=schema, **options))

        yield build


@pytest.fixture(scope="session")
def worker_name(request: pytest.FixtureRequest) -> str:
    """Name this test process, so that several do not share a database."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "alone"))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Somebody who did not sign in."""
    return app.test_client()


@pytest.fixture
def sign_in(app: Flask) -> Any:
    """A function that gives a client of its own to a person."""

    def enter(user: User) -> FlaskClient:
        client = app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = user.get_id()
            session["_fresh"] = True
        return client

    return enter


@pytest.fixture
def as_role(sign_in: Any) -> Any:
    """A function that gives a client signed in as somebody of a role."""

    def enter(role: Role | str) -> FlaskClient:
        user = UserFactory(role=Role(role))
        db.session.commit()
        client = sign_in(user)
        client.user = user
        return client

    return enter


def _role_fixture(role: Role) -> Any:
    @pytest.fixture(name=f"as_{role.value}")
    def as_this_role(as_role: Any) -> FlaskClient:
        return as_role(role)

    return as_this_role


as_admin = _role_fixture(Role.ADMIN)
as_staff = _role_fixture(Role.STAFF)
as_council = _role_fixture(Role.COUNCIL)
as_mentor = _role_fixture(Role.MENTOR)
as_employer = _role_fixture(Role.EMPLOYER)
as_student = _role_fixture(Role.STUDENT)


def database_url(database: str, scratch: Path, worker_name: str) -> str:
    """Return the URL of a new, empty database for this worker."""
    if database == "sqlite":
        return f"sqlite:///{scratch / 'cluster.sqlite3'}"
    server = os.environ[CLUSTER_URL]
    name = f"test_{worker_name}_{os.getpid()}"
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT", poolclass=NullPool)
    with engine.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}"'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    return f"{server}/{name}"


def _build_app(database: str, scratch: Path, worker_name: str) -> Flask:
    url = database_url(database, scratch, worker_name)
    app = create_app(TestingConfig({"CLUSTER_DATABASE_URL": url, "CLUSTER_TODAY": "2024-02-26"}))
    app.test_client_class = CheckingClient
    with app.app_context():
        db.create_all()  # tests/test_migrations.py proves that migrations make the same schema
    return app


def _empty_tables() -> None:
    with db.engine.begin() as connection:
        for table in reversed(db.metadata.sorted_tables):
            connection.execute(table.delete())
