"""A person with a browser: signs in, reads, clicks; every page is checked on the way."""

from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from app.demo.people import DEMO_PASSWORD

WIDE, PHONE = 1280, 390
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


class Visitor:
    """One person's browser on the running site."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.troubles: list[str] = []
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.troubles.append(f"script error: {error}"))
        page.on("request", self._note_request)

    def sign_in(self, name: str) -> "Visitor":
        """Sign in with a demo account through the form."""
        self.open("/login")
        self.page.get_by_label("Электронная почта").fill(f"{name}@demo.example")
        self.page.get_by_label("Пароль").fill(DEMO_PASSWORD)
        self.press("Войти")
        self.sees("Сегодня")
        return self

    def open(self, path: str) -> None:
        """Go to an address and check the page."""
        self.page.goto(self.address + path)
        self.check()

    def follow(self, text: str, *, exact: bool = False) -> None:
        """Click the first link with this text and check where it leads."""
        self.page.get_by_role("link", name=text, exact=exact).first.click()
        self.check()

    def press(self, text: str, *, exact: bool = False) -> None:
        """Press the first button of the page's content with this text; check what follows."""
        self.page.get_by_role("button", name=text, exact=exact).first.click()
        self.check()

    def press_and_confirm(self, text: str) -> None:
        """Press a button that asks for confirmation, and confirm."""
        self.page.get_by_role("button", name=text).first.click()
        self.page.get_by_role("dialog").get_by_role("button", name=text).click()
        self.check()

    def fill(self, label: str, value: str) -> None:
        """Type into the field with this label."""
        self.page.get_by_label(label).first.fill(value)

    def choose(self, label: str, option: str) -> None:
        """Choose an option of the select with this label."""
        self.page.get_by_label(label).first.select_option(label=option)

    def sees(self, text: str) -> None:
        """Fail unless the text is visible."""
        expect(self.page.get_by_text(text).first).to_be_visible()

    def check(self) -> None:
        """Fail on anything the page does wrong: access for all, errors, calls outside."""
        self.page.wait_for_load_state()
        found = Axe().run(self.page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
        assert self.troubles == [], self.troubles
        wider = self.page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
        assert not wider, f"{self.page.url} scrolls sideways"

    def _note_console(self, message: object) -> None:
        if message.type == "error":  # type: ignore[attr-defined]
            self.troubles.append(f"console: {message.text}")  # type: ignore[attr-defined]

    def _note_request(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.address, "data:")):
            self.troubles.append(f"call outside: {url}")


@contextmanager
def visiting(browser: Browser, address: str, *, width: int = WIDE) -> Iterator[Visitor]:
    """Open a browser context of its own for one person."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="ru-RU")
    try:
        yield Visitor(context.new_page(), address)
    finally:
        context.close()
