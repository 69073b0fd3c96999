"""Letters in tests: one that nobody expected fails the test.

Ask for the `letters` fixture and claim what the test is about: `letters.to("a@b.example")`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from flask import Flask

from app.extensions import db
from app.notifications import texts
from app.notifications.models import Letter
from app.settings.letters import letter_of_template
from tests.pages import check_dots


class Letters:
    """The outbox as a test sees it; what it hands out is expected."""

    def __init__(self) -> None:
        self._claimed: set[int] = set()

    def take(self) -> list[Letter]:
        """Return the letters not yet claimed, the oldest first, and claim them."""
        found = self.unclaimed()
        self._claimed |= {letter.id for letter in found}
        return found

    def to(self, recipient: str) -> Letter:
        """Return the one unclaimed letter to an address and claim it."""
        found = [letter for letter in self.unclaimed() if letter.recipient == recipient]
        assert len(found) == 1, f"{len(found)} letters to {recipient}: {_told(found)}"
        self._claimed.add(found[0].id)
        return found[0]

    def unclaimed(self) -> list[Letter]:
        """Return the letters nobody claimed, without claiming them."""
        db.session.commit()
        letters = db.session.scalars(db.select(Letter).order_by(Letter.id))
        return [letter for letter in letters if letter.id not in self._claimed]


@pytest.fixture(autouse=True)
def letters_know_their_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail where a field the college may write does not stand among what its letter gets."""
    worded = texts._own_words

    def checked(template: str, values: Mapping[str, Any]) -> str:
        letter = letter_of_template(template)
        for field in letter.fields if letter else ():
            head, *rest = field.path.split(".")
            found = values[head]
            for part in rest:
                found = getattr(found, part)
        return worded(template, values)

    monkeypatch.setattr(texts, "_own_words", checked)


@pytest.fixture
def letters(app: Flask) -> Letters:
    """The letters queued during this test."""
    return Letters()


@pytest.fixture(autouse=True)
def no_unexpected_letter(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a letter it did not ask for."""
    if "app" not in request.fixturenames:
        yield
        return
    letters: Letters = request.getfixturevalue("letters")
    yield
    db.session.rollback()
    for letter in db.session.scalars(db.select(Letter)):
        check_dots(f"{letter.subject}\n{letter.body}")
    left = letters.unclaimed()
    assert not left, (
        f"unexpected letters: {_told(left)}. Claim them with the fixture `letters`: "
        "letters.to(address) or letters.take()."
    )


def _told(letters: list[Letter]) -> str:
    return "; ".join(f"«{letter.subject}» to {letter.recipient}" for letter in letters) or "none"
