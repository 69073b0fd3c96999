"""A student ranks five places on a phone: few presses, no jump, the focus stays."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from tests.browser.visitor import PHONE, Visitor

PERIOD = "Весенняя практика"
WISHES = 5
# While a part settles, its elements carry the attributes of those they replace.
SETTLED = """() => !document.querySelector(
    ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
)"""


class Presses:
    """Counts presses, and holds each against the place on the page it was done at."""

    def __init__(self, student: Visitor) -> None:
        self.student = student
        self.count = 0

    def press(self, selector: str) -> None:
        """Press a button that is in reach already; the page does not move under it."""
        page = self.student.page
        button = page.locator(selector)
        button.scroll_into_view_if_needed()
        before = scrolled(page)
        # An answer in place leaves this mark where it is, a new page does not have it.
        page.evaluate("document.body.dataset.stays = 'yes'")
        button.focus()
        with page.expect_response(lambda answer: answer.request.method == "GET"):
            page.keyboard.press("Enter")
        self.count += 1
        page.wait_for_function(SETTLED)
        assert page.evaluate("document.body.dataset.stays") == "yes", "the page was loaded anew"
        assert abs(scrolled(page) - before) <= 1, "the page jumped"


def scrolled(page: Any) -> float:
    """Return how far down the page is."""
    return float(page.evaluate("window.scrollY"))


def focus_settles_on(page: Any, *ids: str) -> None:
    """Wait until what has the focus is one of these: it comes back when the part has settled."""
    page.wait_for_function("ids => ids.includes(document.activeElement.id)", arg=list(ids))


def test_five_wishes_take_few_presses_and_no_jump(visit: Callable[..., Visitor]) -> None:
    student = visit("student1", width=PHONE)
    student.open("/practice/")
    student.follow("Выбрать места", near=PERIOD)
    presses = Presses(student)
    presses.count += 1  # the way in
    page = student.page
    for number in range(1, WISHES + 1):
        presses.press("#add-3" if number < WISHES else "#add-2")
        expect(page.locator(".choice-bar")).to_contain_text(f"Выбрано {number} из {WISHES}")
        # The next place stands under the same finger, and has the focus.
        focus_settles_on(page, "add-3", "add-2", "choice")
    presses.press("#do-send")
    student.sees("отправлена 26 февраля")
    assert presses.count <= 8
    student.check()
    _reorder(presses)
    _remove_down_to_the_last(presses)


def _reorder(presses: Presses) -> None:
    page = presses.student.page
    names = page.locator("ol.rank b")
    second = names.nth(1).inner_text()
    up = page.locator("ol.rank li").nth(1).locator("button").first
    up_id = up.get_attribute("id")
    presses.press(f"#{up_id}")
    expect(names.first).to_have_text(second)
    focus_settles_on(page, str(up_id))


def _remove_down_to_the_last(presses: Presses) -> None:
    student = presses.student
    names = student.page.locator("ol.rank b")
    for left in range(WISHES - 1, 0, -1):
        presses.press("#remove-1")
        expect(names).to_have_count(left)
    # The last place of an application that was sent asks first.
    student.page.locator("#remove-1[form=withdraw]").click()
    dialog = student.page.get_by_role("dialog")
    expect(dialog).to_contain_text("не попадёте в распределение")
    dialog.get_by_role("button").last.click()
    expect(names).to_have_count(1)
    student.sees("отправлена 26 февраля")


def test_a_place_is_read_and_added_from_its_card(visit: Callable[..., Visitor]) -> None:
    student = visit("student2", width=PHONE)
    student.open("/practice/")
    student.follow("Выбрать места", near=PERIOD)
    student.page.locator("#offered th a").nth(2).click()
    student.check()
    student.sees("О месте")
    student.follow("Вернуться к выбору")
    student.page.locator("#offered th a").nth(2).click()
    name = student.page.locator("h1").inner_text()
    student.press("Добавить в заявку")
    expect(student.page.locator("ol.rank b")).to_have_text([name])
    student.sees("черновик, не отправлена")
