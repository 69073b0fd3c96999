"""The shell's pages and what no template of ours may hold."""

import re
from datetime import date
from hashlib import sha256
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask
from wtforms import Form, StringField

from app.web.dashboard import Panel
from app.web.search_page import SearchAnswer
from tests.web.rendering import EVIL, WEB, menu, page, person

TODAY: dict[str, Any] = {
    "greeting_date": date(2024, 2, 26),
    "todo": [],
    "panels": [],
    "main": None,
}


def todo(**changes: Any) -> SimpleNamespace:
    values = {
        "title": "Одобрить 7 вакансий",
        "detail": "ждут со вчера",
        "url": "/fair",
        "action": "Открыть",
        "chip": None,
        "plan_item": SimpleNamespace(id=2, number="7.3"),
        "plan_item_url": "/plan/items/2",
    }
    return SimpleNamespace(**(values | changes))


def test_the_dashboard_says_what_waits(site: Flask) -> None:
    late = SimpleNamespace(label="просрочено на 3 дня", tone="late")
    panel = SimpleNamespace(
        title="Ярмарка", figures=[(64, "вакансии", "/fair")], text="", url="", lines=["Спасибо"]
    )
    markup = page(
        site,
        "web/dashboard.html",
        **{
            **TODAY,
            "todo": [todo(), todo(chip=late, title=EVIL, plan_item=None)],
            "panels": [panel],
        },
    )
    assert "Сегодня, 26 февраля" in markup.text
    assert "2 дела ждут вас, 1 просрочено." in markup.text
    assert "Пункт 7.3 плана · ждут со вчера" in markup.text
    assert "Открыть : Одобрить 7 вакансий" in markup.text


def test_a_phone_names_the_section_on_the_menu(site: Flask) -> None:
    markup = page(site, "web/dashboard.html", **TODAY)
    assert "Меню: Раздел 1" in markup.text
    assert markup.one("summary")["aria-controls"] == markup.all("nav")[0]["id"]


@pytest.mark.parametrize(("count", "beside"), [(1, False), (3, False), (4, True)])
def test_panels_stand_beside_a_long_list_and_below_a_short_one(
    site: Flask, count: int, beside: bool
) -> None:
    markup = page(
        site,
        "web/dashboard.html",
        **{**TODAY, "todo": [todo()] * count, "panels": []},
    )
    assert bool(markup.all("div", **{"class": "grid"})) is beside


def test_the_main_action_is_the_one_main_button(site: Flask) -> None:
    main = SimpleNamespace(label="Разместить вакансию", url="/fair/vacancies/new")
    markup = page(
        site,
        "web/dashboard.html",
        **{**TODAY, "todo": [todo()], "main": main},
    )
    assert [one["href"] for one in markup.all("a", **{"class": "btn"})] == [main.url]


def test_an_empty_dashboard_says_when_work_comes(site: Flask) -> None:
    markup = page(site, "web/dashboard.html", **TODAY)
    assert "Всё сделано" in markup.text


@pytest.mark.parametrize("code", [400, 403, 404, 405, 409, 413, 429])
def test_a_refusal_keeps_the_menu(site: Flask, code: int) -> None:
    markup = page(
        site, "web/error.html", code=code, heading="Нет такой страницы", text="Проверьте адрес."
    )
    assert "Нет такой страницы — Кластер" in markup.text
    assert markup.all("nav")


@pytest.mark.parametrize("code", [500, 503])
def test_a_failure_asks_nothing_of_the_database(site: Flask, code: int) -> None:
    class Away:
        def __getattr__(self, name: str) -> Any:
            raise AssertionError("the page of a failure asked for the person")

    markup = page(
        site,
        "web/error.html",
        code=code,
        heading="Сайт временно недоступен",
        text="Попробуйте через минуту.",
        request_id="r-1",
        current_user=Away(),
        navigation=Away(),
    )
    assert "номер обращения: r-1" in markup.text


@pytest.mark.parametrize("code", [403, 404, 409, 429, 500, 503])
def test_every_error_says_whom_to_ask(site: Flask, code: int) -> None:
    markup = page(site, "web/error.html", code=code, heading="Ошибка", text="Случилось.")
    assert markup.all("a", href="tel:+78562000000")
    assert "Спросите в колледже" in markup.text


def test_a_stale_record_shows_both_versions(site: Flask) -> None:
    rows = [("Мест", "4", "6"), ("Город", "Зугрэс", "Зугрэс"), ("Имя", EVIL, "")]
    markup = page(site, "web/stale.html", rows=rows, back_url=None)
    assert [row.get("class") for row in markup.all("tr")] == [None, "differs", None, "differs"]
    assert "Мест 4 6" in markup.text


def job(*, finished: bool) -> SimpleNamespace:
    state = SimpleNamespace(label="идёт", tone="go")
    return SimpleNamespace(
        title="Загрузка баз", state=state, done=3, total=10, message="", is_finished=finished
    )


def test_a_running_job_is_followed_with_and_without_scripts(site: Flask) -> None:
    markup = page(site, "web/job.html", job=job(finished=False))
    assert markup.one("div", id="job")["data-hx-get"] == "/list"
    assert markup.all("meta", **{"http-equiv": "refresh"})


def test_a_finished_job_is_left_alone(site: Flask) -> None:
    markup = page(site, "web/job.html", job=job(finished=True), result_url="/done")
    assert "data-hx-get" not in markup.one("div", id="job")
    assert not markup.all("meta", **{"http-equiv": "refresh"})
    assert markup.all("a", href="/done")


class NameForm(Form):
    """The least form."""

    name = StringField("Название")
    error_list = (("name", "Укажите название."),)


def test_a_form_page_asks_one_thing(site: Flask) -> None:
    markup = page(
        site, "web/form.html", heading="Новая база", form=NameForm(), submit_label="Создать"
    )
    assert "Новая база — Кластер" in markup.text
    assert len(markup.all("form", method="post")) == 2  # signing out, and the form itself


def test_a_stranger_is_offered_to_sign_in(site: Flask) -> None:
    plan = Panel("План", [(14, "пунктов", "/plan/")])
    fair = Panel("До ярмарки 17 дней", [(64, "вакансии", "/fair/")], "14 марта")
    markup = page(site, "web/front.html", current_user=person(signed_in=False), panels=[plan, fair])
    assert markup.all("a", href="/login")
    assert "14 пунктов" in markup.text
    assert markup.all("a", href="/fair/")


def test_every_page_but_the_search_itself_has_the_search_in_its_header(site: Flask) -> None:
    markup = page(
        site, "web/form.html", heading="Новая база", form=NameForm(), submit_label="Создать"
    )
    assert markup.one("form", role="search")["action"] == "/search"
    assert markup.one("a", href="/search")["aria-label"] == "Поиск по сайту"
    found = page(site, "web/search.html", query="школа", found=SearchAnswer(()))
    assert len(found.all("form", role="search")) == 1
    assert not found.all("a", href="/search")


def test_a_long_menu_gets_a_row_of_its_own(site: Flask) -> None:
    short = page(site, "web/admin.html", pages=[])
    long = page(site, "web/admin.html", pages=[], navigation=lambda: menu(10))
    assert short.one("header")["class"] == "top"
    assert long.one("header")["class"] == "top tall"


def test_templates_hold_no_styles_scripts_or_foreign_addresses() -> None:
    for template in (WEB.parent).glob("*/templates/**/*.html"):
        source = template.read_text()
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|https?://", source), template


def test_vendored_files_are_the_ones_on_record() -> None:
    vendor = WEB / "static" / "vendor"
    recorded = dict(
        re.findall(r"\| `([^`]+)` \| `([0-9a-f]{64})` \|", (vendor / "VENDORED.md").read_text())
    )
    present = {
        str(path.relative_to(vendor)): sha256(path.read_bytes()).hexdigest()
        for path in vendor.rglob("*")
        if path.is_file() and path.name != "VENDORED.md"
    }
    assert present == recorded
