"""A person with a browser: signs in, reads, clicks; every page is checked on the way."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from app.demo.people import DEMO_PASSWORD
from tests.processes import PATIENCE

WIDE, PHONE = 1280, 390
HEIGHT = 900
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
PARTS = "section, article, tr, li"  # what `near` may mean by one record of a page
PATIENT = PATIENCE * 1000  # ms: what is expected may take its time on a busy machine
# Kinds of elements: each within its two parents, by tags, classes, attributes and their targets;
# whether there is any text in it, not which.
KINDS = """() => {
  const points = ["for", "aria-describedby", "aria-labelledby", "aria-controls"];
  const leads = (one, name) => !points.includes(name) ||
    one.getAttribute(name).split(" ").every((id) => document.getElementById(id));
  const told = (one) => one.tagName + one.getAttributeNames().map((name) =>
    name + (["class", "role", "type"].includes(name) ? `=${one.getAttribute(name)}` : "") +
    (one.getAttribute(name) ? "" : "=") + (leads(one, name) ? "" : "!")
  ).sort().join() + (one.textContent.trim() ? "" : "-");
  const kind = (one) => [one.parentElement?.parentElement, one.parentElement, one]
    .map((each) => each ? told(each) : "").join(">");
  return [...new Set([...document.querySelectorAll("body, body *")].map(kind))];
}"""
_looked_at: set[tuple[int, str]] = set()  # by axe, in this process: it takes longer than loading
expect.set_options(timeout=PATIENT)


_NO_TROUBLE = ("status of 422", "net::ERR_INTERNET_DISCONNECTED")


class Visitor:
    """One person's browser on the running site."""

    def __init__(self, page: Page, address: str, *, javascript: bool = True) -> None:
        self.page = page
        self.address = address
        self.javascript = javascript
        self.troubles: list[str] = []
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        page.on("request", self._note_request)

    @property
    def name(self) -> str:
        """How the site calls the person, from the header."""
        return self.page.locator(".who b").inner_text()

    @property
    def path(self) -> str:
        """Where on the site the person is."""
        return self.page.url.removeprefix(self.address)

    def sign_in(self, name: str) -> "Visitor":
        """Sign in with a demo account through the form."""
        self.open("/login")
        self.fill("Электронная почта", f"{name}@demo.example")
        self.fill("Пароль", DEMO_PASSWORD)
        self.press("Войти")
        self.sees("Сегодня")
        return self

    def comes_back(self, name: str) -> "Visitor":
        """Go on with an earlier visit; sign in again where the person has signed out since."""
        self.open("/dashboard")
        return self if self.path.startswith("/dashboard") else self.sign_in(name)

    def open(self, path: str, *, status: int = 200) -> None:
        """Go to an address and check the page; an error page only where it is expected."""
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status == status, f"{path} answered {answer.status}"
        if status != 200:  # the browser reports the page's own status on the console
            self.troubles.clear()
        self.check()

    def follow(self, text: str, *, near: str = "", exact: bool = False) -> None:
        """Click the first link with this text, of the record that `near` names; check the page."""
        self._part(near).get_by_role("link", name=text, exact=exact).first.click()
        self.check()

    def press(self, text: str, *, near: str = "", exact: bool = False) -> None:
        """Press the first button with this text, of the record that `near` names; check."""
        self._part(near).get_by_role("button", name=text, exact=exact).first.click()
        self.check()

    def press_and_confirm(self, text: str, *, near: str = "") -> None:
        """Press a button that asks for confirmation, and confirm."""
        self._part(near).get_by_role("button", name=text).first.click()
        self.page.get_by_role("dialog").get_by_role("button", name=text).click()
        self.check()

    def fill(self, label: str, value: str) -> None:
        """Type into the field with this label."""
        self.page.get_by_label(label).first.fill(value)

    def fill_all(self, **values: str) -> None:
        """Type into several fields, each by its name."""
        for name, value in values.items():
            self.page.locator(f"[name={name}]").fill(value)

    def tick(self, label: str) -> None:
        """Tick the box with this label."""
        self.page.get_by_label(label).first.check()

    def tick_all(self, group: str) -> None:
        """Tick every box of the group with this legend."""
        for box in self.page.get_by_role("group", name=group).get_by_role("checkbox").all():
            box.check()

    def choose(self, label: str, option: str) -> None:
        """Choose the first option with these words in the select with this label."""
        select = self.page.get_by_label(label).first
        choice = select.locator("option").filter(has_text=option).first
        select.select_option(value=choice.get_attribute("value"))

    def search_and_choose(self, label: str, option: str) -> None:
        """Choose in a searchable select as people do: type, then take what is found."""
        box = self.page.locator(f"input[role=combobox][aria-label='{label}']")
        box.click()
        box.press_sequentially(option)
        found = self.page.locator(".ts-dropdown .active[role=option]").filter(has_text=option)
        expect(found).to_be_visible()
        box.press("Enter")

    def upload(self, label: str, file: Path) -> None:
        """Choose a file of the disk in the field with this label."""
        self.page.get_by_label(label).first.set_input_files(file)

    def download(self, text: str, *, near: str = "") -> bytes:
        """Follow a link that gives a file, and return its content."""
        with self.page.expect_download() as waiting:
            self._part(near).get_by_role("link", name=text).first.click()
        return Path(waiting.value.path()).read_bytes()

    def sees(self, text: str, *, near: str = "") -> None:
        """Fail unless the text is visible."""
        expect(self._part(near).get_by_text(text).filter(visible=True).first).to_be_visible()

    def misses(self, text: str) -> None:
        """Fail if the text is anywhere on the page."""
        expect(self.page.get_by_text(text)).to_have_count(0)

    def reads(self, text: str) -> bool:
        """Tell whether the text is on the page."""
        return self.page.get_by_text(text).count() > 0

    def figure(self, label: str) -> int:
        """Return the large figure above these words."""
        words = self.page.locator(".figure").filter(has_text=label).locator("strong").first
        return int("".join(re.findall(r"\d", words.inner_text())))

    def waits_for(self, heading: str) -> None:
        """Stay on a page that follows the worker until it leads to one with this heading."""
        title = self.page.get_by_role("heading", name=heading, level=1, exact=True)
        expect(title).to_be_visible()
        self.check()

    def check(self) -> None:
        """Fail on anything the page does wrong: access for all, errors, calls outside."""
        self.page.wait_for_load_state()
        expect(self.page.locator(".htmx-request")).to_have_count(0)  # a part on its way
        if self.javascript and self._is_new():  # axe is a script: without scripts it never answers
            found = Axe().run(self.page, options=RULES)
            assert found.violations_count == 0, f"{self.path}\n{found.generate_report()}"
        assert self.troubles == [], f"{self.path}: {self.troubles}"
        wider = self.page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
        assert not wider, f"{self.path} scrolls sideways"

    def _is_new(self) -> bool:
        """Tell whether something on this page was not looked at before, at this width."""
        width = self.page.evaluate("innerWidth")
        kinds = {(width, kind) for kind in self.page.evaluate(KINDS)}
        is_new = not kinds <= _looked_at
        _looked_at.update(kinds)
        return is_new

    def _part(self, near: str) -> Page | Locator:
        """The innermost record of the page with a text, or the whole page."""
        return self.page.locator(PARTS).filter(has_text=near).last if near else self.page

    def _note_console(self, message: Any) -> None:
        # The browser reports by itself that a form was refused, or that a test cut the connection.
        if message.type == "error" and not any(one in message.text for one in _NO_TROUBLE):
            self.troubles.append(f"console: {message.text}")

    def _note_request(self, request: Any) -> None:
        if not re.match(rf"{re.escape(self.address)}/|data:|blob:", request.url):
            self.troubles.append(f"call outside: {request.url}")


@contextmanager
def visiting(
    browser: Browser, address: str, *, width: int = WIDE, javascript: bool = True, state: Any = None
) -> Iterator[Visitor]:
    """Open a browser context of its own for one person, signed in where a state is kept."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, locale="ru-RU",
        java_script_enabled=javascript, storage_state=state, reduced_motion="reduce",
    )  # fmt: skip
    context.set_default_timeout(PATIENT)
    try:
        yield Visitor(context.new_page(), address, javascript=javascript)
    finally:
        context.close()
