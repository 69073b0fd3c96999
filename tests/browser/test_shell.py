"""The frame of every page: light, whole on a phone, with nothing under the sticky button."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import PHONE, Visitor

KILOBYTE = 1000
FRONT_PAGE = 120 * KILOBYTE
IN_SIGHT = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height / 2, 20)];
  const inside = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const top = document.elementFromPoint(x, y);
  return inside && (document.activeElement.contains(top) || top?.contains(document.activeElement));
}"""
OFF_SCREEN = """() => [...document.querySelectorAll('.nav a, .subnav a')].filter((link) => {
  const box = link.getBoundingClientRect();
  return box.width > 0 && (box.left < 0 || box.right > innerWidth);
}).map((link) => link.textContent)"""


def test_front_page_is_light_and_the_next_one_lighter(visit: Callable[..., Visitor]) -> None:
    stranger = visit()
    sizes: dict[str, int] = {}

    def note(request: Any) -> None:
        sizes[request.url] = request.sizes()["responseBodySize"]

    stranger.page.on("requestfinished", note)
    stranger.page.goto(stranger.address, wait_until="networkidle")
    assert any(".woff2" in url for url in sizes)
    stranger.page.remove_listener("requestfinished", note)
    assert sum(sizes.values()) < FRONT_PAGE, sizes
    fetched = "performance.getEntriesByType('resource').filter((one) => one.transferSize > 0)"
    stranger.page.goto(f"{stranger.address}/plan/", wait_until="networkidle")
    again = stranger.page.evaluate(f"{fetched}.map((one) => one.name)")
    assert set(again).isdisjoint(sizes)


@pytest.mark.parametrize("javascript", [True, False])
def test_menu_of_a_phone_shows_every_section(
    visit: Callable[..., Visitor], javascript: bool
) -> None:
    person = visit("staff", width=PHONE, javascript=javascript)
    menu = person.page.locator(".menu summary")
    expect(menu).to_contain_text("Меню: Сегодня")
    expect(person.page.locator(".who")).to_contain_text("Методист")
    expect(person.page.locator(".nav a").first).to_be_hidden()
    menu.click()
    links = person.page.locator(".nav a")
    assert links.count() > 8
    for link in links.all():
        expect(link).to_be_visible()
    assert person.page.evaluate(OFF_SCREEN) == []
    person.follow("Наставники", exact=True)
    expect(menu).to_contain_text("Меню: Наставники")


def test_menu_of_a_phone_closes_as_menus_do(visit: Callable[..., Visitor]) -> None:
    person = visit("employer1", width=PHONE)
    menu, first = person.page.locator(".menu summary"), person.page.locator(".nav a").first
    menu.press("Enter")
    expect(first).to_be_visible()
    person.page.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(menu).to_be_focused()
    menu.click()
    expect(first).to_be_visible()
    person.page.locator("main").click(position={"x": 2, "y": 2})
    expect(first).to_be_hidden()


@pytest.mark.parametrize(
    "path", ["/practice/periods/1", "/awards/1", "/fair/fairs/1", "/contracts/"]
)
def test_no_entry_of_a_record_s_pages_is_off_screen(
    visit: Callable[..., Visitor], path: str
) -> None:
    person = visit("staff", width=PHONE)
    person.page.goto(person.address + path)
    assert person.page.evaluate(OFF_SCREEN) == []


@pytest.mark.parametrize(
    ("path", "presses"), [("/students/new", 22), ("/admin/users/", 40), ("/organizations/new", 25)]
)
@pytest.mark.parametrize("width", [PHONE, 640])
def test_main_button_stays_and_covers_no_focus(
    visit: Callable[..., Visitor], path: str, presses: int, width: int
) -> None:
    person = visit("staff", width=width)
    person.open(path)
    main = ".form > .form-actions .btn, .page-actions > .btn:not(.quiet)"
    expect(person.page.locator(main).first).to_be_in_viewport(ratio=1)
    for number in range(presses):
        person.page.keyboard.press("Tab")
        hidden = person.page.evaluate("document.activeElement === document.body")
        assert hidden or person.page.evaluate(IN_SIGHT), f"{path}: focus {number} is covered"


@pytest.mark.parametrize("javascript", [True, False])
def test_hard_word_tells_its_meaning_by_keyboard_and_touch(
    visit: Callable[..., Visitor], javascript: bool
) -> None:
    person = visit("student1", width=PHONE, javascript=javascript)
    person.open("/practice/")
    # Whatever the application's state is, other stories of this site may have sent it.
    person.page.locator("main a[href*='/wishes']").first.click()
    word, meaning = person.page.locator(".hint-word"), person.page.locator(".hint-text")
    expect(meaning).to_be_hidden()
    word.press("Enter")
    expect(meaning).to_be_visible()
    expect(meaning).to_be_in_viewport(ratio=1)
    person.check()
    person.page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    word.click()
    expect(meaning).to_be_visible()


def test_stranger_asks_to_join_and_staff_take_them_in(visit: Callable[..., Visitor]) -> None:
    stranger = visit(width=PHONE)
    stranger.open("/")
    stranger.follow("Стать участником")
    stranger.page.get_by_role("button", name="Отправить заявку").click()
    expect(stranger.page.get_by_role("alert")).to_be_focused()
    stranger.troubles.clear()  # the browser reports the 422 on its console
    stranger.fill_all(
        name="ГБДОУ «Ясли-сад „Росинка“»", town="Зугрэс", contact_name="Зимина Ольга Петровна",
        contact_position="заведующая", phone="8 (856) 200-00-10", email="rosinka@test.example",
    )  # fmt: skip
    stranger.tick("Готовы принять студентов на практику")
    stranger.tick("Согласен на обработку моих персональных данных")
    stranger.press("Отправить заявку")
    stranger.sees("Заявка получена")
    staff = visit("staff")
    staff.open("/admin/join/")
    staff.follow("Росинка")
    staff.follow("Принять в кластер")
    staff.fill("Краткое название", "Ясли-сад «Росинка»")
    staff.press("Принять и пригласить")
    staff.sees("Приглашение отправлено")
    staff.sees("принята")
