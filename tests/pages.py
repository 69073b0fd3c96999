"""A test client that reads every page it gets as a strict reader would."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import Context
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import html5lib
from flask import has_app_context, template_rendered
from flask.testing import FlaskClient
from lxml import html

from app.extensions import db
from tests.databases import TEMPLATES

# What a browser would mend and the W3C's validator refuses; both were found on our pages.
NO_LABEL = {
    "abbr", "b", "cite", "code", "dd", "del", "dfn", "div", "dt", "em", "i", "ins", "kbd", "legend",
    "mark", "p", "pre", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u",
    "var",
}  # fmt: skip
PHRASING = {
    "abbr", "b", "button", "em", "h1", "h2", "h3", "h4", "label", "p", "small", "span", "strong",
    "time",
}  # fmt: skip
BLOCKS = (
    "article", "div", "dl", "fieldset", "form", "h1", "h2", "h3", "h4", "nav", "ol", "p", "section",
    "table", "ul",
)  # fmt: skip
ATTRIBUTE = re.compile(r"[a-z]+|(data|aria)-[a-z0-9-]+|accept-charset|http-equiv|xml:.+|xmlns:.+")
MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:?\d\d)?"
)
WORDS_GONE_WRONG = {
    "straight quotes in Russian text": re.compile(r'[А-Яа-яё]"|"[А-Яа-яё]'),
    "a number sign that touches its number": re.compile(r"№\d"),
    "a hyphen between years": re.compile(r"(?<![\d-])(?:19|20)\d\d-(?:19|20)\d\d(?![\d-])"),
    "a unit torn from its number": re.compile(r"\d (?:₽|км|кг|[КМГ]Б)(?![А-Яа-яё])"),
    "a value that is not for people": re.compile(r"Undefined|lazystring|<app\.", re.IGNORECASE),
}
DOUBLE_DOT = re.compile(r"(?<!\.)\.\.(?![./\w])|[?!…]\.(?![./\w])")
NOBODY_SEES = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# A request whose refusal is looked at, never its page: drawing the page is most of its cost.
NO_PAGE = {"Accept": "application/json"}
# Parsing by the standard is slow: once for each template and status in a run.
_parsed: set[str] = set()


class CheckingClient(FlaskClient):
    """Checks every HTML page: language, title, one heading, ids, valid markup, typography.

    `user` is the person signed in, when a role's fixture made the client.
    """

    user: Any = None

    def open(self, *args: Any, **kwargs: Any) -> Any:
        if has_app_context():  # there is none while a redirect is followed
            db.session.commit()  # what the test prepared is there for the request, read anew after
        with _templates_of(self.application) as templates:
            # A request has contexts of its own: none of the test's application context leaks in.
            response = Context().run(super().open, *args, **kwargs)
        if _is_whole_page(response):
            source = response.get_data(as_text=True)
            check_page(source)
            if _is_first_of_its_kind(response.status_code, templates[-1] if templates else source):
                check_markup(source)
        return response

    def page(self, path: str, *, status: int = 200, **request: Any) -> str:
        """Open a page, want its status, and return what a person reads on it."""
        return text_of(self.get(path, **request), status=status)


def _is_first_of_its_kind(status: int, template: str) -> bool:
    """Tell whether no process of the run has parsed a page of this template and status."""
    kind = f"{status}-{sha256(template.encode()).hexdigest()}"
    if kind in _parsed:
        return False
    _parsed.add(kind)
    try:
        (Path(os.environ[TEMPLATES]) / f"parsed-{kind}").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


@contextmanager
def _templates_of(app: Any) -> Iterator[list[str]]:
    names: list[str] = []

    def note(_app: Any, template: Any, **_context: Any) -> None:
        names.append(template.name or "")

    with template_rendered.connected_to(note, app):
        yield names


def _is_whole_page(response: Any) -> bool:
    redirected = 300 <= response.status_code < 400
    return response.mimetype == "text/html" and not redirected and b"<html" in response.data[:999]


def check_page(source: str) -> None:
    """Fail when a page breaks what every page owes (house.md, habits)."""
    page = html.fromstring(source)
    assert page.get("lang") == "ru", "the page does not say that it is Russian"
    assert (page.findtext("head/title") or "").strip(" —"), "the page has no title"
    description = page.xpath("//meta[@name='description']/@content")
    assert len(description) == 1, "the page does not describe itself"
    assert description[0].strip(), "the description is empty"
    headings = page.xpath("//h1")
    assert len(headings) == 1, f"{len(headings)} first-level headings"
    assert headings[0].text_content().strip(), "the heading is empty"
    _check_elements(page)
    if page.xpath("//@*[starts-with(name(), 'hx-')]"):
        scripts = page.xpath("//script/@src")
        assert any("htmx" in script for script in scripts), "htmx is used and not fetched"
    text = " ".join(page.xpath("//body//text()[not(ancestor::script)]"))
    for fault, pattern in WORDS_GONE_WRONG.items():
        if found := pattern.search(text):
            raise AssertionError(
                f"{fault}: …{text[max(0, found.start() - 30) : found.end() + 30]}…"
            )


def check_dots(text: str) -> None:
    """Fail when a sentence ends twice: «26 февраля 2024 г..»."""
    found = DOUBLE_DOT.search(text)
    assert not found, f"two ends of a sentence: …{text[max(0, found.start() - 30) : found.end()]}…"


def _check_elements(page: Any) -> None:
    twice = [name for name, count in Counter(page.xpath("//@id")).items() if count > 1]
    assert not twice, f"ids used twice: {twice}"
    # Linked data runs nowhere: the policy names it by its hash.
    inline = "//*[@style] | //script[not(@src) and not(@type='application/ld+json')]"
    assert not page.xpath(inline), "inline style or script"
    empty = page.xpath("//@action[. = ''] | //@href[. = ''] | //@src[. = '']")
    assert not empty, f"empty addresses of {[one.getparent().tag for one in empty]}"
    labelled = [one.tag for one in page.xpath("//*[@aria-label][not(@role)]")]
    wrong = NO_LABEL.intersection(labelled)
    assert not wrong, f"aria-label says nothing on {wrong}"
    for element in page.iter():
        _check_attributes(element)
    nested = [
        f"{element.tag} in {element.getparent().tag}"
        for element in page.iter(*BLOCKS)
        if element.getparent().tag in PHRASING
    ]
    assert not nested, f"block within text: {nested}"


def _check_attributes(element: Any) -> None:
    if not isinstance(element.tag, str):  # a comment
        return
    moment = element.get("datetime") if element.tag == "time" else None
    wrong = {
        f"<{element.tag}> with {name}: no attribute of HTML or an inline handler"
        for name in element.attrib
        if not _is_attribute(name)
    }
    if moment and not MOMENT.fullmatch(moment):
        wrong.add(f"no moment: {moment}")
    # A drawing has names of its own; asking every element for its ancestors is slow.
    assert not wrong or _is_drawn(element), wrong


@cache
def _is_attribute(name: str) -> bool:
    return bool(ATTRIBUTE.fullmatch(name)) and not name.startswith("on")


def _is_drawn(element: Any) -> bool:
    return any(one.tag == "svg" for one in (element, *element.iterancestors()))


def check_markup(source: str) -> None:
    """Fail when a parser that follows the standard had to mend the page."""
    parser = html5lib.HTMLParser()
    parser.parse(NOBODY_SEES.sub("", source))  # a refused form shows what was typed
    lines = source.splitlines()
    faults = [f"{what} at «{lines[line - 1].strip()[:80]}»" for (line, _), what, _ in parser.errors]
    assert not faults, faults[:5]


def text_of(response: Any, *, status: int | None = None) -> str:
    """Return what a person reads on a page, white space folded (a non-breaking space too).

    A page that answers a sent form is a refusal, 422, unless the test says otherwise.
    """
    expected = status or (422 if response.request.method == "POST" else 200)
    assert response.status_code == expected, f"{response.status}, expected {expected}"
    page = html.fromstring(response.get_data(as_text=True))
    return " ".join(" ".join(page.xpath("//main//text()")).split())
