"""Papers: numbers without gaps, snapshots nobody can change, who may read one."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.documents import queries
from app.documents.catalog import LETTER_OF_THANKS
from app.documents.enums import PaperState
from app.documents.errors import CancelReasonError
from app.documents.models import Paper, PaperCounter
from app.documents.printing import render_paper
from app.documents.rules import digest_of
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import cancel_paper, draft_paper, issue_paper
from app.documents.snapshot import take_snapshot
from app.extensions import db
from tests.awards.factories import LetterFactory
from tests.documents.samples import LETTER
from tests.factories import UserFactory

NOW = datetime(2024, 10, 5, 9, tzinfo=UTC)


def issued(record: Any, **changes: Any) -> Paper:
    """Return an issued paper of a letter of thanks."""
    snapshot = take_snapshot(LETTER_OF_THANKS, {**LETTER, **changes}, date=date(2024, 10, 5))
    serial = take_numbers(LETTER_OF_THANKS.name, 2024, count=1)[0]
    return issue_paper(
        draft_paper(
            record,
            snapshot,
            number=str(serial),
            serial=serial,
            parties="Ковальчук М. П.",
            actor=None,
            now=NOW,
        )
    )


def test_numbers_follow_each_other_within_a_kind_and_a_year(app: Flask) -> None:
    assert list(take_numbers("order", 2024, count=3)) == [1, 2, 3]
    assert list(take_numbers("order", 2024, count=1)) == [4]
    assert list(take_numbers("order", 2025, count=1)) == [1]
    assert list(take_numbers("letter", 2024, count=2, at_least=7)) == [8, 9]
    assert list(take_numbers("letter", 2024, count=1, at_least=3)) == [10]


def test_a_transaction_taken_back_gives_its_number_back(app: Flask) -> None:
    take_numbers("order", 2024, count=1)
    db.session.commit()
    take_numbers("order", 2024, count=1)
    db.session.rollback()
    assert list(take_numbers("order", 2024, count=1)) == [2]
    assert db.session.scalars(db.select(PaperCounter.last)).all() == [2]


def test_another_paper_of_the_record_supersedes_the_first(app: Flask) -> None:
    letter = LetterFactory()
    first, second = issued(letter), issued(letter, reason="Иначе")
    assert first.state is PaperState.SUPERSEDED
    assert first.superseded_by_id == second.id
    assert queries.find_paper(letter, kind=LETTER_OF_THANKS.name) is second
    with pytest.raises(MoveNotAllowedError):
        issue_paper(first)


def test_a_cancelled_paper_keeps_its_number(app: Flask) -> None:
    letter, staff = LetterFactory(), UserFactory(role="staff")
    paper = issued(letter)
    with pytest.raises(CancelReasonError):
        cancel_paper(paper, reason="", actor=staff, now=NOW)
    with pytest.raises(NotAllowedError):
        cancel_paper(paper, reason="Ошибка", actor=UserFactory(role="student"), now=NOW)
    cancel_paper(paper, reason="Ошибка в имени", actor=staff, now=NOW)
    assert paper.state is PaperState.CANCELLED
    assert issued(letter).number == "2"
    with pytest.raises(MoveNotAllowedError):
        cancel_paper(paper, reason="Ещё раз", actor=staff, now=NOW)


def test_later_changes_of_cards_change_neither_digest_nor_file(app: Flask) -> None:
    letter = LetterFactory()
    paper = issued(letter)
    before = paper.digest, render_paper(paper, "pdf"), render_paper(paper, "docx")
    letter.mentor.last_name, letter.wording = "Новая", "Другое"
    letter.mentor.organization.name = "Другая школа"
    db.session.commit()
    db.session.expire_all()
    assert paper.snapshot
    assert digest_of(paper.snapshot, paper.template_id) == paper.digest
    assert (paper.digest, render_paper(paper, "pdf"), render_paper(paper, "docx")) == before


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_digest_tells_every_change_of_a_text(one: str, other: str) -> None:
    values = {"form": "letter_of_thanks", "date": "2024-10-05"}
    digests = [digest_of({**values, "values": {"reason": text}}, None) for text in (one, other)]
    assert (digests[0] == digests[1]) == (one == other)
    assert digest_of({**values, "values": {"reason": one}}, 1) != digests[0]


@pytest.mark.parametrize(("role", "register", "file"), [
    ("admin", 200, 200), ("staff", 200, 200), ("council", 403, 404), ("mentor", 403, 404),
    ("employer", 403, 404), ("student", 403, 404),
])  # fmt: skip
def test_a_paper_is_read_by_whom_its_record_lets(
    as_role: Any, role: str, register: int, file: int
) -> None:
    client = as_role(role)
    paper = issued(LetterFactory())
    assert client.get("/papers/").status_code == register
    assert client.get(f"/papers/{paper.id}").status_code == register
    for ending in ("pdf", "docx"):
        assert client.get(f"/papers/{paper.id}/file.{ending}").status_code == file


def test_the_register_is_searched_by_number_and_a_paper_cancelled_there(
    as_staff: FlaskClient,
) -> None:
    paper = issued(LetterFactory())
    assert "Ковальчук М. П." in as_staff.page("/papers/?q=1", status=200)
    assert "Ковальчук М. П." not in as_staff.page("/papers/?q=77", status=200)
    as_staff.page(f"/papers/{paper.id}", status=200)
    path = f"/papers/{paper.id}/cancel"
    as_staff.page(path, status=200)
    assert as_staff.post(path, data={"version": 1, "cancel_reason": ""}).status_code == 422
    data = {"version": paper.version, "cancel_reason": "Ошибка в имени"}
    assert as_staff.post(path, data=data).status_code == 302
    assert "Ошибка в имени" in as_staff.page(f"/papers/{paper.id}", status=200)
