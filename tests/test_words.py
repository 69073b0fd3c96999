"""What people read: one word per thing, one per act, no fallback words, no doubled dots."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from babel.messages.extract import extract_from_dir
from flask import Flask, render_template_string
from flask_babel import gettext
from wtforms import Form
from wtforms.fields.core import UnboundField
from wtforms.validators import DataRequired, InputRequired

from app.web.fields import unfilled
from app.web.forms import BaseForm

APP = Path(__file__).parents[1] / "app"
METHODS = [
    ("**.py", "python"),
    ("**/templates/**.html", "jinja2"),
    ("**/templates/**.txt", "jinja2"),
]
KEYWORDS = {"_": None, "_l": None}


class Message(NamedTuple):
    """A text of the site and where it stands."""

    place: str
    text: str

    @property
    def package(self) -> str:
        return self.place.partition("/")[0]


@cache
def messages() -> tuple[Message, ...]:
    """Return every text that goes through gettext."""
    found = extract_from_dir(APP, METHODS, keywords=KEYWORDS, comment_tags=())
    return tuple(
        Message(f"{name}:{line}", text)
        for name, line, text, _comments, _context in found
        if isinstance(text, str)
    )


def test_there_are_messages_to_look_at() -> None:
    packages = {one.package for one in messages()}
    assert len(messages()) > 1500
    assert {"awards", "contracts", "jobfair", "practice", "web"} <= packages
    assert any("letters/" in one.place for one in messages())


# What is called otherwise here, by the package where it is; "" is everywhere.
FORBIDDEN = {
    "": {
        r"раунд": "конкурс",
        r"\bисход(?!н|я)": "результат",
        r"[Оо]т(?:дать|дано|даны|дал|даст) .*мест|мест.* отда": "назначить место",
        r"предпросмотр": "предварительное распределение",
        r"\bотработ": "срок трудовой деятельности",
        r"(?:согласи|18 лет).*\bродител(?!ьн)": "законный представитель",
        r"[Вв]нес(?:ти (?!правки)|ите|ён|ена|ут\b)|[Вв]нос(?:ит|ите|ят)\b": "добавить",
        r"^(?:Создать|Составить|Подготовить|Запланировать)\b": "добавить",
        r"[Лл]юди и роли|(?:Изменить|Пригласить) человека|Мой вход": "пользователь",
        r"(?:[Зз]акрыть|[Оо]ткрыть) вход": "заблокировать учётную запись",
        r"[Чч]ествовани": "награждение",
        r"[Нн]едостатки|Что не так": "замечания к документу",
        r"(?<![Дд]етский )(?<!детским )\bсад\b": "детский сад",
        r"\bгород(?:а|у|ом|е)?\b(?! или оператора)": "населённый пункт",
        r"[Зз]десь стоят|сто[ия]т в": "показаны",
        r"Заполните это поле|лучше не бывает": "свои слова поля",
    },
    "awards": {r"номинаци": "кандидатура"},
    "contracts": {r"прекращ": "расторгнут, отменён", r"заказчик": "организация, Заказчик"},
    "jobfair": {
        r"[Зз]аявк|[Зз]аявок": "отклик",
        r"[Сс]нята(?! с публикации)": "снята с публикации",
    },
    "jobs": {r"\bработ[аыуе]\b": "задача"},
    "practice": {r"\bжелани[ея]": "приоритет", r"[Сс]ня(?:ть|т|ли|л)\b": "отменить назначение"},
}


@pytest.mark.parametrize("package", FORBIDDEN)
def test_one_thing_has_one_word(package: str) -> None:
    found = [
        (one.place, one.text, word)
        for pattern, word in FORBIDDEN[package].items()
        for one in messages()
        if package in ("", one.package) and re.search(pattern, one.text)
    ]
    assert found == []


def test_one_act_has_one_word_on_its_button() -> None:
    removals = {one.text for one in messages() if re.match(r"[Сс]нять\b", one.text)}
    acts = r"[Сс]нять (?:с публикации|вакансию с публикации|кандидатуру)\b"
    assert [text for text in removals if not re.match(acts, text)] == []
    assert not [one for one in messages() if one.text in ("Снять", "Написать заявку")]


# --- ends of sentences ---

ENDS_WITH_A_VALUE = re.compile(r"%\((\w+)\)s[.]")


@pytest.mark.parametrize("value", ["26 февраля 2024 г.", "Почему?", "Ждём…", "Так!"])
def test_no_message_ends_twice(app: Flask, value: str) -> None:
    with app.test_request_context():
        ended = [one for one in messages() if ENDS_WITH_A_VALUE.search(one.text)]
        names = re.compile(r"%\((\w+)\)")
        shown = {
            one: gettext(one.text, **dict.fromkeys(names.findall(one.text), value))
            for one in ended
            if not re.search(r"%\(\w+\)d", one.text)
        }
    assert len(shown) > 20
    assert [(one.place, text) for one, text in shown.items() if re.search(r"[.?!…][.]", text)] == []


def test_a_template_ends_a_message_once_too(app: Flask) -> None:
    source = '{{ _("Договор подписан %(day)s.", day="26 февраля 2024 г.") }}'
    with app.test_request_context():
        assert render_template_string(source) == "Договор подписан 26 февраля 2024\u00a0г."


# Values that never end with a dot: numbers, hours, names of people and fairs.
SAFE_BEFORE_A_DOT = re.compile(
    r"\|(?:hours|number|day_short|sentence) *\}\}|\.number *\}\}|plural\("
)


def test_no_template_puts_its_dot_after_any_value() -> None:
    found = [
        (str(path.relative_to(APP)), line.strip())
        for kind in ("html", "txt")
        for path in sorted(APP.glob(f"*/templates/**/*.{kind}"))
        for line in path.read_text().splitlines()
        for before in re.findall(r"\{\{[^{}]*\}\}(?=[.](?:\s|<|$))", line)
        if not SAFE_BEFORE_A_DOT.search(before)
    ]
    assert found == []


# --- titles ---

TITLE = re.compile(r"\{% block title %\}(.*?)\{% endblock %\}", re.S)


def test_no_two_lists_have_one_title() -> None:
    titles = defaultdict(list)
    for path in sorted(APP.glob("*/templates/**/*_list.html")):
        title = TITLE.search(path.read_text())
        assert title, path
        for text in re.findall(r'_\("([^"]+)"', title[1]):
            titles[text].append(path.name)
    assert len(titles) > 20
    assert {text: names for text, names in titles.items() if len(names) > 1} == {}


# --- required fields ---


def forms() -> Iterator[type[Form]]:
    """Return the forms of all packages that change something."""
    for path in sorted((*APP.rglob("forms.py"), *APP.rglob("forms/*.py"))):
        import_module(".".join(("app", *path.relative_to(APP).with_suffix("").parts)))
    waiting = [BaseForm]
    while waiting:
        form = waiting.pop()
        waiting += form.__subclasses__()
        if "forms" in form.__module__.split(".") and form.__module__.startswith("app."):
            yield form


def required(form: type[Form]) -> Iterator[tuple[str, object, object]]:
    """Return the name, the label and the message of each field that may not stay empty."""
    for name in dir(form):
        made = getattr(form, name)
        if isinstance(made, UnboundField):
            field = made.bind(form=None, name=name, prefix="", _meta=form.Meta())
            for check in field.validators:
                if (
                    isinstance(check, DataRequired | InputRequired)
                    and field.label.text != "Edition"
                ):
                    yield name, field.label.text, check.message


def test_every_required_field_says_what_it_needs(app: Flask) -> None:
    with app.test_request_context():
        found = [
            (form.__name__, name, str(message), str(unfilled(label)))
            for form in forms()
            for name, label, message in required(form)
        ]
    assert len(found) > 80
    generic = {"Заполните это поле.", "Выберите значение из списка.", "Укажите число.", "None"}
    assert [one for one in found if one[2] in generic or one[2] == one[3]] == []
