"""No page of a phone scrolls sideways: the sections of each role and all they lead to at once."""

import re
from collections.abc import Callable

import pytest

from tests.browser.visitor import PHONE, Visitor

LINKS = """() => [...document.querySelectorAll("nav a, main a")]
  .map((link) => new URL(link.href.baseVal ?? link.href, document.baseURI))
  .filter((url) => url.origin === location.origin && !url.search)
  .map((url) => url.pathname)
  .filter((path) => !/\\.[a-z]+$|^\\/files\\//.test(path))"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth + 1"
MOST = 60  # pages a role


@pytest.mark.parametrize("name", ["admin", "employer1", "student2"])
def test_no_page_of_a_phone_scrolls_sideways(visit: Callable[..., Visitor], name: str) -> None:
    person = visit(name, width=PHONE)
    found = dict.fromkeys(shapes(person).values(), False)
    wide = []
    for _ in range(MOST):
        path = next((path for path, is_seen in found.items() if not is_seen), None)
        if path is None:
            break
        found[path] = True
        person.page.goto(person.address + path)
        if person.page.evaluate(SIDEWAYS):
            wide.append(path)
        known = {shape_of(one) for one in found}
        found |= {path: False for shape, path in shapes(person).items() if shape not in known}
    assert sum(found.values()) > 10
    assert wide == []


def test_a_list_for_the_printer_fits_a_phone(visit: Callable[..., Visitor]) -> None:
    person = visit("staff", width=PHONE)
    person.open("/students/?as=print")


def shapes(person: Visitor) -> dict[str, str]:
    """Return the addresses a page leads to, one of each shape."""
    return {shape_of(path): path for path in reversed(person.page.evaluate(LINKS))}


def shape_of(path: str) -> str:
    """Return an address without its numbers: one of a kind is enough."""
    return re.sub(r"\d+", "*", path)
