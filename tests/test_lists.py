"""Every list of the site, as each role: it is taken away whole, by those who may open it alone.

The walk is over the URL map: a page with a declared list is in it by itself.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from lxml import html
from openpyxl import load_workbook
from sqlalchemy import func, select

import app as application
from app.base.query_count import counted_queries
from app.extensions import db
from app.web.listing.listing import Listing
from tests.clusters import VISITORS, Cluster
from tests.pages import NO_PAGE

EVIL = "=1+2"
# A record of each has a name that a spreadsheet would take for a formula.
NAMES = {
    "organizations": "short_name", "students": "last_name", "mentors": "last_name",
    "users": "display_name", "vacancies": "title", "practice_places": "title",
    "award_rounds": "title", "fairs": "title", "practice_periods": "title",
    "target_contracts": "position", "mentorships": "goal", "letters": "subject",
}  # fmt: skip
FEWEST = {"": 1, "admin": 11, "staff": 10, "council1": 3, "employer1": 4, "student1": 2}
# The log reads the names of each table it mentions, once for a batch: some hundred tables by now.
# A sheet with minors in it leaves a line in the log of access. Agreements are read, four statements
# for all of them, where an organization of the places has one. Who is led and is no student of the
# college is read at once for all rows. Kept seats of a fair are read, three statements for all of
# them, where an employer of the rows awaits a contract's graduate.
MORE_STATEMENTS = {
    "/admin/audit/": 110,
    "/students/": 2,
    "/mentors/mentorships/": 1,
    "/practice/periods/1/places": 4,
    "/fair/fairs/1/missing": 2,
    "/fair/candidates/": 2,
    "/fair/applicants": 3,
}
GROWING = {"/admin/privacy/access/"}  # the walk itself is written there: tests/privacy reads it
NOTHING = "щщщщщ"


@dataclass(frozen=True)
class Shown:
    """A page with a list, and what stands on it."""

    path: str
    page: Any

    @property
    def total(self) -> int:
        """The number of rows the page names."""
        line = self.page.xpath("string(//*[@data-list]//p[@class='count-line'])")
        return int(re.sub(r"\D", "", line.split(",")[0]) or 0)

    @property
    def rows(self) -> list[str]:
        """The ids of the rows on the page."""
        return self.page.xpath("//*[@data-list]//tbody/tr/@id")

    def has(self, xpath: str) -> bool:
        """Tell whether the list has an element."""
        return bool(self.page.xpath(f"//*[@data-list]{xpath}"))


@pytest.fixture(scope="module")
def cluster(small_cluster: Cluster) -> Cluster:
    """A small cluster; some of its names are formulas."""
    with small_cluster.app.app_context():
        for name, column in NAMES.items():
            table = db.metadata.tables[name]
            last = select(func.max(table.c.id)).scalar_subquery()
            db.session.execute(table.update().where(table.c.id == last), {column: EVIL})
        db.session.commit()
        db.session.remove()
    return small_cluster


@pytest.fixture(scope="module")
def lists(cluster: Cluster) -> dict[str, list[Shown]]:
    """The pages with a list, by visitor."""
    return {visitor: list(_lists_of(cluster, visitor)) for visitor in VISITORS}


def _lists_of(cluster: Cluster, visitor: str) -> Iterator[Shown]:
    for visit in cluster.visits(visitor).values():
        if visit.list_page and visit.path not in GROWING:
            yield Shown(visit.path, html.fromstring(visit.list_page))


def taken(client: FlaskClient, path: str, way: str, query: str = "") -> bytes:
    answer = client.get(f"{path}?as={way}{query}")
    assert answer.status_code == 200, f"{path} as {way}: {answer.status}"
    return answer.data


def csv_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def sheet_of(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data)).worksheets[0]


def test_every_list_has_a_name_of_its_own() -> None:
    root = Path(application.__file__).parent
    modules = sorted(path.relative_to(root.parent) for path in root.rglob("listing.py"))
    found = [
        value.name
        for module in modules
        for value in vars(import_module(".".join(module.with_suffix("").parts))).values()
        if isinstance(value, Listing)
    ]
    assert len(found) > 8
    assert len(found) == len(set(found)), sorted(found)


@pytest.mark.parametrize("visitor", VISITORS)
def test_lists_are_taken_away_whole_and_no_name_is_a_formula(
    cluster: Cluster, lists: dict[str, list[Shown]], visitor: str
) -> None:
    client = cluster.client(visitor)
    assert len(lists[visitor]) >= FEWEST.get(visitor, 0)
    seen = 0
    for turn, shown in enumerate(lists[visitor]):
        headings, *rows = csv_rows(taken(client, shown.path, "csv"))
        assert len(rows) == shown.total, shown.path
        assert all(headings), shown.path
        assert not [cell for row in rows for cell in row if cell.startswith("=")], shown.path
        # An administrator takes every list away in every way, the others in one of them in turn.
        if visitor == "admin" or turn % 2:
            seen += _sheet_is_whole(client, shown, headings)
        if visitor == "admin" or not turn % 2:
            page = html.fromstring(taken(client, shown.path, "print"))
            assert len(page.xpath("//tbody/tr")) == shown.total, shown.path
            assert [one.text_content() for one in page.xpath("//th")] == headings, shown.path
    assert seen >= 8 or visitor != "admin", seen


def _sheet_is_whole(client: FlaskClient, shown: Shown, headings: list[str]) -> bool:
    """Check a list's workbook; tell whether a name in it would be a formula."""
    rows = list(sheet_of(taken(client, shown.path, "xlsx")).iter_rows())
    values = [[str(cell.value or "") for cell in row] for row in rows]
    assert len(rows) - values.index(headings) - 1 == shown.total, shown.path
    assert "На 26" in values[1][0], shown.path
    formulas = [cell.value for row in rows for cell in row if cell.data_type == "f"]
    assert not formulas, shown.path
    return any(EVIL in value for row in values for value in row)


def test_no_row_says_that_it_is_invented_and_no_page_says_it_twice(cluster: Cluster) -> None:
    seen = cluster.visits("admin")
    # The screen of the hall stands on a wall without the shell of a page.
    pages = [seen[name] for name in seen if seen[name].size and name != "jobfair.screen_detail"]
    assert [one.path for one in pages if one.banners != 1] == []
    assert [one.path for one in pages if one.marks > (not one.list_page)] == []
    assert any(one.marks for one in pages), "no card says it"


def test_who_may_not_open_a_page_gets_no_file(
    cluster: Cluster, lists: dict[str, list[Shown]]
) -> None:
    own = {visitor: {shown.path for shown in found} for visitor, found in lists.items()}
    everything = set().union(*own.values())
    refused = 0
    for visitor in VISITORS:
        client = cluster.client(visitor)
        for path in sorted(everything - own[visitor]):
            if client.get(path, headers=NO_PAGE).status_code != 200:
                for way in ("xlsx", "csv", "print"):
                    answer = client.get(f"{path}?as={way}", headers=NO_PAGE)
                    assert answer.status_code in {302, 403, 404}, path
                refused += 1
    assert refused > 20


@pytest.mark.parametrize("visitor", ["admin", "employer1"])
def test_a_file_takes_as_many_statements_for_all_rows_as_for_one(
    cluster: Cluster, lists: dict[str, list[Shown]], visitor: str
) -> None:
    client = cluster.client(visitor)
    for shown in lists[visitor]:
        if shown.total < 2:
            continue
        one = shown.rows[0].removeprefix("row-")
        costs = []
        for query in (f"&r={one}", ""):
            with counted_queries() as statements:
                rows = csv_rows(taken(client, shown.path, "csv", query))
            costs.append(len(statements))
            assert len(rows) - 1 == (1 if query else shown.total), shown.path
        assert costs[1] <= costs[0] + MORE_STATEMENTS.get(shown.path, 0), f"{shown.path}: {costs}"


def test_pages_are_as_long_as_they_are_asked_for(
    cluster: Cluster, lists: dict[str, list[Shown]]
) -> None:
    client = cluster.client("admin")
    for shown in lists["admin"]:
        for size in (25, 1000) if shown.total > 25 else (100,):
            page = Shown("", html.fromstring(client.get(f"{shown.path}?size={size}").text))
            assert len(page.rows) == min(shown.total, size), shown.path
            assert page.total == shown.total


def test_the_select_of_orders_orders(cluster: Cluster, lists: dict[str, list[Shown]]) -> None:
    client = cluster.client("admin")
    ordered = [one for one in lists["admin"] if one.has("//select[@name='sort']")]
    assert len(ordered) > 5
    for shown in ordered:
        # Backwards is the same order read from its end: one of them is looked at.
        values = shown.page.xpath("//select[@name='sort']/option/@value")
        back = [value for value in values if value.startswith("-")]
        for value in {*values} - {*back[1:]}:
            answer = html.fromstring(client.get(f"{shown.path}?sort={value}&size=1000").text)
            chosen = answer.xpath("//select[@name='sort']/option[@selected]/@value")
            assert chosen == [value], shown.path
            rows = Shown("", answer).rows
            assert len(set(rows)) == shown.total, f"{shown.path} by {value}"


def test_a_condition_stands_in_the_file_and_is_dropped_by_its_chip(
    cluster: Cluster, lists: dict[str, list[Shown]]
) -> None:
    client = cluster.client("admin")
    searched = [one for one in lists["admin"] if one.has("//form//input[@name='q']")]
    assert len(searched) > 4
    for shown in searched:
        narrowed = html.fromstring(client.get(f"{shown.path}?q={quote(NOTHING)}").text)
        chips = narrowed.xpath("//ul[@class='conditions']//a[@class='condition']")
        assert NOTHING in chips[0].text_content(), shown.path
        without = Shown("", html.fromstring(client.get(chips[0].get("href")).text))
        assert without.total == shown.total, shown.path
        sheet = sheet_of(taken(client, shown.path, "xlsx", f"&q={quote(NOTHING)}"))
        above = [str(row[0]) for row in list(sheet.values)[:4]]
        assert any(NOTHING in line for line in above), shown.path
