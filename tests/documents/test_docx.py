"""Word documents: the college's templates, hostile values, and messages one can act on."""

import io
import zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.base.file_text import file_text
from app.documents import docx
from app.documents.catalog import FORMS
from app.documents.catalog import word_template as standard_template
from app.documents.docx import render_docx, template_names
from app.documents.errors import TemplateError
from scripts.make_docx_templates import TEMPLATES
from tests.documents.samples import (
    CONTRACT,
    HOSTILE,
    LETTER,
    members,
    word_template,
    word_text,
)


def test_the_letter_says_who_is_thanked_for_what() -> None:
    text = word_text(render_docx(standard_template("letter_of_thanks"), LETTER))
    for part in (
        "Ковальчук Марии Петровне",
        "учителю начальных классов",
        "Благодарим за работу наставника.",
        "№\u00a014 / 5\u00a0октября\u00a02024\u00a0г.",
        "«Шахтёрский педагогический колледж»",
    ):
        assert part in text
    assert "{" not in text


def test_a_field_left_empty_leaves_no_empty_line() -> None:
    full = word_text(render_docx(standard_template("letter_of_thanks"), LETTER))
    bare = word_text(
        render_docx(standard_template("letter_of_thanks"), LETTER | {"organization": ""})
    )
    assert len(bare.splitlines()) == len(full.splitlines()) - 1


def test_the_contract_lists_each_obligation_with_its_date() -> None:
    text = word_text(render_docx(standard_template("target_contract"), CONTRACT))
    assert "Назначить наставника\n1\u00a0апреля\u00a02024\u00a0г." in text
    assert "Пройти аттестацию\nдо 30 июня 2025 г." in text
    assert "ИНН: 7707083893" in text
    assert "сверьте её с типовой формой" in text


def test_an_adult_needs_no_representative() -> None:
    adult = CONTRACT | {"student_representative": "", "representative_signatory": ""}
    text = word_text(render_docx(standard_template("target_contract"), adult))
    assert "представител" not in text


@pytest.mark.parametrize("name", FORMS)
def test_standard_templates_ask_for_the_fields_of_the_catalog(name: str) -> None:
    assert template_names(standard_template(name)) - {"college"} == set(FORMS[name].fields)


@pytest.mark.parametrize(("form", "build"), TEMPLATES)
def test_committed_templates_are_what_the_script_makes(form, build) -> None:
    assert members(build()) == members(form.word_template.read_bytes())


def test_the_same_values_give_the_same_bytes() -> None:
    template = standard_template("letter_of_thanks")
    assert render_docx(template, LETTER) == render_docx(template, LETTER)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_values_are_printed_as_they_stand(text: str) -> None:
    template = word_template("{{ name }}", "{{ name|upper }}", header="{{ name }}")
    assert word_text(render_docx(template, {"name": text})) == f"{text}\n{text}\n{text.upper()}"


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters()))
@example("{{")
@example("%}")
@example("\x00\ud800]]>")
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    wanted = file_text(text)
    assert word_text(render_docx(word_template("[{{ name }}]"), {"name": text})) == f"\n[{wanted}]"


def test_all_unknown_names_are_listed_wherever_they_stand() -> None:
    template = word_template("{{ inn }} {{ name }}", "{{ kpp }}", header="{{ director }}")
    with pytest.raises(TemplateError, match="director, inn, kpp") as caught:
        render_docx(template, {"name": "Анна"})
    assert caught.value.unknown_names == ("director", "inn", "kpp")


def test_an_unknown_name_inside_a_record_is_named() -> None:
    template = word_template("{% for row in rows %}{{ row.sum }}{% endfor %}")
    with pytest.raises(TemplateError) as caught:
        render_docx(template, {"rows": [{"text": "x"}]})
    assert caught.value.unknown_names == ("sum",)


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("{% if name %}да", "endif"),
        ("Уважаемая {{ name", "рядом с «Уважаемая {{ name"),
        ("{{ name|shout }}", "неизвестный фильтр; доступны: capitalize"),
        ("{{ name.__class__ }}", "вычисления в них запрещены"),
        ("{{ name.upper() }}", "вычисления в них запрещены"),
        ("{{ name * 999999999 }}", "вычисления в них запрещены"),
        ("{{ name|attr('__class__') }}", "неизвестный фильтр"),
        ("{{ name + 1 }}", "проверьте метки"),
        ("{{ range(9) }}", "имена, которых у этого документа нет: range"),
    ],
)
def test_a_faulty_tag_is_explained(tag: str, hint: str) -> None:
    with pytest.raises(TemplateError) as caught:
        render_docx(word_template("Начало", tag), {"name": "Анна"})
    assert hint in str(caught.value)


def test_a_condition_that_cuts_a_paragraph_is_refused_rather_than_losing_text() -> None:
    template = word_template("{%p if name %}", "один", "два {% endif %} три", "четыре")
    with pytest.raises(TemplateError, match="в одном абзаце"):
        render_docx(template, {"name": ""})


def archive_of(**files: bytes) -> bytes:
    """A zip that is no Word document."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n", archive_of(), archive_of(note=b"x"), word_template("x")[:-40]]
)
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(TemplateError, match="нужен документ Word"):
        render_docx(data, {})


def test_an_archive_that_unpacks_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx, "MAX_UNPACKED_BYTES", 1000)
    with pytest.raises(TemplateError, match="нужен документ Word"):
        render_docx(word_template("x"), {})
