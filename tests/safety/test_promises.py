"""What every form owes: sent twice it makes one record; with an old version it stores nothing."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from app.accounts.enums import Role
from app.extensions import db
from tests.letters import Letters
from tests.pages import text_of
from tests.promises import CREATED, EDITED, NEITHER, PREPARED
from tests.safety.forms import SentForm, encoded, forms_of
from tests.safety.stored import rows_by_table
from tests.safety.world import SignIn, World, make_world

FORM = "application/x-www-form-urlencoded"
TYPED = "Моя правка"


def _together(promised: Iterable[str]) -> dict[str, list[str]]:
    """Return forms by the world they go through: those of a package share one, if they can."""
    found: dict[str, list[str]] = {}
    for endpoint in promised:
        name = endpoint if endpoint in PREPARED else endpoint.partition(".")[0]
        found.setdefault(name, []).append(endpoint)
    return found


CREATIONS, EDITIONS = _together(CREATED), _together(EDITED)


@pytest.mark.parametrize("forms", CREATIONS)
def test_a_form_sent_twice_makes_one_record(
    app: Flask, sign_in: SignIn, letters: Letters, forms: str
) -> None:
    world = _prepared_world(forms)
    for endpoint in CREATIONS[forms]:
        client, path, form = _form_of(app, world, sign_in, endpoint, "idempotency_key")
        before = rows_by_table()
        body = encoded(form.complete(**CREATED[endpoint]))
        first, second = (client.post(path, data=body, content_type=FORM) for _ in range(2))
        letters.take()
        assert first.status_code == 302, f"{endpoint}: {_complaints(first)}"
        assert (second.status_code, second.location) == (302, first.location), endpoint
        made = {table: rows - before[table] for table, rows in rows_by_table().items()}
        assert sum(made[table] for table in made if table not in BESIDE) >= 1, endpoint
        client.post(path, data=body, content_type=FORM)
        letters.take()
        assert {table: rows - before[table] for table, rows in rows_by_table().items()} == made


@pytest.mark.parametrize("forms", EDITIONS)
def test_a_stale_form_stores_nothing_and_shows_both_versions(
    app: Flask, sign_in: SignIn, letters: Letters, forms: str
) -> None:
    world = _prepared_world(forms)
    for endpoint in EDITIONS[forms]:
        client, path, form = _form_of(app, world, sign_in, endpoint, "version")
        version = int(form.values["version"][0])
        words = [name for name, kind in form.kinds.items() if kind in {"text", "textarea"}]
        said = [name for name in words if _is_said(form, name)]
        typed = dict.fromkeys((said or words)[:1], TYPED)
        before = everything()
        body = encoded(form.complete(**typed, version=str(version - 1)))
        page = client.post(path, data=body, content_type=FORM)
        letters.take()
        shown = text_of(page, status=409)
        assert everything() == before, endpoint
        assert not typed or TYPED in page.text, endpoint
        for name in said[:1]:
            assert " ".join(form.values[name][0].decode().split()) in shown, "what is stored"


def test_every_form_of_the_site_has_its_promise(app: Flask) -> None:
    changing = {
        rule.endpoint for rule in app.url_map.iter_rules() if {"GET", "POST"} <= set(rule.methods)
    }
    promised = {*CREATED, *EDITED, *NEITHER}
    assert changing - promised == set(), "tests/promises.py: a new form is one line there"
    assert promised - changing == set()


BESIDE = {
    "attempt_counts", "audit_entries", "audit_fields", "idempotency_keys", "letters",
    "search_words",
}  # fmt: skip


def everything() -> dict[str, list[Any]]:
    """Return every row of every table."""
    rows = {
        table.name: sorted(map(repr, db.session.execute(table.select())))
        for table in db.metadata.sorted_tables
    }
    db.session.rollback()
    return rows


def _form_of(
    app: Flask, world: World, sign_in: SignIn, endpoint: str, field: str
) -> tuple[FlaskClient, str, SentForm]:
    """Return the form of a page as the first role sees it that has it."""
    rule = next(
        one for one in app.url_map.iter_rules(endpoint) if {"GET", "POST"} <= set(one.methods or ())
    )
    [path, *_] = world.paths(app, rule)
    for role in (Role.STAFF, Role.ADMIN, Role.EMPLOYER, Role.COUNCIL, Role.STUDENT, Role.MENTOR):
        client = sign_in(world.people[role])
        # Of many items of the plan none is offered before it is looked up: one is asked for.
        page = client.get(path, query_string={"item": world.ids["item_id"]})
        for form in forms_of(path, page.text if page.status_code == 200 else ""):
            if form.method == "POST" and form.action == path and field in form.values:
                return client, path, form
    raise AssertionError(f"nobody finds a form with «{field}» at {path}")


def _prepared_world(endpoint: str) -> World:
    world = make_world()
    if endpoint in PREPARED:
        PREPARED[endpoint](world)
        db.session.commit()
    return world


def _is_said(form: SentForm, name: str) -> bool:
    """Tell whether a field holds words of the record, not a date or a number in some spelling."""
    value = form.values[name][0].decode()
    return name not in form.guessed and bool(re.search("[А-Яа-я]", value))


def _complaints(page: Any) -> str:
    found = html.fromstring(page.text).xpath("//*[contains(@class, 'error')]")
    return " ".join(" ".join(one.text_content() for one in found).split())
