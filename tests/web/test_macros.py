"""The macros of small pieces, lists and pictures."""

import re
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, render_template_string
from wtforms import BooleanField, Form, HiddenField, StringField

from app.web.paging import Page
from tests.web.rendering import EVIL, IMPORTS, WEB, checked, draw


class Pages(Page[object]):
    """A page of a list whose addresses need no request."""

    def url_for(self, number: int) -> str:
        return f"/list?page={number}"


class Order:
    """An order of a list as `app/web/paging.py` gives it."""

    def direction(self, column: str) -> str | None:
        return {"name": "asc", "town": "desc"}.get(column)

    def url_for(self, column: str) -> str:
        return f"/list?sort={column}&page=1"


def test_a_state_is_said_in_words_and_tone(site: Flask) -> None:
    state = SimpleNamespace(label="Идёт", tone="go")
    markup = draw(site, "{{ ui.chip(state) }}", state=state)
    assert markup.text == "Идёт"
    assert markup.one("span")["class"] == "chip go"


@pytest.mark.parametrize(
    ("macro", "arguments"),
    [
        ("ui.chip_text", (EVIL, "go")),
        ("ui.figure", (5, EVIL, "/x")),
        ("ui.facts", ([("Кто", EVIL)],)),
        ("ui.empty", (EVIL, EVIL, "/x", EVIL)),
        ("ui.breadcrumbs", ([(EVIL, "/x"), (EVIL, None)],)),
        ("ui.progress", (1, 2, EVIL)),
        ("ui.action", ("/x", EVIL)),
        ("ui.moves", (EVIL, EVIL)),
        ("ui.steps", ([(EVIL, EVIL, "done")],)),
        ("ui.subnav", ([(EVIL, "/x", True)], EVIL)),
        ("charts.rank_bars", ([(EVIL, 3)], EVIL)),
    ],
)
def test_texts_are_escaped(site: Flask, macro: str, arguments: tuple[Any, ...]) -> None:
    source = IMPORTS + "{{ " + macro + "(*arguments) }}"
    html = render_template_string(source, arguments=arguments)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    checked(html)


def test_a_figure_is_a_link_that_says_what_it_counts(site: Flask) -> None:
    markup = draw(site, "{{ ui.figure(64, 'вакансии', '/fair') }}")
    assert markup.one("a")["href"] == "/fair"
    assert "64 вакансии" in markup.text


@pytest.mark.parametrize("fact", ["none", "''", "('+7' if false)"])
def test_a_fact_that_is_not_known_is_a_dash(site: Flask, fact: str) -> None:
    assert draw(site, "{{ ui.facts([('Телефон', " + fact + ")]) }}").text.split() == [
        "Телефон",
        "—",
    ]


def test_a_fact_may_be_nought(site: Flask) -> None:
    assert draw(site, "{{ ui.facts([('Мест', 0)]) }}").text.split() == ["Мест", "0"]


@pytest.mark.parametrize(
    ("done", "total", "step"), [(0, 0, 0), (0, 9, 0), (41, 58, 70), (9, 9, 100), (12, 9, 100)]
)
def test_progress_has_a_width_for_any_share(site: Flask, done: int, total: int, step: int) -> None:
    markup = draw(site, "{{ ui.progress(done, total, 'Готово') }}", done=done, total=total)
    assert markup.all("div", **{"class": f"progress-fill fill-{step}"})
    assert f"{done} из {total}" in markup.text


def test_an_action_is_a_post_form_with_its_token(site: Flask) -> None:
    source = "{{ ui.action('/x', 'Удалить', danger=true, confirm='Точно?', fields={'step': 2}) }}"
    markup = draw(site, source)
    form = markup.one("form")
    assert (form["method"], form["action"], form["data-confirm"]) == ("post", "/x", "Точно?")
    assert markup.one("input", name="csrf_token")["value"] == "token"
    assert markup.one("input", name="step")["value"] == "2"
    assert markup.one("button")["class"] == "btn danger"


def test_a_plan_item_tells_its_second_namesake(site: Flask) -> None:
    items = [SimpleNamespace(id=number, number="7.3", occurrence=number) for number in (1, 2)]
    markup = draw(
        site, "{% for item in items %}{{ ui.plan_item_link(item) }} {% endfor %}", items=items
    )
    assert [link["href"] for link in markup.all("a")] == ["/plan/items/1", "/plan/items/2"]
    assert markup.text == "Пункт 7.3 плана Пункт 7.3 плана (второй с этим номером)"


def test_breadcrumbs_end_with_the_page_itself(site: Flask) -> None:
    markup = draw(site, "{{ ui.breadcrumbs([('План', '/plan'), ('Пункт', '/plan/1')]) }}")
    assert [link["href"] for link in markup.all("a")] == ["/plan"]
    assert len(markup.all("span", **{"aria-current": "page"})) == 1


def test_moves_that_lead_nowhere_are_off(site: Flask) -> None:
    markup = draw(site, "{{ ui.moves(3, 'Школа', first=true, last=true) }}")
    disabled = [button["value"] for button in markup.all("button") if "disabled" in button]
    assert disabled == ["up:3", "down:3"]
    assert all("Школа" in (button["aria-label"] or "") for button in markup.all("button"))


def test_every_icon_in_use_is_in_the_sprite() -> None:
    symbols = set(re.findall(r'<symbol id="([a-z]+)"', (WEB / "static/icons.svg").read_text()))
    used = set()
    for template in (WEB.parent).glob("*/templates/**/*.html"):
        used |= set(re.findall(r'icon\("([a-z]+)"', template.read_text()))
    assert used
    assert used <= symbols


def test_sorting_is_a_link_and_is_announced(site: Flask) -> None:
    cells = "{% for column in columns %}{{ lists.th(sort, column, column) }}{% endfor %}"
    columns = ["name", "town", "size"]
    source = f"<table><tr>{cells}</tr></table>"
    markup = draw(site, source, sort=Order(), columns=columns)
    assert [th.get("aria-sort") for th in markup.all("th")] == ["ascending", "descending", None]
    assert markup.all("a")[0]["href"] == "/list?sort=name&page=1"


def test_the_pager_keeps_the_ends_and_the_neighbours(site: Flask) -> None:
    pages = Pages([], total=200, page=10, per_page=10)
    markup = draw(site, "{{ lists.pager(page) }}", page=pages)
    numbers = [link["href"] for link in markup.all("a") if "?page=" in str(link["href"])][1:-1]
    assert numbers == [f"/list?page={number}" for number in (1, 9, 10, 11, 20)]
    assert markup.one("a", **{"aria-current": "page"})["href"] == "/list?page=10"
    assert markup.text.count("…") == 2


def test_one_page_needs_no_pager(site: Flask) -> None:
    pages = Pages([], total=1, page=1, per_page=10)
    assert not draw(site, "{{ lists.pager(page) }}", page=pages).tags


def test_the_count_agrees_with_its_word(site: Flask) -> None:
    source = "{{ lists.count_line(page, 'школа', 'школы', 'школ') }}"
    assert draw(site, source, page=Pages([], total=1, page=1, per_page=25)).text == "1 школа"
    many = draw(site, source, page=Pages([], total=1234, page=2, per_page=25)).text
    assert many == "1 234 школ, страница 2 из 50"


def test_filters_live_in_the_address_without_a_token(site: Flask) -> None:
    class Filters(Form):
        csrf_token = HiddenField(default="secret")
        per_page = HiddenField(default="50")
        q = StringField("Название")
        mine = BooleanField("Только мои")

    markup = draw(site, "{{ lists.filter_form(form) }}", form=Filters())
    assert markup.one("form")["method"] == "get"
    assert [found["name"] for found in markup.all("input")] == ["per_page", "q", "mine"]
    assert "csrf_token" not in [found["name"] for found in markup.all("input")]


def test_the_year_says_what_it_draws(site: Flask) -> None:
    rows = [{"label": EVIL, "bars": [(0, 2, "done", "Сделано"), (5, 7, "late", EVIL, "/plan/1")]}]
    months = ["сентябрь", "октябрь", "ноябрь", "декабрь", "январь", "февраль"]
    markup = draw(
        site, "{{ charts.year_picture(rows, months, current=1) }}", rows=rows, months=months
    )
    assert [bar["class"] for bar in markup.all("li")] == [
        "bar done from-0 span-2",
        "bar late from-5 span-7",
    ]
    assert markup.one("td")["colspan"] == "6"
    assert "Сделано" in markup.text
    assert len(markup.all("th", **{"class": "now"})) == 1


def test_rank_bars_are_as_long_as_their_values(site: Flask) -> None:
    markup = draw(site, "{{ charts.rank_bars([('первое', 30), ('второе', 15), ('нет', 0)]) }}")
    assert [bar["width"] for bar in markup.all("rect")][1::2] == ["100.0", "50.0", "0.0"]
    assert "30 67 %" in markup.text


def test_rank_bars_of_nothing_do_not_divide_by_zero(site: Flask) -> None:
    assert "0 %" in draw(site, "{{ charts.rank_bars([('первое', 0)]) }}").text


def test_a_hint_opens_what_it_names_and_escapes_it(site: Flask) -> None:
    markup = draw(site, '{{ ui.hint("жребий", text, "lottery") }}', text=EVIL)
    button, told = markup.one("button"), markup.all("span")[0]
    assert button["popovertarget"] == told["id"]
    assert "popover" in told
    assert EVIL in markup.text


def test_a_hint_stands_within_its_sentence(site: Flask) -> None:
    source = '<p>{{ _("Решает %(word)s.", word=ui.hint("жребий", "очередь", "lottery")) }}</p>'
    assert "жребий</button><span" in str(render_template_string(IMPORTS + source))
    assert "</span>.</p>" in str(render_template_string(IMPORTS + source))
