"""The shell's macros and pages, rendered without a database: ids, labels, wiring, escaping."""

import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, render_template, render_template_string
from flask_babel import Babel
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import StrictUndefined
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    FileField,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

WEB = Path(__file__).resolve().parents[2] / "app" / "web"
EVIL = '<script>alert("1")</script>\'&'
IMPORTS = """
{% import "web/macros/ui.html" as ui %}
{% import "web/macros/forms.html" as forms %}
{% import "web/macros/lists.html" as lists %}
{% import "web/macros/charts.html" as charts %}
"""
VOID = {"input", "img", "br", "meta", "link", "hr", "use", "rect"}


class Markup(HTMLParser):
    """What the tests ask of a piece of HTML: its tags with attributes and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute twice in <{tag}>: {attrs}"
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str, **attrs: str) -> list[dict[str, str | None]]:
        return [
            found
            for name, found in self.tags
            if name == tag and all(found.get(key) == value for key, value in attrs.items())
        ]

    def one(self, tag: str, **attrs: str) -> dict[str, str | None]:
        (found,) = self.all(tag, **attrs)
        return found

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] or "" for _tag, attrs in self.tags if "id" in attrs]


class AddressForm(Form):
    """A form inside a form."""

    token = HiddenField(default="inner")
    street = StringField("Улица")


class BaseFormOfTest(Form):
    """Gives the summary what forms of the site give it."""

    @property
    def error_list(self) -> list[tuple[str, str]]:
        return [(field.id, error) for field in self for error in field.errors]


class EveryForm(BaseFormOfTest):
    """One field of every kind the macros know."""

    version = HiddenField(default="7")
    name = StringField(
        "Название", [InputRequired("Укажите название.")], description="Как в уставе."
    )
    places = IntegerField("Мест", [InputRequired("Укажите число мест.")])
    start = DateField("Начало")
    town = SelectField("Город", choices=[SelectChoice("1", "Шахтёрск")])
    kind = RadioField(
        "Вид", choices=[SelectChoice("a", "Учебная"), SelectChoice("b", "Производственная")]
    )
    days = SelectMultipleField(
        "Дни",
        choices=[SelectChoice("1", "пн"), SelectChoice("2", "вт")],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    agreed = BooleanField("Согласен", description="Можно отозвать.")
    note = TextAreaField("Примечание")
    letter = FileField("Письмо")
    address = FormField(AddressForm, "Адрес")
    phones = FieldList(StringField("Телефон"), "Телефоны", min_entries=2)


class Pages(SimpleNamespace):
    """A page of a list as `app/web/paging.py` gives it."""

    def url_for(self, number: int) -> str:
        return f"/list?page={number}"


class Order:
    """An order of a list as `app/web/paging.py` gives it."""

    def direction(self, column: str) -> str | None:
        return {"name": "asc", "town": "desc"}.get(column)

    def url_for(self, column: str) -> str:
        return f"/list?sort={column}&page=1"


def person(*, signed_in: bool = True) -> SimpleNamespace:
    role = SimpleNamespace(label="Методист")
    return SimpleNamespace(is_authenticated=signed_in, display_name="Анна Демо", role=role)


def menu(count: int = 3) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(label=f"Раздел {number}", url=f"/s{number}", current=number == 1)
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def site() -> Iterator[Flask]:
    """The shell's templates in an application with nothing behind them."""
    app = Flask(__name__, static_folder=None, template_folder=str(WEB / "templates"))
    app.secret_key = "for these tests"
    Babel(app, default_locale="ru")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=lambda day: f"{day:%d.%m.%Y}", number=lambda number: f"{number:,}".replace(",", " ")
    )
    app.jinja_env.globals.update(
        asset=lambda path: f"/static/{path}?v=1",
        csrf_token=lambda: "token",
        plural=lambda number, one, few, many: one if number == 1 else few if number < 5 else many,
        deadline_left=lambda day: SimpleNamespace(text=f"до {day:%d.%m}", tone="soon"),
        navigation=menu,
        current_user=person(),
        cluster_name="Кластер",
        cluster_place="Шахтёрск",
        today=date(2024, 2, 26),
        demo_banner=True,
    )
    for endpoint, rule in {
        "web.front": "/",
        "web.dashboard": "/dashboard",
        "web.admin": "/admin/",
        "accounts.login": "/login",
        "accounts.logout": "/logout",
        "plan.item_detail": "/plan/items/<int:item_id>",
    }.items():
        app.add_url_rule(rule, endpoint, lambda **_values: "")
    with app.test_request_context("/list?q=1"):
        yield app


def draw(site: Flask, source: str, **context: Any) -> Markup:
    """Render a snippet with all macros at hand and check what holds for any HTML of ours."""
    return checked(render_template_string(IMPORTS + source, **context))


def page(site: Flask, name: str, **context: Any) -> Markup:
    """Render a page and check what holds for any page of ours."""
    markup = checked(render_template(name, **context))
    assert markup.one("html")["lang"] == "ru"
    assert len(markup.all("h1")) == 1
    assert len(markup.all("main", id="main")) == 1
    assert markup.one("a", **{"class": "skip"})["href"] == "#main"
    return markup


def checked(html: str) -> Markup:
    markup = Markup(html)
    assert not markup.open, f"left open: {markup.open}"
    assert len(markup.ids) == len(set(markup.ids)), f"an id twice: {markup.ids}"
    for tag, attrs in markup.tags:
        assert "style" not in attrs
        assert tag != "style"
        assert tag != "script" or attrs.get("src")
        assert not [name for name in attrs if name.startswith("on")]
        for reference in ("for", "aria-describedby", "aria-labelledby"):
            for target in (attrs.get(reference) or "").split():
                assert target in markup.ids, f"{reference}={target} leads nowhere"
    return markup


def refused() -> EveryForm:
    form = EveryForm(name="", town="1")
    form.validate()
    form.kind.errors = ["Выберите вид."]
    form.agreed.errors = ["Нужно согласие."]
    return form


# Forms


def test_every_visible_field_has_a_label(site: Flask) -> None:
    markup = draw(site, "{{ forms.render(form, 'Сохранить') }}", form=EveryForm())
    labelled = {label["for"] for label in markup.all("label")}
    fields = [
        attrs
        for tag, attrs in markup.tags
        if tag in {"input", "select", "textarea"} and attrs.get("type") != "hidden"
    ]
    assert len(fields) == 14
    assert {field["id"] for field in fields} == labelled


def test_groups_of_options_have_a_legend_instead(site: Flask) -> None:
    markup = draw(
        site, "{{ forms.field(form.kind) }}{{ forms.field(form.days) }}", form=EveryForm()
    )
    assert [box["id"] for box in markup.all("fieldset")] == ["kind", "days"]
    assert len(markup.all("legend")) == 2


def test_an_error_stands_by_its_field_and_names_it(site: Flask) -> None:
    markup = draw(site, "{{ forms.field(form.name) }}", form=refused())
    widget = markup.one("input")
    assert widget["aria-invalid"] == "true"
    assert widget["aria-describedby"] == "name-hint name-error"
    assert markup.text.endswith("Как в уставе. Укажите название.")


def test_a_field_without_errors_is_not_called_invalid(site: Flask) -> None:
    widget = draw(site, "{{ forms.field(form.start) }}", form=EveryForm()).one("input")
    assert "aria-invalid" not in widget
    assert "aria-describedby" not in widget


def test_required_is_said_in_words(site: Flask) -> None:
    form = EveryForm()
    assert "обязательно" in draw(site, "{{ forms.field(form.places) }}", form=form).text
    assert "обязательно" not in draw(site, "{{ forms.field(form.note) }}", form=form).text


def test_further_arguments_reach_the_widget(site: Flask) -> None:
    markup = draw(site, "{{ forms.field(form.town, **{'data-search': ''}) }}", form=EveryForm())
    assert "data-search" in markup.one("select")


def test_the_summary_leads_to_every_wrong_field(site: Flask) -> None:
    markup = draw(site, "{{ forms.render(form, 'Сохранить') }}", form=refused())
    links = [link["href"] for link in markup.all("a")]
    assert links == ["#name", "#places", "#kind", "#agreed"]
    assert {link.removeprefix("#") for link in links} <= set(markup.ids)
    assert markup.one("div", role="alert")["tabindex"] == "-1"


def test_a_form_without_errors_has_no_summary(site: Flask) -> None:
    assert not draw(site, "{{ forms.error_summary(form) }}", form=EveryForm()).tags


def test_two_forms_share_a_page_without_sharing_ids(site: Flask) -> None:
    markup = draw(site, "{{ forms.hidden(form) }}{{ forms.hidden(form) }}", form=EveryForm())
    assert [found["name"] for found in markup.all("input")] == ["version", "version"]


def test_files_travel_only_in_a_form_made_for_them(site: Flask) -> None:
    whole = draw(site, "{{ forms.render(form, 'Да') }}", form=EveryForm()).one("form")
    plain = draw(site, "{{ forms.render(form, 'Да', '/back') }}", form=AddressFormWithList()).one(
        "form"
    )
    assert whole["enctype"] == "multipart/form-data"
    assert "enctype" not in plain


class AddressFormWithList(BaseFormOfTest, AddressForm):
    """A form of text alone."""


def test_what_was_typed_comes_back_escaped(site: Flask) -> None:
    form = EveryForm(name=EVIL, note=EVIL)
    form.name.errors = [EVIL]
    html = render_template_string(IMPORTS + "{{ forms.render(form, 'Да') }}", form=form)
    assert "<script>" not in html
    assert Markup(html).one("input", id="name")["value"] == EVIL


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_text_comes_back_as_it_was_typed(site: Flask, text: str) -> None:
    form = EveryForm(name=text)
    assert draw(site, "{{ forms.field(form.name) }}", form=form).one("input")["value"] == text


# Small pieces


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


# Lists and pictures


def test_sorting_is_a_link_and_is_announced(site: Flask) -> None:
    source = "<table><tr>{% for c in ('name', 'town', 'size') %}{{ lists.th(sort, c, c) }}{% endfor %}</tr></table>"
    markup = draw(site, source, sort=Order())
    assert [th.get("aria-sort") for th in markup.all("th")] == ["ascending", "descending", None]
    assert [link["href"] for link in markup.all("a")][0] == "/list?sort=name&page=1"


def test_the_pager_keeps_the_ends_and_the_neighbours(site: Flask) -> None:
    pages = Pages(page=10, pages=20, has_prev=True, has_next=True)
    markup = draw(site, "{{ lists.pager(page) }}", page=pages)
    numbers = [link["href"] for link in markup.all("a") if "rel" not in link]
    assert numbers == [f"/list?page={number}" for number in (1, 9, 10, 11, 20)]
    assert markup.one("a", **{"aria-current": "page"})["href"] == "/list?page=10"
    assert markup.text.count("…") == 2


def test_one_page_needs_no_pager(site: Flask) -> None:
    pages = Pages(page=1, pages=1, has_prev=False, has_next=False)
    assert not draw(site, "{{ lists.pager(page) }}", page=pages).tags


def test_the_count_agrees_with_its_word(site: Flask) -> None:
    source = "{{ lists.count_line(page, 'школа', 'школы', 'школ') }}"
    assert draw(site, source, page=Pages(total=1, pages=1, page=1)).text == "1 школа"
    many = draw(site, source, page=Pages(total=1234, pages=50, page=2)).text
    assert many == "1 234 школ, страница 2 из 50"


def test_filters_live_in_the_address_without_a_token(site: Flask) -> None:
    class Filters(Form):
        csrf_token = HiddenField(default="secret")
        per_page = HiddenField(default="50")
        q = StringField("Название")
        mine = BooleanField("Только мои")

    markup = draw(site, "{{ lists.filters(form) }}", form=Filters())
    assert markup.one("form")["method"] == "get"
    assert [found["name"] for found in markup.all("input")] == ["per_page", "q", "mine"]
    assert markup.one("a")["href"] == "/list"


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


# Pages


def todo(**changes: Any) -> SimpleNamespace:
    values = {
        "title": "Одобрить 7 вакансий",
        "detail": "ждут со вчера",
        "url": "/fair",
        "action": "Открыть",
        "chip": None,
        "plan_item_number": "7.3",
        "plan_item_url": "/plan/items/2",
    }
    return SimpleNamespace(**(values | changes))


def test_the_dashboard_says_what_waits(site: Flask) -> None:
    late = SimpleNamespace(label="просрочено на 3 дня", tone="late")
    panel = SimpleNamespace(title="Ярмарка", figures=[(64, "вакансии", "/fair")], text="", url="")
    markup = page(
        site,
        "web/dashboard.html",
        greeting_date=date(2024, 2, 26),
        todo=[todo(), todo(chip=late, title=EVIL, plan_item_number="")],
        panels=[panel],
    )
    assert "Сегодня, 26 февраля" in markup.text
    assert "2 дела ждут вас, 1 просрочено." in markup.text
    assert "Пункт 7.3 плана · ждут со вчера" in markup.text
    assert "Открыть : Одобрить 7 вакансий" in markup.text


def test_an_empty_dashboard_says_when_work_comes(site: Flask) -> None:
    markup = page(site, "web/dashboard.html", greeting_date=date(2024, 2, 26), todo=[], panels=[])
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
    assert markup.one("div", id="job")["hx-get"] == "/list"
    assert markup.all("meta", **{"http-equiv": "refresh"})


def test_a_finished_job_is_left_alone(site: Flask) -> None:
    markup = page(site, "web/job.html", job=job(finished=True), result_url="/done")
    assert "hx-get" not in markup.one("div", id="job")
    assert not markup.all("meta", **{"http-equiv": "refresh"})
    assert markup.all("a", href="/done")


def test_a_form_page_asks_one_thing(site: Flask) -> None:
    markup = page(
        site, "web/form.html", heading="Новая база", form=refused(), submit_label="Создать"
    )
    assert "Новая база — Кластер" in markup.text
    assert len(markup.all("form", method="post")) == 2  # signing out, and the form itself


def test_a_stranger_is_offered_to_sign_in(site: Flask) -> None:
    figures = [("14 из 35", "сделано", "/plan/")]
    fair = SimpleNamespace(title="Весна", when="14 марта", text="", url="/fair/")
    markup = page(
        site,
        "web/front.html",
        current_user=person(signed_in=False),
        figures=figures,
        next_fair=fair,
    )
    assert markup.all("a", href="/login")
    assert "14 из 35 сделано" in markup.text
    assert markup.all("a", href="/fair/")


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
