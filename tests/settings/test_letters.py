"""Letters in the college's own words: what may stand in braces, what leaves, the way back."""

from datetime import UTC, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.factory import PACKAGES
from app.joining.letters import write_receipt
from app.settings.letters import LetterField, WordedLetter, worded_letters
from app.settings.models import LetterText
from tests.joining.factories import JoinRequestFactory
from tests.letters import Letters
from tests.pages import text_of

DECLARED = [letter for package in PACKAGES for letter in package.letters]
RECEIPT = "/admin/settings/letters/joining-receipt"
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)


@pytest.mark.parametrize("letter", DECLARED, ids=lambda letter: letter.key)
def test_our_words_name_every_declared_field(app: Flask, letter: WordedLetter) -> None:
    text = letter.our_text()
    for field in letter.fields:
        assert f"{{{field.name}}}" in text, field.name
    letter.check(text)
    filled = letter.fill(text, letter.samples())
    assert "{" not in filled
    for field in letter.fields:
        assert field.shown(field.sample) in filled


def test_every_letter_is_known_by_one_name(app: Flask) -> None:
    assert len(worded_letters()) == len(DECLARED)


def test_what_is_filled_in_is_never_read_again() -> None:
    letter = WordedLetter("x/letters/y.txt", "", (LetterField("имя", "who.name", "Анна"),))
    hostile = "{{ 7*7 }} {имя} {ссылка} {% x %}"
    assert letter.fill("Для {имя}.", {"who": type("Who", (), {"name": hostile})}) == (
        f"Для {hostile}."
    )
    assert letter.fill("Для {имя}.", {}) == "Для ."


def test_the_college_s_words_leave_and_ours_come_back(
    as_admin: FlaskClient, letters: Letters
) -> None:
    request = JoinRequestFactory()
    db.session.commit()
    body = "Добрый день, {имя}!\n\nЗаявка организации {организация} у нас."
    sent = {"body": body, "version": ""}
    assert as_admin.post(RECEIPT, data=sent).status_code == 302
    assert "свой текст" in as_admin.page("/admin/settings/")
    write_receipt(request, now=NOW)
    letter = letters.to(request.email)
    assert f"Добрый день, {request.contact_name}!" in letter.body
    assert f"{request.name} у нас" in letter.body
    assert as_admin.post(RECEIPT, data={**sent, "version": "7"}).status_code == 409
    as_admin.post(f"{RECEIPT}/reset")
    write_receipt(request, now=NOW)
    assert "Мы получили вашу заявку" in letters.to(request.email).body


@pytest.mark.parametrize(
    ("name", "body", "said"),
    [
        ("joining-receipt", "Здравствуйте, {имя}! {паспорт}", "{паспорт}"),
        ("joining-receipt", "{{ config }} {user.password}", "{user.password}"),
        ("accounts-invitation", "Здравствуйте, {имя}!", "{ссылка}"),
    ],
)
def test_a_bad_text_is_refused_by_its_field(
    as_admin: FlaskClient, name: str, body: str, said: str
) -> None:
    for extra in ({}, {"preview": "y"}):
        answer = as_admin.post(f"/admin/settings/letters/{name}", data={"body": body, **extra})
        assert said in text_of(answer)
    assert db.session.scalar(db.select(LetterText)) is None


def test_a_letter_is_looked_at_before_it_is_saved(as_admin: FlaskClient) -> None:
    body = "Добрый день, {имя}! Заявка получена."
    answer = as_admin.post(RECEIPT, data={"body": body, "preview": "y"})
    assert "Добрый день, Зорина Анна Петровна!" in text_of(answer, status=200)
    assert db.session.scalar(db.select(LetterText)) is None


def test_staff_does_not_word_letters(as_staff: FlaskClient) -> None:
    assert as_staff.get(RECEIPT).status_code == 403
    assert as_staff.post(f"{RECEIPT}/reset").status_code == 403


def test_a_letter_nobody_declared_is_not_there(as_admin: FlaskClient) -> None:
    assert as_admin.get("/admin/settings/letters/nothing").status_code == 404
