"""Whoever walks by keyboard sees where the focus is, on a phone and at 200 % zoom."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.visitor import PHONE, WIDE, Visitor

ZOOMED = WIDE // 2  # CSS pixels of a wide window at 200 % zoom
MOST_STOPS = 150
WALK = {
    "": ("/", "/plan/", "/fair/", "/organizations/"),
    "staff": ("/dashboard", "/students/?q=а", "/practice/", "/admin/"),
    "employer1": ("/dashboard", "/fair/own", "/fair/vacancies/new"),
    "student1": ("/dashboard", "/practice/", "/fair/"),
    "council1": ("/dashboard", "/awards/"),
}
# What has the focus: its words, whether it lies within the window and whether anything marks it.
STOP = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const label = one.closest("label") ?? one;
  const style = getComputedStyle(one);
  const across = Math.min(Math.max(box.x + box.width / 2, 0), innerWidth - 1);
  const middle = document.elementFromPoint(across, box.y + Math.min(box.height / 2, 10));
  const words = (one.ariaLabel || one.name || one.textContent || "").trim().slice(0, 50);
  return {
    words: `${one.tagName} ${words}`,
    inside: box.width > 0 && box.height > 0 && box.left > -2 && box.right < innerWidth + 2
      && box.top < innerHeight && box.bottom > 0,
    marked: style.outlineStyle !== "none" || style.boxShadow !== "none"
      || getComputedStyle(label).outlineStyle !== "none"
      || Boolean(one.closest(".ts-wrapper.focus")),
    covered: Boolean(middle) && !one.contains(middle) && !middle.contains(one)
      && Boolean(middle.closest(".form-actions, .page-actions, .send-bar, [data-sticky]")),
  };
}"""


# Every role on a phone; zoomed, the two whose pages are the widest.
@pytest.mark.parametrize(
    ("name", "width"), [*((name, PHONE) for name in WALK), ("", ZOOMED), ("staff", ZOOMED)]
)
def test_the_focus_is_always_in_sight(visit: Callable[..., Visitor], name: str, width: int) -> None:
    person = visit(name or None, width=width)
    for path in WALK[name]:
        person.page.goto(person.address + path)  # other walks look at the rest of these pages
        assert [fault for stop in stops(person) for fault in faults(stop)] == [], path


def stops(person: Visitor) -> list[dict[str, Any]]:
    """Press Tab until the page is left, and return everything that had the focus."""
    found: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        person.page.keyboard.press("Tab")
        stop = person.page.evaluate(STOP)
        if stop is None:
            break
        found.append(stop)
    assert len(found) > 5
    return found


def faults(stop: dict[str, Any]) -> list[str]:
    """Say what is wrong with a place the focus stood at."""
    kinds = {
        "lies outside of the window": not stop["inside"],
        "is not marked": not stop["marked"],
        "is covered by a button that sticks": stop["covered"],
    }
    return [f"{stop['words']} {kind}" for kind, is_so in kinds.items() if is_so]
