"""Fixtures of the browser tests: the site on each database, chromium, people."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.records import Prepared, database_of_site, writing_to
from tests.browser.secrets_of_links import SecretOf, secrets_of
from tests.browser.site import running_site
from tests.browser.visitor import Visitor, visiting
from tests.databases import database_url
from tests.processes import PATIENCE

CHROMIUMS = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")  # Debian's
CHROMIUM = next(filter(os.path.exists, CHROMIUMS), "")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]


@pytest.fixture(scope="session")
def sites(scratch: Path, worker_name: str) -> Iterator[Callable[[str], str]]:
    """A function that gives the address of the site on a database, started once."""
    addresses: dict[str, str] = {}
    with ExitStack() as stack:

        def address_of(database: str) -> str:
            if database not in addresses:
                folder = scratch / f"site-{database}"
                folder.mkdir()
                url = database_url(database, folder, f"{worker_name}_site")
                addresses[database] = stack.enter_context(running_site(url, folder))
            return addresses[database]

        yield address_of


@pytest.fixture
def site(database: str, sites: Callable[[str], str]) -> str:
    """The address of the running site on this test's database."""
    return sites(database)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    if not CHROMIUM:
        pytest.fail("chromium is not installed: run `make test`, or install chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=CHROMIUM, args=FLAGS, timeout=PATIENCE * 1000
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def visits() -> dict[tuple[str, str], Any]:
    """What browsers keep of those who have signed in, by site and name."""
    return {}


@pytest.fixture
def visit(
    browser: Browser, site: str, visits: dict[tuple[str, str], Any]
) -> Iterator[Callable[..., Visitor]]:
    """A function that brings a person to the site, signed in when named."""
    with ExitStack() as stack:

        def arrive(name: str | None = None, **how: Any) -> Visitor:
            state = visits.get((site, name)) if name else None
            visitor = stack.enter_context(visiting(browser, site, state=state, **how))
            if name and state:
                visitor.comes_back(name)
            elif name:
                visitor.sign_in(name)
                visits[site, name] = visitor.page.context.storage_state()
            return visitor

        yield arrive


@pytest.fixture
def newest_secret(database: str, scratch: Path, worker_name: str) -> SecretOf:
    """Return how the secret of a task's newest link is found."""
    return secrets_of(database, scratch, worker_name)


@pytest.fixture
def prepared(site: str, database: str, scratch: Path, worker_name: str) -> Prepared:
    """Return how factories write to the running site's database: `with prepared(): …`."""
    return lambda: writing_to(database_of_site(database, scratch, worker_name))
