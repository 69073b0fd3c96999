"""The college's own templates: what is taken, what is refused and where, who may."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from docx import Document
from flask import Flask
from flask.testing import FlaskClient

from app.base.errors import NotAllowedError
from app.documents import queries
from app.documents.catalog import FORMS, LETTER_OF_THANKS, TARGET_CONTRACT
from app.documents.errors import DocumentError, NoPdfError, TemplateChangedError, TemplateError
from app.documents.printing import render_paper
from app.documents.services.templates import replace_template, restore_ours
from app.documents.template_check import check_template
from app.extensions import db
from tests.awards.factories import LetterFactory
from tests.documents.test_papers import issued
from tests.factories import UserFactory
from tests.pages import text_of

NOW = datetime(2024, 10, 5, 9, tzinfo=UTC)
PATH = "/admin/templates/letter_of_thanks"


def word(*paragraphs: str, cell: str = "") -> bytes:
    document = Document()
    for one in paragraphs:
        document.add_paragraph(one)
    if cell:
        document.add_table(1, 1).cell(0, 0).text = cell
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", 8) as new:
        for known in old.namelist():
            if known != name:
                new.writestr(known, old.read(known))
        new.writestr(name, content)
    return target.getvalue()


def sent(data: bytes, seen: int = 0) -> dict[str, Any]:
    return {"file": (io.BytesIO(data), "Бланк.docx"), "seen": str(seen)}


GOOD = word("Письмо № {{ number }}", "{% if basis %}{{ basis|upper }}{% endif %}")


@pytest.mark.parametrize("form", FORMS.values(), ids=str)
def test_ours_pass_their_own_check(app: Flask, form: Any) -> None:
    assert form.fields.keys() == form.specimen.keys()
    check_template(form.word_template.read_bytes(), form)


def test_an_unknown_field_is_named_with_its_place(app: Flask) -> None:
    with pytest.raises(TemplateError, match=r"Рядом с «Кому: \{\{ whom \}\}».*«whom»"):
        check_template(word("Первый", "Кому: {{ whom }}", "{{ number }}"), LETTER_OF_THANKS)
    with pytest.raises(TemplateError, match=r"В таблице, рядом с «\{\{ whom \}\}»"):
        check_template(word("{{ number }}", cell="{{ whom }}"), LETTER_OF_THANKS)


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__ }}",
        "{{ number.__class__ }}",
        "{{ number['x'] }}",
        "{{ config }}",
        "{{ college.__init__ }}",
        "{{ number.upper() }}",
        "{{ range(9) }}",
        "{{ number|attr('x') }}",
        "{{ number|map('upper') }}",
        "{{ number * 9 }}",
        "{{ obligations }}",
        "{% for x in cycler %}{{ x }}{% endfor %}",
        "{% for x in number %}{{ x }}{% endfor %}",
        "{% for x in [1, 2] %}{{ x }}{% endfor %}",
        "{% for row in obligations %}{{ row.__class__ }}{% endfor %}",
        "{% for row in obligations %}{{ loop.cycle }}{% endfor %}",
        "{% for row in obligations recursive %}{{ row.text }}{% endfor %}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% set x = number %}",
        "{% macro x() %}{% endmacro %}",
        "{{ row.text }}",
        "{% if number %}",
    ],
)
def test_code_is_refused(app: Flask, tag: str) -> None:
    with pytest.raises(TemplateError):
        check_template(word("{{ number }}", tag), TARGET_CONTRACT)


def test_code_in_a_branch_that_is_not_taken_is_refused(app: Flask) -> None:
    with pytest.raises(TemplateError):
        check_template(word("{% if not number %}{{ ''.__class__ }}{% endif %}"), LETTER_OF_THANKS)


RELS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="x" Target="http://a.example" TargetMode="External"/>'
    b"</Relationships>"
)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("word/vbaProject.bin", b"x", "макросы"),
        ("word/embeddings/one.bin", b"x", "вложенные"),
        ("word/_rels/settings.xml.rels", RELS, "ссылки наружу"),
        ("word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', "объявления"),
        ("word/bomb.xml", b" " * 60_000_000, "слишком много"),
        ("word/f.xml", b"<a><w:instrText>DDEAUTO x</w:instrText></a>", "поля Word"),
    ],
    ids=["macro", "embedded", "external", "entity", "bomb", "dde"],
)
def test_more_than_text_is_refused(app: Flask, name: str, content: bytes, told: str) -> None:
    with pytest.raises(DocumentError, match=told):
        check_template(with_part(GOOD, name, content), LETTER_OF_THANKS)


def test_a_template_without_fields_is_refused(app: Flask) -> None:
    with pytest.raises(TemplateError, match="ни одного поля"):
        check_template(word("Спасибо"), LETTER_OF_THANKS)


def test_an_issued_paper_stays_with_its_version(app: Flask) -> None:
    admin, kind = UserFactory(role="admin"), LETTER_OF_THANKS.name
    first = replace_template(kind, data=GOOD, name="a.docx", seen=0, actor=admin, now=NOW)
    paper = issued(LetterFactory())
    before = render_paper(paper, "docx")
    second = word("Иначе {{ number }}")
    replace_template(kind, data=second, name="b.docx", seen=first.id, actor=admin, now=NOW)
    assert paper.template_id == first.id
    assert render_paper(paper, "docx") == before
    with pytest.raises(NoPdfError):
        render_paper(paper, "pdf")
    current = queries.current_template(kind)
    assert current
    restore_ours(kind, seen=current.id, actor=admin)
    assert queries.current_template(kind) is None
    assert render_paper(paper, "docx") == before


def test_the_second_of_two_uploads_is_told(app: Flask) -> None:
    admin, kind = UserFactory(role="admin"), LETTER_OF_THANKS.name
    replace_template(kind, data=GOOD, name="a.docx", seen=0, actor=admin, now=NOW)
    with pytest.raises(TemplateChangedError):
        replace_template(kind, data=GOOD, name="b.docx", seen=0, actor=admin, now=NOW)
    assert len(queries.earlier_templates(kind)) == 1


def test_only_who_may_replaces(app: Flask) -> None:
    with pytest.raises(NotAllowedError):
        replace_template(
            "letter_of_thanks",
            data=GOOD,
            name="a.docx",
            seen=0,
            actor=UserFactory(role="staff"),
            now=NOW,
        )


def test_an_administrator_replaces_tries_and_goes_back(as_admin: Any) -> None:
    assert "наш шаблон" in as_admin.page("/admin/templates/", status=200)
    assert "{{ recipient_name }}" in as_admin.page(PATH, status=200)
    assert "whom" in text_of(as_admin.post(PATH, data=sent(word("{{ whom }}"))), status=422)
    assert as_admin.post(PATH, data=sent(GOOD)).status_code == 302
    assert "шаблон колледжа от" in as_admin.page("/admin/templates/", status=200)
    current = queries.current_template("letter_of_thanks")
    assert current
    for path in (f"{PATH}/ours.docx", f"{PATH}/trial.docx"):
        assert as_admin.get(path).data.startswith(b"PK")
    assert as_admin.get(f"/admin/templates/versions/{current.id}.docx").data == GOOD
    assert "заменили" in text_of(as_admin.post(PATH, data=sent(GOOD)), status=422)
    assert as_admin.post(f"{PATH}/restore", data={"seen": str(current.id)}).status_code == 302
    db.session.expire_all()
    assert queries.current_template("letter_of_thanks") is None


@pytest.mark.parametrize("role", ["staff", "employer", "student", "council"])
def test_others_are_kept_out(as_role: Any, role: str) -> None:
    client: FlaskClient = as_role(role)
    assert client.get("/admin/templates/").status_code == 403
    assert client.post(PATH, data=sent(GOOD)).status_code == 403
    assert client.get(f"{PATH}/trial.docx").status_code == 403
