"""Whatever is sent to whatever address: never a 5xx, and what is refused leaves nothing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Select

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from tests.letters import Letters
from tests.safety.forms import HUGE, SentForm, encoded, forms_of, turned
from tests.safety.world import SignIn, World, make_world, may_enter, rules

# Administrators and staff enter nearly the same pages: next to each other, on different databases.
VISITORS = [None, *Role]
FORM_FILLERS = [None, Role.ADMIN, Role.STAFF, Role.COUNCIL, Role.EMPLOYER, Role.STUDENT]
pytestmark = pytest.mark.shared_databases
FORM = "application/x-www-form-urlencoded"
COMMON = ("q", "page", "sort", "item", "state", "group", "fair", "organization", "year", "v")
PAGES = (b"page=0&sort=__class__", b"page=1000000000000&sort=-", b"page=-1", b"page=%C2%B2")
# Signing out would end the walk; readiness answers 503 by design.
LEFT_OUT = {"accounts.logout", "web.readyz"}
MEGABYTE = b"q=" + b"a" * 2**20
IMPOSSIBLE_IDS = (HUGE, "0", "2147483648", "%00")
TURNS = 3  # how many different bad bodies each form gets


@dataclass
class Walker:
    """A client that notes what went wrong instead of stopping at the first."""

    client: FlaskClient
    wrong: list[str]

    def get(self, path: str, query: bytes = b"") -> str:
        """Open a page; return its source when it is one."""
        answer = self._open("GET", path, query, query_string=query.decode())
        is_page = answer and answer.status_code == 200 and answer.mimetype == "text/html"
        return answer.text if is_page else ""

    def post(self, path: str, body: bytes) -> None:
        """Send a form; what was refused must have stored nothing."""
        before = counts()
        answer = self._open("POST", path, body, data=body, content_type=FORM)
        if answer and not 300 <= answer.status_code < 400 and counts() != before:
            self.wrong.append(f"POST {path} {body[:80]!r}: refused, but stored something")

    def _open(self, method: str, path: str, sent: bytes, **request: Any) -> Any:
        told = f"{method} {path} {sent[:300]!r}"
        try:
            answer = self.client.open(path, method=method, **request)
        except Exception as error:  # in production each of them is a 500
            db.session.rollback()
            self.wrong.append(f"{told}: {error!r:.200}")
            return None
        if answer.status_code >= 500:
            self.wrong.append(f"{told}: {answer.status}")
        return answer


def counts() -> tuple[int, ...]:
    """Return how many rows each table has, in one query; counts of tries and looks apart."""
    found = tuple(db.session.execute(_counting()).one())
    db.session.rollback()
    return found


@cache
def _counting() -> Select[Any]:
    beside = {"access_records", "attempt_counts"}
    tables = [table for table in db.metadata.sorted_tables if table.name not in beside]
    rows = (db.select(db.func.count()).select_from(table) for table in tables)
    return db.select(*(one.scalar_subquery() for one in rows))


@pytest.mark.parametrize("role", VISITORS)
def test_nonsense_in_addresses_never_fails(
    app: Flask, sign_in: SignIn, letters: Letters, role: Role | None
) -> None:
    world, walker = _walker(app, sign_in, role)
    for turn, path in enumerate(_paths(app, world, role, "GET")):
        forms = [form for form in forms_of(path, walker.get(path)) if form.method == "GET"]
        names = dict.fromkeys([*COMMON, *(name for form in forms for name in form.values)])
        for further in range(TURNS if forms else 1):
            walker.get(path, turned(names, turn * TURNS + further))
        huge = encoded({name: [HUGE.encode()] for name in names})
        for query in (*PAGES, huge) if forms else ():
            walker.get(path, query)
    letters.take()
    assert walker.wrong == []


@pytest.mark.parametrize("role", FORM_FILLERS)
def test_nonsense_in_forms_is_refused_and_stores_nothing(
    app: Flask, sign_in: SignIn, letters: Letters, role: Role | None
) -> None:
    world, walker = _walker(app, sign_in, role)
    for turn, path in enumerate(_paths(app, world, role, "POST")):
        form = _form_of(walker, path, app)
        for further in range(TURNS):
            walker.post(path, turned(form.values, turn * TURNS + further))
        walker.post(path, MEGABYTE)
    letters.take()
    assert walker.wrong == []


@pytest.mark.parametrize("role", FORM_FILLERS)
def test_one_bad_field_among_good_ones_never_fails(
    app: Flask, sign_in: SignIn, letters: Letters, role: Role | None
) -> None:
    world, walker = _walker(app, sign_in, role)
    for path in _paths(app, world, role, "POST"):
        for body in _form_of(walker, path, app).bad_ones():
            walker.post(path, body)
    letters.take()
    assert walker.wrong == []


def test_impossible_numbers_in_addresses_are_not_found(
    app: Flask, sign_in: SignIn, letters: Letters
) -> None:
    world, walker = _walker(app, sign_in, Role.ADMIN)
    letters.take()
    found = []
    for rule, access in [*rules(app, "GET"), *rules(app, "POST")]:
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        for path in world.paths(app, rule) if "<int:" in rule.rule else ():
            for number in IMPOSSIBLE_IDS if may_enter(access, Role.ADMIN) else ():
                impossible = re.sub(r"\d+(?=[/.]|$)", number, path)
                answer = walker.client.open(impossible, method=method)
                # A change may answer with a message on the page one came from.
                if answer.status_code not in ({404} if method == "GET" else {302, 404, 405}):
                    found.append(f"{method} {impossible}: {answer.status}")
    assert found == []


def _walker(app: Flask, sign_in: SignIn, role: Role | None) -> tuple[World, Walker]:
    world = make_world()
    person: User | None = world.people[role] if role else None
    return world, Walker(sign_in(person) if person else app.test_client(), [])


def _paths(app: Flask, world: World, role: Role | None, method: str) -> Iterator[str]:
    for rule, access in rules(app, method):
        if may_enter(access, role) and rule.endpoint not in LEFT_OUT:
            yield from world.paths(app, rule)


def _form_of(walker: Walker, path: str, app: Flask) -> SentForm:
    """Return the form that leads to a path: from its own page, or the fields such buttons send."""
    if "GET" in app.url_map.bind("localhost").allowed_methods(path):
        for form in forms_of(path, walker.get(path)):
            if form.method == "POST" and form.action == path:
                return form
    fields = ("version", "to", "state", "seen", "idempotency_key", "reason")
    return SentForm(path, "POST", {name: [b"1"] for name in fields})
