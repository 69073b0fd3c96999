"""Rendering the shell's templates with nothing behind them, and reading what came out."""

from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask, render_template, render_template_string
from flask_babel import Babel
from jinja2 import StrictUndefined

from app.base.cluster import Cluster
from app.base.phones import format_phone
from app.base.typography import share
from app.web.college import College
from tests.pages import check_page

WEB = Path(__file__).resolve().parents[2] / "app" / "web"
EVIL = '<script>alert("1")</script>\'&'
COLLEGE = College(name="Учебная часть", phone="+78562000000", email="office@test.example")
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


def person(*, signed_in: bool = True) -> SimpleNamespace:
    role = SimpleNamespace(label="Методист")
    return SimpleNamespace(id=7, is_authenticated=signed_in, display_name="Анна Демо", roles=[role])


def menu(count: int = 3) -> list[SimpleNamespace]:
    return [
        SimpleNamespace(label=f"Раздел {number}", url=f"/s{number}", current=number == 1)
        for number in range(count)
    ]


def bare_site() -> Flask:
    """Return an application that has the shell's templates and stand-ins for all they use."""
    app = Flask(__name__, static_folder=None, template_folder=str(WEB / "templates"))
    app.secret_key = "for these tests"
    Babel(app, default_locale="ru")
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(
        day=lambda day: f"{day:%d.%m.%Y}",
        number=lambda number: f"{number:,}".replace(",", " "),
        phone=format_phone,
        share=share,
    )
    app.jinja_env.globals.update(
        asset=lambda path: f"/static/{path}?v=1",
        csrf_token=lambda: "token",
        plural=lambda number, one, few, many: one if number == 1 else few if number < 5 else many,
        deadline_left=lambda day: SimpleNamespace(text=f"до {day:%d.%m}", tone="soon"),
        navigation=menu,
        breadcrumb_address=lambda url: url,
        here=lambda mark="": f"/here#{mark}",
        panels_of=lambda card, record: [],
        page_panels=list,
        query_now=lambda: "",
        way_back=lambda: "",
        with_query=lambda **changes: "/here",
        may=lambda _permission: False,
        college=lambda: COLLEGE,
        page_address=lambda: "",
        may_open=lambda _endpoint: False,
        current_user=person(),
        cluster=lambda: Cluster(name="Кластер", place="Шахтёрск"),
        today=date(2024, 2, 26),
        demo_banner=True,
    )
    for endpoint, rule in {
        "web.front": "/",
        "web.dashboard": "/dashboard",
        "web.search": "/search",
        "web.viewer_now": "/viewer",
        "lists.filter_create": "/lists/filters/new",
        "lists.filter_delete": "/lists/filters/<int:filter_id>/delete",
        "web.admin": "/admin/",
        "web.help_index": "/help",
        "privacy.policy": "/privacy",
        "privacy.own_data": "/me/",
        "web.help_page": "/help/<audience>",
        "accounts.login": "/login",
        "accounts.account_detail": "/account/",
        "accounts.logout": "/logout",
        "plan.item_detail": "/plan/items/<int:item_id>",
    }.items():
        app.add_url_rule(rule, endpoint, lambda **_values: "")
    return app


def draw(site: Flask, source: str, **context: Any) -> Markup:
    """Render a snippet with all macros at hand and check what holds for any HTML of ours."""
    return checked(render_template_string(IMPORTS + source, **context))


def page(site: Flask, name: str, **context: Any) -> Markup:
    """Render a page and check what holds for any page of ours."""
    source = render_template(name, **context)
    check_page(source)
    markup = checked(source)
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
