"""One dot at the end of a sentence, whatever was put into it."""

from datetime import date

import pytest
from flask import Flask, render_template_string
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from app.base.sentences import sentence
from app.base.typography import day
from tests.pages import check_dots

DAY = date(2024, 2, 26)
MESSAGE = "Подписан %(day)s."


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("26 февраля 2024 г..", "26 февраля 2024 г."),
        ("до 2024 г.. Попросите", "до 2024 г. Попросите"),
        ("Зачем?. Так", "Зачем? Так"),
        ("и так далее….", "и так далее…"),
        ("пауза...", "пауза..."),
        ("../static и 1..5", "../static и 1..5"),
        ("без точки", "без точки"),
    ],
)
def test_a_sentence_ends_once(text: str, mended: str) -> None:
    assert sentence(text) == mended
    assert isinstance(sentence(Markup(text)), Markup)  # noqa: S704 - our own words
    check_dots(mended)


@given(st.text(alphabet="а.?!… »", max_size=12))
def test_a_mended_sentence_stays_as_it_is(text: str) -> None:
    assert sentence(sentence(text)) == sentence(text)


def test_messages_of_code_and_of_templates_end_once(app: Flask) -> None:
    with app.test_request_context():
        right = "Подписан 26\u00a0февраля\u00a02024\u00a0г."
        assert _(MESSAGE, day=day(DAY)) == right
        assert str(_l(MESSAGE, day=day(DAY))) == right
        template = '{{ _("Подписан %(day)s.", day=value|day) }}'
        assert render_template_string(template, value=DAY) == right
        assert render_template_string('{{ _("<%(x)s>.", x="<.") }}', x="") == "<&lt;.>."


@pytest.mark.parametrize("text", ["2024 г..", "Что?. Да", "конец.. Начало"])
def test_the_page_check_sees_two_ends(text: str) -> None:
    with pytest.raises(AssertionError, match="two ends of a sentence"):
        check_dots(text)
