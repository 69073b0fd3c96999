"""Every page of a cluster of the region's size, as each role: statements, milliseconds, kilobytes.

    CLUSTER_DATABASE_URL=… python -m bench.region [--over 150] [--write NAME]

The database is one that `demo load --scale region` filled. One process, one request at a time, each
page that takes long asked three times; the quickest counts. Milliseconds are of the processor, ours
and those of the database's server, so that whatever else runs on the machine does not count; the
server runs on the same one, without helpers. Pages are those of the URL map, with records of their
own tables, and some searches. Without a database in the environment there is nothing to measure.
"""

import argparse
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from bench.document import machine, write_between

TRIES, LONG = 3, 40  # a page that took so many milliseconds is asked again
VISITORS = (
    "", "admin", "staff", "council1", "mentor1", "employer1", "employer2", "deputy", "student1",
    "student2",
)  # fmt: skip
SEARCHES = (
    "/search?q=иванова", "/search?q=44.02.01", "/search?q=цд-2024", "/search?q=школа 17",
    "/search?q=ивонова", "/search?q=9305012345", "/students/?q=иван", "/organizations/?q=школа",
    "/mentors/?q=учитель", "/contracts/?q=цд-2024/1", "/fair/?q=учитель", "/students/?page=200",
    "/organizations/?page=40", "/admin/audit/?q=договор",
)  # fmt: skip


_servers: list[int] = []


@dataclass(frozen=True)
class Visit:
    """What one page took of one person."""

    visitor: str
    path: str
    milliseconds: float
    statements: int
    kilobytes: float


def walk(app: Flask) -> Iterator[Visit]:
    """Visit, as each person, a page of every route that answers them."""
    from app.accounts.models import User
    from app.extensions import db
    from tests.routes import addresses

    with app.app_context():
        people = db.session.query(User).filter(User.email.endswith("@demo.example"))
        sessions = {user.email.split("@")[0]: user.get_id() for user in people}
        pages = addresses(app)
        db.session.remove()
    for visitor in VISITORS:
        client = app.test_client()
        if visitor:
            with client.session_transaction() as session:
                session["_user_id"], session["_fresh"] = sessions[visitor], True
        for paths in [*pages.values(), *([path] for path in SEARCHES)]:
            answers = (_visit(client, visitor, path) for path in paths)
            if visit := next((one for one in answers if one), None):
                yield visit


def _visit(client: FlaskClient, visitor: str, path: str) -> Visit | None:
    from app.base.query_count import counted_queries

    times: list[float] = []
    size = count = 0
    for _try in range(TRIES):
        with counted_queries() as statements:
            start = _spent()
            answer = client.get(path)
            times.append(1000 * (_spent() - start))
        if answer.status_code != 200 or answer.mimetype != "text/html":
            return None
        size, count = len(answer.data), len(statements)
        if times[0] < LONG:
            break
    return Visit(visitor, path, min(times), count, size / 1000)


def _spent() -> float:
    """Return the seconds of processor that we and our connections' servers have taken."""
    told = (Path(f"/proc/{server}/schedstat").read_text().split() for server in _servers)
    return time.process_time() + sum(int(nanoseconds) for nanoseconds, *_rest in told) / 1e9


def _find_servers(app: Flask) -> None:
    from app.extensions import db

    with app.app_context():
        if db.engine.dialect.name == "postgresql":
            mine = sa.text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
            _servers.extend(db.session.scalars(mine))


def main() -> None:
    """Measure, print what is slow or heavy and the slowest of each role."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--over", type=float, default=150)
    parser.add_argument("--write", default="")
    asked, _others = parser.parse_known_args()
    if "CLUSTER_DATABASE_URL" not in os.environ:
        print("Set CLUSTER_DATABASE_URL to a database with the demo records of a region.")
        return
    from app.factory import create_app

    app = create_app()
    _find_servers(app)
    visits = list(walk(app))
    for one in sorted(visits, key=lambda one: -one.milliseconds):
        if one.milliseconds > asked.over or one.kilobytes > asked.over:
            print(_line(one))
    lines = [
        f"{machine()}; {len(visits)} pages.",
        "",
        "| who | pages | median, ms | the slowest | ms | statements | KB |",
        "|---|--:|--:|---|--:|--:|--:|",
        *(_row(visitor, [one for one in visits if one.visitor == visitor]) for visitor in VISITORS),
    ]
    print("\n".join(lines))
    if asked.write:
        write_between(asked.write, lines)


def _line(one: Visit) -> str:
    return (
        f"{one.milliseconds:6.0f} ms {one.statements:3} statements {one.kilobytes:4.0f} KB "
        f"{one.visitor or 'a stranger'} {one.path}"
    )


def _row(visitor: str, visits: list[Visit]) -> str:
    slowest = max(visits, key=lambda one: one.milliseconds)
    middle = statistics.median(one.milliseconds for one in visits)
    return (
        f"| {visitor or 'a stranger'} | {len(visits)} | {middle:.0f} | `{slowest.path}` | "
        f"{slowest.milliseconds:.0f} | {slowest.statements} | {slowest.kilobytes:.0f} |"
    )


if __name__ == "__main__":
    main()
