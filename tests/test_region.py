"""Every page of the site in a large cluster and in a small one: as many queries, few bytes.

The walk is over the URL map as each role, so a new package's pages are in it by themselves; their
records come from the package's demo part.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
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
from tests.routes import addresses
from tests.sites import site_on

NOW, TODAY = datetime(2024, 2, 26, 9, tzinfo=UTC), date(2024, 2, 26)
PLAN = Path(__file__).parents[1] / "app/plan/data/cluster-plan-2023-2024.txt"
LARGE = Scale("large", employers=500, students=5_000)
SMALL = SCALES["small"]
VISITORS = ("", "admin", "staff", "council1", "mentor1", "employer1", "student1")
MOST_BYTES = 150_000
# A choice among few is one statement; among many, another finds what is chosen already.
SLACK = 3


@dataclass
class Cluster:
    """A site with the demo records of a scale, and the accounts by the name in their e-mail."""

    app: Flask
    sessions: dict[str, str]
    addresses: dict[str, list[str]]

    def client(self, visitor: str) -> FlaskClient:
        """Return a client of a demo account; of a stranger when the name is empty."""
        client = self.app.test_client()
        if visitor:
            with client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = self.sessions[visitor], True
        return client


@dataclass(frozen=True)
class Visit:
    """What a page took: statements, bytes of HTML (0 of a file)."""

    path: str
    statements: int
    size: int


@pytest.fixture(scope="module")
def clusters() -> Iterator[tuple[Cluster, Cluster]]:
    """The small and the large cluster, each on a database of its own."""
    with ExitStack() as stack:
        yield _cluster(stack, SMALL), _cluster(stack, LARGE)


def _cluster(stack: ExitStack, scale: Scale) -> Cluster:
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


@pytest.mark.parametrize("visitor", VISITORS)
def test_pages_of_a_large_cluster_take_no_more_than_those_of_a_small_one(
    clusters: tuple[Cluster, Cluster], visitor: str
) -> None:
    small, large = (dict(walk(cluster, visitor)) for cluster in clusters)
    common = small.keys() & large.keys()
    assert len(common) >= (5 if visitor in {"", "mentor1", "student1"} else 10), common
    slow = [
        f"{large[name].path}: {large[name].statements} statements, {small[name].statements} in a "
        "small cluster"
        for name in sorted(common)
        if large[name].statements > small[name].statements + SLACK
    ]
    heavy = [
        f"{visit.path}: {visit.size // 1000} KB"
        for visit in large.values()
        if visit.size > MOST_BYTES
    ]
    assert slow + heavy == []


def walk(cluster: Cluster, visitor: str) -> Iterator[tuple[str, Visit]]:
    """Visit a page of every route that answers this person."""
    client = cluster.client(visitor)
    for endpoint, paths in cluster.addresses.items():
        for path in paths:
            with counted_queries() as statements:
                answer = client.get(path)
            if answer.status_code == 200:
                size = len(answer.data) if answer.mimetype == "text/html" else 0
                yield endpoint, Visit(path, len(statements), size)
            if answer.status_code != 404:  # another record may be this person's
                break
