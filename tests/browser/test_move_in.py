"""A college moves in: from an empty database to groups moved on and people invited."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.move_in import EMAIL, PASSWORD, walk
from tests.browser.site import empty_site
from tests.browser.visitor import visiting
from tests.databases import database_url


@pytest.fixture
def new_college(database: str, tmp_path: Path, worker_name: str) -> Iterator[str]:
    """The address of a site with one administrator and nothing else."""
    url = database_url(database, tmp_path, f"{worker_name}_empty")
    with empty_site(url, tmp_path, email=EMAIL, password=PASSWORD) as address:
        yield address


def test_a_college_leaves_its_spreadsheets_in_an_afternoon(
    browser: Browser, new_college: str
) -> None:
    stops: list[str] = []
    with visiting(browser, new_college) as admin:
        walk(admin, stops.append)
    assert stops[-1] == "07-invited"
