"""What people type is shown as they typed it: never as markup, never as a template."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from lxml import html
from sqlalchemy import Column, Enum, String, Table

from app.accounts.enums import Role
from app.base.sealed import SealedText
from app.documents.models import Paper
from app.extensions import db
from tests.letters import Letters
from tests.pages import NO_PAGE
from tests.safety.files import text_in
from tests.safety.world import SignIn, World, make_world, may_enter, rules

pytestmark = pytest.mark.shared_databases
VISITORS = [None, *Role]
SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=1>"
DATA = "application/ld+json"
TEMPLATE = "q{{7*7}}{%if 1%}q"
# Columns that hold no words of people: keys, addresses to write to, values with a form.
NO_WORDS = {
    "abstain_reason", "algorithm", "audience", "code", "digest", "document", "email", "entity",
    "inn", "key", "kind", "kpp", "location", "lottery", "name_key", "number", "ogrn",
    "order_number", "password_hash", "phone", "recipient", "request_id", "result_url",
    "seed_text", "stem", "subject_key", "supervisor_phone", "title_key", "town_key",
}  # fmt: skip
# Words that stand only together with something else, so that they are written over, never added.
# With the day of the minutes, with what it is, with the moment of the end, instead of a card.
WHERE_SAID = {
    "minutes_number", "ground", "sealed_reason", "employer_name",
    "study_groups.training_organization",  # of training elsewhere alone
}  # fmt: skip
DOCUMENTS = {"awards.letter_file", "contracts.contract_document"}


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("role", VISITORS)
def test_markup_in_records_is_shown_as_text(
    app: Flask, sign_in: SignIn, letters: Letters, role: Role | None, over: bool
) -> None:
    world = make_world(over=over)
    letters.take()
    write_everywhere(SCRIPT)
    client = sign_in(world.people[role]) if role else app.test_client()
    shown = 0
    for path in _pages(app, world, role, over):
        answer = client.get(
            path, headers=NO_PAGE
        )  # the client itself fails on inline scripts and handlers
        assert answer.status_code < 500, path
        if answer.mimetype == "text/html" and answer.status_code == 200:
            page = html.fromstring(answer.text)
            scripts = page.xpath("//script[contains(., 'alert')]")
            # What search engines read is data: nobody runs it while it holds no markup at all.
            run = [one for one in scripts if one.get("type") != DATA or "<" in one.text]
            assert [*page.xpath("//img[@src='x']"), *run] == [], path
            shown += SCRIPT in page.text_content()
    assert shown, "no page showed what was written"


@pytest.mark.parametrize("over", [False, True])
def test_documents_print_values_and_run_no_templates(
    app: Flask, sign_in: SignIn, letters: Letters, over: bool
) -> None:
    world = make_world(over=over)
    letters.take()
    write_everywhere(f"{TEMPLATE} {SCRIPT}")
    client = sign_in(world.people[Role.STAFF])
    for path in _documents(app, world):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert answer.headers["Content-Disposition"].startswith("attachment"), path
        text = text_in(answer.data)
        assert "q49" not in text, f"{path} ran a template that a person typed"
        assert "7*7" in text, f"{path} prints nothing of what was typed"
        assert "alert(1)" in text, f"{path} lost what looks like markup"


def write_everywhere(text: str) -> None:
    """Put a text into every column that holds words of people."""
    for table in db.metadata.sorted_tables:
        for column in table.columns:
            if _holds_words(table, column):
                over = db.update(table).values({column: _value(table, column, text)})
                names = {column.name, f"{table.name}.{column.name}"}
                said = db.true() if WHERE_SAID.isdisjoint(names) else column != ""
                db.session.execute(over.where(said))
    for paper in db.session.scalars(db.select(Paper)):
        paper.snapshot = {**paper.snapshot, "values": _written(paper.snapshot["values"], text)}
    db.session.commit()


def _written(values: dict[str, Any], text: str) -> dict[str, Any]:
    """Return what a paper says with the text in every line of words."""
    return {
        name: text if isinstance(value, str) and name != "date" else value
        for name, value in values.items()
    }


def _holds_words(table: Table, column: Column[object]) -> bool:
    is_text = isinstance(column.type, String | SealedText) and not isinstance(column.type, Enum)
    return is_text and not column.foreign_keys and column.name not in NO_WORDS


def _value(table: Table, column: Column[object], text: str) -> object:
    if "id" not in table.c or isinstance(column.type, SealedText):
        return text
    return db.literal(text) + db.cast(table.c.id, String)  # apart, where texts must be


def _pages(app: Flask, world: World, role: Role | None, over: bool) -> Iterator[str]:
    """Yield a role's addresses; those of several roles in one of the two states, in turn."""
    for turn, (rule, access) in enumerate(rules(app, "GET")):
        roles = [one for one in VISITORS if may_enter(access, one)]
        if role not in roles or rule.endpoint in {*DOCUMENTS, "web.readyz"}:
            continue
        if len(roles) == 1 or (turn + roles.index(role) + over) % 2 == 0:
            yield from world.paths(app, rule)


def _documents(app: Flask, world: World) -> Iterator[str]:
    for rule, _access in rules(app, "GET"):
        if rule.endpoint in DOCUMENTS:
            yield from world.paths(app, rule)
