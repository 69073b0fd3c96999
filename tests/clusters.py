"""Sites with the demo records of a scale, for walks over all pages as each role."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.models import User
from app.base.query_count import counted_queries
from app.base.viewer import OPERATOR
from app.demo.loader import load_demo
from app.demo.scale import SCALES, Scale
from app.extensions import db
from app.plan.reading import read_plan_file
from app.plan.services.importing import import_plan
from tests.databases import TEMPLATES, database_url
from tests.pages import NO_PAGE
from tests.routes import addresses
from tests.sites import site_on

NOW, TODAY = datetime(2024, 2, 26, 9, tzinfo=UTC), date(2024, 2, 26)
PLAN = Path(__file__).parents[1] / "app/plan/data/cluster-plan-2023-2024.txt"
SMALL = SCALES["small"]
MARK = re.compile(r">[^<]*\bдемо\b")  # what stands by an invented record
VISITORS = ("", "admin", "staff", "council1", "mentor1", "supervisor1", "employer1", "student1")


@dataclass(frozen=True)
class Visit:
    """What a page took: statements, bytes of HTML (0 of a file); its source if it holds a list.

    `banners` and `marks` count how often it says that all is a demonstration, and that a record is.
    """

    path: str
    statements: int
    size: int
    list_page: str
    banners: int
    marks: int


@dataclass
class Cluster:
    """A site with the demo records of a scale, and the accounts by the name in their e-mail."""

    app: Flask
    sessions: dict[str, str]
    addresses: dict[str, list[str]]
    _visits: dict[str, dict[str, Visit]] = field(default_factory=dict)
    _files: set[str] = field(default_factory=set)  # papers are slow to draw: one visitor does it

    def client(self, visitor: str) -> FlaskClient:
        """Return a client of a demo account; of a stranger when the name is empty."""
        client = self.app.test_client()
        if visitor:
            with client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = self.sessions[visitor], True
        return client

    def visits(self, visitor: str) -> dict[str, Visit]:
        """Return a visit to every route that answers this person; the walk is done once."""
        if visitor not in self._visits:
            self._visits[visitor] = dict(self._walk(visitor))
        return self._visits[visitor]

    def _walk(self, visitor: str) -> Iterator[tuple[str, Visit]]:
        client = self.client(visitor)
        for endpoint, paths in self.addresses.items():
            for path in paths if endpoint not in self._files else ():
                with counted_queries() as statements:
                    answer = client.get(path, headers=NO_PAGE)
                is_page = answer.mimetype == "text/html"
                if answer.status_code == 200 and is_page:
                    yield endpoint, _visit(path, len(statements), answer.text)
                elif answer.status_code == 200:
                    yield endpoint, Visit(path, len(statements), 0, "", 0, 0)
                    self._files.add(endpoint)
                if answer.status_code != 404:  # another record may be this person's
                    break


def _visit(path: str, statements: int, source: str) -> Visit:
    main = source[source.find("<main") : source.find("</main>")]
    return Visit(
        path=path,
        statements=statements,
        size=len(source.encode()),
        list_page=source if "data-list=" in source else "",
        banners=source.count('<aside class="demo"'),
        marks=len(MARK.findall(main)),
    )


@pytest.fixture(scope="session")
def small_cluster() -> Iterator[Cluster]:
    """A small cluster for walks over all pages: made, and walked by each visitor, once."""
    with ExitStack() as stack:
        yield build_cluster(stack, SMALL)


def build_cluster(stack: ExitStack, scale: Scale) -> Cluster:
    """Build a site and fill it with the plan and the demo records of a scale."""
    folder = Path(tempfile.mkdtemp(prefix=f"{scale.name}-", dir=os.environ[TEMPLATES]))
    app = stack.enter_context(site_on(database_url("sqlite", folder, scale.name)))
    app.config["BUSINESS_DATE"] = TODAY
    SCALES[scale.name] = scale
    with app.app_context():
        import_plan(read_plan_file(PLAN), source_name=PLAN.name, actor=OPERATOR, now=NOW)
        load_demo(scale=scale.name, seed=1, password_hash="x", now=NOW, today=TODAY)
        db.session.commit()
        people = db.session.query(User)
        sessions = {user.email.split("@")[0]: user.get_id() for user in people}
        pages = addresses(app)
        db.session.remove()
    return Cluster(app, sessions, pages)
