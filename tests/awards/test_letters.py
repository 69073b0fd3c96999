"""Letters of thanks: who gets the file, and what it says."""

import io
from typing import Any

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient
from pypdf import PdfReader

from app.awards.enums import AwardKind
from app.awards.models import Award
from app.awards.ranking import fingerprint
from app.awards.services.closing import close_round
from app.awards.services.tally import read_tally
from app.extensions import db
from app.organizations.models import Organization
from tests.awards.factories import (
    NOW,
    AwardRoundFactory,
    LetterFactory,
    member,
    nominations_of,
    scoring_round,
    submit_sheet,
)
from tests.mentors.factories import MentorFactory, account_of
from tests.pages import text_of


@pytest.fixture
def letter(app: Flask) -> Award:
    return LetterFactory()


def pdf_text(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_the_pdf_names_the_mentor_in_the_dative(as_staff: FlaskClient, letter: Award) -> None:
    response = as_staff.get(f"/awards/letters/{letter.id}.pdf")
    assert response.mimetype == "application/pdf"
    assert response.headers["Content-Disposition"].startswith('attachment; filename="document.pdf"')
    text = pdf_text(response.data)
    for part in (
        "Ковальчук Марии Петровне",
        "учителю математики",
        "Уважаемая Мария Петровна!",
        "За десять уроков. Спасибо!",
        "Директор Н. А. Землянская",
        "№ 1 / 20 марта 2024 г.",
    ):
        assert part in text


def test_the_pdf_carries_the_awards_date_and_not_todays(
    as_staff: FlaskClient, letter: Award
) -> None:
    reader = PdfReader(io.BytesIO(as_staff.get(f"/awards/letters/{letter.id}.pdf").data))
    assert reader.metadata is not None
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == letter.awarded_on


def test_the_word_file_says_the_same(as_staff: FlaskClient, letter: Award) -> None:
    response = as_staff.get(f"/awards/letters/{letter.id}.docx")
    assert response.headers["Content-Disposition"].startswith("attachment")
    document = Document(io.BytesIO(response.data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Ковальчук Марии Петровне" in text
    assert "За десять уроков." in text


def test_the_cards_own_spelling_wins(as_staff: FlaskClient) -> None:
    letter = LetterFactory(
        mentor__own_name_dative="Ковальчуку Марию", mentor__own_position_dative="тьютору"
    )
    text = pdf_text(as_staff.get(f"/awards/letters/{letter.id}.pdf").data)
    assert "Ковальчуку Марию" in text
    assert "тьютору" in text


def test_the_own_employer_and_the_mentor_have_it_too(
    as_employer: FlaskClient, sign_in: Any
) -> None:
    own = db.session.get_one(Organization, as_employer.user.organization_id)
    letter = LetterFactory(mentor__organization=own)
    path = f"/awards/letters/{letter.id}.pdf"
    assert path in as_employer.get(f"/awards/{letter.round_id}").text
    assert as_employer.get(path).status_code == 200
    mentor = sign_in(account_of(letter.mentor))
    assert mentor.get(path).status_code == 200
    assert path in mentor.get("/dashboard").text


@pytest.mark.parametrize("role", ["employer", "mentor", "student", "council"])
def test_a_strangers_letter_is_not_found(as_role: Any, role: str, letter: Award) -> None:
    client = as_role(role)
    for name in ("pdf", "docx"):
        assert client.get(f"/awards/letters/{letter.id}.{name}").status_code == 404
    assert client.get(f"/awards/letters/{letter.id}/edit").status_code == 403


def test_what_is_no_letter_is_not_found(
    as_staff: FlaskClient, client: FlaskClient, letter: Award
) -> None:
    for path in (f"{letter.id}.exe", f"{letter.id}.pdf.exe", "999999.pdf", f"{10**30}.pdf"):
        assert as_staff.get(f"/awards/letters/{path}").status_code == 404
    assert client.get(f"/awards/letters/{letter.id}.pdf").status_code == 302


def test_staff_rewords_a_letter_and_hears_of_signs_no_font_has(
    as_staff: FlaskClient, letter: Award
) -> None:
    path = f"/awards/letters/{letter.id}/edit"
    data = {
        "version": letter.version,
        "wording": "#panic() {{ 7*7 }} *как есть*",
        "change_reason": "Опечатка",
    }
    assert as_staff.post(path, data=data).status_code == 302
    assert as_staff.post(path, data=data).status_code == 409
    pdf = as_staff.get(f"/awards/letters/{letter.id}.pdf").data
    assert "#panic() {{ 7*7 }} *как есть*" in pdf_text(pdf)
    other = LetterFactory(round=letter.round, number=2, previous_number=1, wording="Спасибо 😀")
    page = as_staff.get(f"/awards/letters/{other.id}.pdf", follow_redirects=True)
    assert "нет в шрифте" in text_of(page)


def test_an_award_of_the_first_place_is_no_letter(as_staff: FlaskClient, letter: Award) -> None:
    letter.kind, letter.place = AwardKind.AWARD, 1
    assert as_staff.get(f"/awards/letters/{letter.id}.pdf").status_code == 404


def test_an_issued_letter_does_not_rewrite_itself(as_staff: FlaskClient, app: Flask) -> None:
    letter = closed_round_letter(as_staff)
    issued = pdf_text(as_staff.get(f"/awards/letters/{letter.id}.pdf").data)
    letter.mentor.last_name = "Новая"
    letter.mentor.position = "директор"
    letter.mentor.organization.name = "Школа под новым именем"
    letter.round.signatory_name = "Другой Подписывающий"
    db.session.commit()
    assert pdf_text(as_staff.get(f"/awards/letters/{letter.id}.pdf").data) == issued
    as_staff.post(
        f"/awards/letters/{letter.id}/edit",
        data={
            "wording": "За двадцать уроков.",
            "version": letter.version,
            "change_reason": "Ошибка",
        },
    )
    edited = pdf_text(as_staff.get(f"/awards/letters/{letter.id}.pdf").data)
    assert "За двадцать уроков." in edited
    assert "Новой" not in edited


def closed_round_letter(staff: FlaskClient) -> Award:
    """Return a letter of a round that was closed the way the product closes one."""
    round_ = scoring_round()
    submit_sheet(nominations_of(round_)[0], member(), 9, 9)
    seen = fingerprint(read_tally(round_, visible_to=staff.user).standings)
    close_round(round_, seen=seen, actor=staff.user, now=NOW)
    db.session.commit()
    letter: Award = db.session.scalars(db.select(Award).where(Award.kind == AwardKind.LETTER)).one()
    return letter


def test_all_letters_of_a_round_come_as_one_file(
    as_staff: FlaskClient, as_employer: FlaskClient, as_council: FlaskClient
) -> None:
    school = db.session.get_one(Organization, as_employer.user.organization_id)
    own = MentorFactory(organization=school, last_name="Своя")
    first = LetterFactory(mentor=own)
    LetterFactory(round=first.round, number=2, previous_number=1)
    path = f"/awards/{first.round_id}/letters.pdf"
    assert path in as_staff.get(f"/awards/{first.round_id}").text
    assert len(PdfReader(io.BytesIO(as_staff.get(path).data)).pages) == 2
    mine = PdfReader(io.BytesIO(as_employer.get(path).data))
    assert len(mine.pages) == 1
    assert as_council.get(path).status_code == 404
    assert as_staff.get(f"/awards/{AwardRoundFactory().id}/letters.pdf").status_code == 404


def test_a_letter_is_looked_at_before_it_is_saved(as_staff: FlaskClient) -> None:
    letter = LetterFactory()
    data = {"wording": "Новые слова благодарности", "version": letter.version, "act": "look"}
    draft = as_staff.post(f"/awards/letters/{letter.id}/edit", data=data)
    text = " ".join(PdfReader(io.BytesIO(draft.data)).pages[0].extract_text().split())
    assert "Новые слова благодарности" in text
    assert db.session.get_one(Award, letter.id).wording == "За десять уроков.\nСпасибо!"
