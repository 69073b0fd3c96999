"""A test client that reads every page it gets as a strict reader would."""

import re
from collections import Counter
from contextvars import Context
from typing import Any

from flask import has_app_context
from flask.testing import FlaskClient
from lxml import html

from app.extensions import db

_DOUBLE_DOT = re.compile(r"(?<!\.)\.\.(?![./\w])|[?!…]\.(?![./\w])")
_STRAIGHT_QUOTES = re.compile(r'[А-Яа-яё]"|"[А-Яа-яё]')


class CheckingClient(FlaskClient):
    """Checks every HTML page: language, title, one heading, ids, quotes, inline code.

    `user` is the person signed in, when a role's fixture made the client.
    """

    user: Any = None

    def open(self, *args: Any, **kwargs: Any) -> Any:
        if has_app_context():  # there is none while a redirect is followed
            db.session.commit()  # what the test prepared is there for the request, read anew after
        # A request has contexts of its own: none of the test's application context leaks in.
        response = Context().run(super().open, *args, **kwargs)
        if _is_whole_page(response):
            check_page(response.get_data(as_text=True))
        return response


def _is_whole_page(response: Any) -> bool:
    redirected = 300 <= response.status_code < 400
    return response.mimetype == "text/html" and not redirected and b"<html" in response.data[:999]


def check_page(source: str) -> None:
    """Fail when a page breaks what every page owes (house.md, habits)."""
    page = html.fromstring(source)
    assert page.get("lang") == "ru", "the page does not say that it is Russian"
    assert (page.findtext("head/title") or "").strip(" —"), "the page has no title"
    headings = page.xpath("//h1")
    assert len(headings) == 1, f"{len(headings)} first-level headings"
    assert headings[0].text_content().strip(), "the heading is empty"
    twice = [name for name, count in Counter(page.xpath("//@id")).items() if count > 1]
    assert not twice, f"ids used twice: {twice}"
    assert not page.xpath("//*[@style] | //script[not(@src)]"), "inline style or script"
    assert not page.xpath("//@*[starts-with(name(), 'on')]"), "inline event handler"
    text = " ".join(page.xpath("//body//text()[not(ancestor::script)]"))
    found = _STRAIGHT_QUOTES.search(text)
    assert not found, (
        f"straight quotes in Russian text: …{text[max(0, found.start() - 30) : found.end() + 30]}…"
    )
    check_dots(text)
    broken = re.search(r".{20}(Undefined|lazystring|<app\.).{20}", text, re.IGNORECASE)
    assert not broken, f"a value that is not for people: {broken.group()}"


def check_dots(text: str) -> None:
    """Fail when a sentence ends twice: «26 февраля 2024 г..»."""
    found = _DOUBLE_DOT.search(text)
    assert not found, f"two ends of a sentence: …{text[max(0, found.start() - 30) : found.end()]}…"


def text_of(response: Any) -> str:
    """Return what a person reads on a page, white space folded (a non-breaking space too)."""
    page = html.fromstring(response.get_data(as_text=True))
    return " ".join(" ".join(page.xpath("//main//text()")).split())
