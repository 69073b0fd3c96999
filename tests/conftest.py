"""Fixtures of the whole suite: both databases, one client per role, the page checks."""

import gc
import os
import signal
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.factory import create_app
from config import TestingConfig
from tests.budget import tell_modules
from tests.clusters import small_cluster  # noqa: F401 - a fixture of the walks over all pages
from tests.databases import SERVER, TEMPLATES, database_url
from tests.factories import UserFactory
from tests.kept_settings import keep_settings
from tests.letters import (  # noqa: F401 - fixtures of every test
    letters,
    letters_know_their_fields,
    no_unexpected_letter,
)
from tests.pages import CheckingClient
from tests.processes import end_with_parent
from tests.rows import empty_written_tables
from tests.running import running_tests
from tests.scheduling import SitesApart
from tests.sharing import DATABASES, MARKS, share_out
from tests.sites import NewSite, share_templates, site_on

# Property tests take as long as they need: the machine may be busy. With `--both` they look longer.
settings.register_profile("unhurried", deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=200)
settings.load_profile("unhurried")
keep_settings()

_stack = ExitStack()
_apps: dict[str, Flask] = {}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--both`: nothing is shared out between the databases."""
    parser.addoption("--both", action="store_true", help="run every test on both databases")


def pytest_configure(config: pytest.Config) -> None:
    """Start what a run shares, in the process that hands tests out to the workers."""
    if config.getoption("both"):
        settings.load_profile("thorough")
    for mark, meaning in MARKS.items():
        config.addinivalue_line("markers", f"{mark}: {meaning}")
    if hasattr(config, "workerinput"):
        end_with_parent(signal.SIGKILL)()
    elif SERVER not in os.environ:
        _stack.enter_context(running_tests())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> SitesApart:
    """Share the tests out among the processes, whatever `--dist` says."""
    return SitesApart(config, log)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop what this process started."""
    _stack.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give every test that touches the database a run on each."""
    if "database" in metafunc.fixturenames:
        metafunc.parametrize("database", DATABASES, indirect=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Share the runs of walks and views out between the databases."""
    share_out(config, items)


def pytest_collection_finish() -> None:
    """Look for garbage seldom: what is imported and collected stays for the whole run."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what the run spent and on what."""
    tell_modules(terminalreporter)


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """Name the database this run of the test is on."""
    return str(request.param)


@pytest.fixture(scope="session")
def scratch(worker_name: str) -> Path:
    """A folder for this worker's databases, removed with the run's own."""
    return Path(tempfile.mkdtemp(prefix=f"{worker_name}-", dir=os.environ[TEMPLATES]))


@pytest.fixture
def app(database: str, scratch: Path, worker_name: str) -> Iterator[Flask]:
    """The application on an empty schema of the test's database."""
    if database not in _apps:
        _apps[database] = _build_app(database, scratch, worker_name)
    app = _apps[database]
    with app.app_context():
        yield app
        db.session.rollback()
        empty_written_tables()
        db.session.remove()


@pytest.fixture
def new_site(database: str, tmp_path: Path, worker_name: str) -> Iterator[NewSite]:
    """A function that builds a further application on a database of its own."""
    with ExitStack() as stack:

        def build(name: str, *, schema: bool = True, **options: Any) -> Flask:
            folder = tmp_path / name
            folder.mkdir()
            url = database_url(database, folder, f"{worker_name}_{name}", schema=schema)
            return stack.enter_context(site_on(url, **options))

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


def _build_app(database: str, scratch: Path, worker_name: str) -> Flask:
    url = database_url(database, scratch, worker_name)
    app = create_app(TestingConfig({"CLUSTER_DATABASE_URL": url, "CLUSTER_TODAY": "2024-02-26"}))
    app.test_client_class = CheckingClient
    share_templates(app)
    return app
