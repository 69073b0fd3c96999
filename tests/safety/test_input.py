"""Whatever is sent to whatever address: never a 5xx, and what is refused leaves nothing.

Each page is opened and each form sent on both databases, by one of those it is for, in turn by
their roles: who may use it changes what it answers, hardly how it reads. What is bad all over is
refused before any database: SQLite's runs send that; what reaches the columns, PostgreSQL's, whose
columns are the stricter ones. The forms are shared out in parts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.extensions import db
from tests.letters import Letters
from tests.pages import NO_PAGE
from tests.safety.forms import HUGE, SentForm, encoded, forms_of, told_invalid, turned
from tests.safety.stored import Stored, noting_what_is_stored
from tests.safety.world import SignIn, World, make_world, may_enter, rules
from tests.sharing import DATABASES

VISITORS = [None, *Role]
pytestmark = pytest.mark.both_databases
PARTS = 3
FORM = "application/x-www-form-urlencoded"
COMMON = ("q", "page", "sort", "item", "state", "group", "fair", "organization", "year", "v")
PAGES = (b"page=0&sort=__class__", b"page=1000000000000&sort=-", b"page=-1", b"page=%C2%B2")
# Signing out would end the walk; readiness answers 503 by design.
LEFT_OUT = {"accounts.logout", "web.readyz"}
MEGABYTE = b"q=" + b"a" * 2**20
IMPOSSIBLE_IDS = (HUGE, "0", "2147483648", "%00")
LARGE = 8  # one form in so many gets a body of a megabyte: no form sees it, the server refuses
QUERIES = 2  # how many bad queries each list gets on each of the databases
# Tries and looks are counted, refused or not; a refused form's key is taken and given back.
BESIDE = {"access_records", "attempt_counts", "idempotency_keys"}


@dataclass
class Walker:
    """Clients that note what went wrong instead of stopping at the first."""

    clients: dict[Role | None, FlaskClient]
    stored: Stored
    wrong: list[str]

    def get(self, role: Role | None, path: str, query: bytes = b"") -> str:
        """Open a page; return its source when it is one."""
        answer = self._open(role, "GET", path, query, query_string=query.decode())
        is_page = answer and answer.status_code == 200 and answer.mimetype == "text/html"
        return answer.text if is_page else ""

    def post(self, role: Role | None, path: str, body: bytes) -> str:
        """Send a form; what was refused must have stored nothing. Return the page of a refusal."""
        self.stored.clear()
        answer = self._open(role, "POST", path, body, data=body, content_type=FORM)
        if answer is None or 300 <= answer.status_code < 400:
            return ""
        if kept := self.stored.tables - BESIDE:
            self.wrong.append(f"POST {path} {body[:80]!r}: refused, but stored {sorted(kept)}")
        return answer.text if answer.mimetype == "text/html" else ""

    def _open(self, role: Role | None, method: str, path: str, sent: bytes, **request: Any) -> Any:
        told = f"{method} {path} as {role} {sent[:300]!r}"
        try:
            answer = self.clients[role].open(path, method=method, **request)
        except Exception as error:  # in production each of them is a 500
            db.session.rollback()
            self.wrong.append(f"{told}: {error!r:.200}")
            return None
        if answer.status_code >= 500:
            self.wrong.append(f"{told}: {answer.status}")
        return answer


@pytest.fixture
def world(app: Flask, letters: Letters) -> Iterator[World]:
    """The cluster whose pages are walked; what it writes to people is no matter here."""
    yield make_world()
    letters.take()


@pytest.fixture
def walker(app: Flask, world: World, sign_in: SignIn) -> Iterator[Walker]:
    """Visitors of every role, and what they found wrong."""
    clients = {role: sign_in(person) for role, person in world.people.items()}
    with noting_what_is_stored() as stored:
        yield Walker({None: app.test_client(), **clients}, stored, [])


def test_nonsense_in_addresses_never_fails(
    app: Flask, world: World, walker: Walker, database: str
) -> None:
    half = DATABASES.index(database)
    for turn, (path, roles) in enumerate(_paths(app, world, "GET")):
        role = roles[(turn + half) % len(roles)]
        source = walker.get(role, path, turned(COMMON, turn + half))
        forms = [form for form in forms_of(path, source) if form.method == "GET"]
        names = dict.fromkeys([*COMMON, *(name for form in forms for name in form.values)])
        bodies = [turned(names, turn + 2 * further + half) for further in range(QUERIES)]
        huge = encoded({name: [HUGE.encode()] for name in names})
        for query in (*bodies, *PAGES[half::2], huge) if forms else ():
            walker.get(role, path, query)
    assert walker.wrong == []


@pytest.mark.parametrize("part", range(PARTS))
def test_nonsense_in_forms_is_refused_and_stores_nothing(
    app: Flask, world: World, walker: Walker, database: str, part: int
) -> None:
    half = DATABASES.index(database)
    for turn, (path, roles) in enumerate(_paths(app, world, "POST")):
        if turn % PARTS == part:
            role = roles[(turn // PARTS + half) % len(roles)]
            form = _form_of(walker, role, path, app)
            if half:
                _send_one_bad_among_good(walker, role, path, form)
            else:
                _send_nonsense(walker, role, path, form, turn)
    assert walker.wrong == []


def _send_nonsense(walker: Walker, role: Role | None, path: str, form: SentForm, turn: int) -> None:
    walker.post(role, path, turned(form.values, turn))
    if turn % LARGE == 0:
        walker.post(role, path, MEGABYTE)
    for body in form.halves():
        walker.post(role, path, body)


def _send_one_bad_among_good(walker: Walker, role: Role | None, path: str, form: SentForm) -> None:
    """Send each field bad while the others are good, for it to get past the form.

    Fields are judged one by one: those that a form wholly bad is told to mend need no turn alone.
    """
    told: set[str] = set()
    if form.visible:
        told = told_invalid(walker.post(role, path, form.bad(*form.visible)) or "<p>")
    for name in form.values:
        if name not in told:
            walker.post(role, path, form.bad(name))


def test_impossible_numbers_in_addresses_are_not_found(
    app: Flask, world: World, walker: Walker
) -> None:
    found = []
    for rule, access in [*rules(app, "GET"), *rules(app, "POST")]:
        method = "GET" if "GET" in (rule.methods or ()) else "POST"
        for path in world.paths(app, rule) if "<int:" in rule.rule else ():
            for number in IMPOSSIBLE_IDS if may_enter(access, Role.ADMIN) else ():
                impossible = re.sub(r"\d+(?=[/.]|$)", number, path)
                client = walker.clients[Role.ADMIN]
                answer = client.open(impossible, method=method, headers=NO_PAGE)
                # A change may answer with a message on the page one came from.
                if answer.status_code not in ({404} if method == "GET" else {302, 404, 405}):
                    found.append(f"{method} {impossible}: {answer.status}")
    assert found == []


def _paths(app: Flask, world: World, method: str) -> Iterator[tuple[str, list[Role | None]]]:
    """Yield every address with those who may enter."""
    for rule, access in rules(app, method):
        roles = [role for role in VISITORS if may_enter(access, role)]
        if roles and rule.endpoint not in LEFT_OUT:
            for path in world.paths(app, rule):
                yield path, roles


def _form_of(walker: Walker, role: Role | None, path: str, app: Flask) -> SentForm:
    """Return the form that leads to a path: from its own page, or the fields such buttons send."""
    if "GET" in app.url_map.bind("localhost").allowed_methods(path):
        for form in forms_of(path, walker.get(role, path)):
            if form.method == "POST" and form.action == path:
                return form
    fields = ("version", "to", "state", "seen", "idempotency_key", "reason")
    return SentForm(path, "POST", {name: [b"1"] for name in fields})
