"""What a role does not need is not sent: the card of a minor student stays within the college."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.extensions import db
from tests.letters import Letters
from tests.safety.files import text_in
from tests.safety.world import SignIn, make_world, may_enter, rules

OUTSIDERS = [None, Role.EMPLOYER, Role.MENTOR, Role.COUNCIL]
# SECRETS of world.py in every way the site prints them, white space and signs of a phone left out.
PRINTED = (
    "29.11.2007", "2007-11-29", "29ноября2007", "9495551927", "tayna-studenta@minor.example",
    "Сентинельск",
)  # fmt: skip


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("role", OUTSIDERS)
def test_no_page_or_file_tells_of_a_minors_card(
    app: Flask, sign_in: SignIn, letters: Letters, role: Role | None, over: bool
) -> None:
    world = make_world(over=over)
    letters.take()
    client = sign_in(world.people[role]) if role else app.test_client()
    told = [
        f"{path}: {secret}"
        for rule, access in rules(app, "GET")
        if may_enter(access, role)
        for path in world.paths(app, rule)
        for secret in _told(client.get(path))
    ]
    assert told == []


def test_staff_read_the_card(sign_in: SignIn, letters: Letters) -> None:
    # The walk above looks for the right words: those who need them see them.
    world = make_world()
    letters.take()
    world.student.user_id = None  # with an account its address counts, not the card's
    db.session.commit()
    page = sign_in(world.people[Role.STAFF]).get(f"/students/{world.student.id}")
    assert set(_told(page)) >= {"29ноября2007", "9495551927", "tayna-studenta@minor.example"}


def _told(answer: Any) -> Iterator[str]:
    text = re.sub(r"[\s()+\u00a0-]", "", text_in(answer.data))
    for secret in PRINTED:
        if secret.replace("-", "") in text:
            yield secret
