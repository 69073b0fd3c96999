"""A number stays on the line of what it counts, wherever a text is shown."""

import pytest
from flask import Flask, render_template_string
from flask_babel import lazy_gettext
from markupsafe import Markup

from app.base.typography import bound


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Детский сад № 5", "Детский сад №\u00a05"),
        ("Школы № 5 и № 12", "Школы №\u00a05 и №\u00a012"),
        ("до школы 12 км, 20 мин пешком", "до школы 12\u00a0км, 20\u00a0мин пешком"),
        ("35 000 ₽", "35 000\u00a0₽"),
        ("места с 1-го по 3-е", "места с 1-го по 3-е"),
        ("кабинет 5 мальчиков", "кабинет 5 мальчиков"),
        ("№ п/п", "№ п/п"),
    ],
)
def test_a_number_and_its_sign_are_bound(typed: str, shown: str) -> None:
    assert bound(typed) == shown


def test_what_is_no_text_stays_what_it_is() -> None:
    assert bound(5) == 5
    assert bound(None) is None


def test_a_field_keeps_what_was_typed_into_it() -> None:
    field = Markup('<input value="Школа № 5">')
    assert bound(field) is field


def test_every_template_binds_what_it_shows(app: Flask) -> None:
    page = "{% macro head(name) %}<h1>{{ name }}</h1>{% endmacro %}{{ head(name) }}"
    page += "{{ _('О %(it)s', it=name) }}"
    with app.test_request_context():
        shown = render_template_string(page, name="Школа № 5 <i>")
    assert shown == "<h1>Школа №\u00a05 &lt;i&gt;</h1>О Школа №\u00a05 &lt;i&gt;"


def test_a_lazy_text_is_no_markup(app: Flask) -> None:
    # Flask-Babel lets a lazy text call itself markup: a person's words in it would run.
    text = lazy_gettext("Заполните поле «%(label)s».", label="<script>alert(1)</script>")
    shown = app.jinja_env.from_string("{{ text }}").render(text=text)
    assert "&lt;script&gt;" in shown
    assert "<script>" not in shown
