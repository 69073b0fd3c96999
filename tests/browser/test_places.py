"""The way back: refused forms, lists with their filters and rows, the next person at the desk."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Route, expect

from tests.browser.visitor import Visitor

SCRIPTS = [True, False]


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_back_to_a_refused_form_asks_for_no_confirmation(
    visit: Callable[..., Visitor], javascript: bool
) -> None:
    person = visit("staff", javascript=javascript)
    person.open("/students/new")
    person.fill("Фамилия", "Возвратова")
    person.press("Добавить")
    person.troubles.clear()  # the browser reports the 422 on its console
    person.sees("Не всё заполнено верно")
    person.open("/students/")
    person.page.go_back()
    person.check()
    expect(person.page.get_by_label("Фамилия")).to_be_visible()


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_nothing_of_a_form_is_left_for_the_next_person(
    visit: Callable[..., Visitor], javascript: bool
) -> None:
    person = visit("staff", javascript=javascript)
    person.open("/students/new")
    person.fill("Фамилия", "Секретова")
    person.press("Добавить")
    person.troubles.clear()
    person.press("Выйти")
    with suppress(Error):  # without scripts the browser has nothing to show any more
        person.page.go_back()
    expect(person.page.locator("[value='Секретова']")).to_have_count(0)


@pytest.mark.parametrize("javascript", SCRIPTS)
def test_a_form_leads_back_to_the_list_its_page_and_its_row(
    visit: Callable[..., Visitor], javascript: bool
) -> None:
    person = visit("staff", javascript=javascript)
    person.open("/students/?course=3&sort=-name")
    row = person.page.locator("table.list tbody tr").nth(1)
    number = row.get_attribute("id")
    row.get_by_role("link").first.click()
    person.check()
    person.follow("Студенты", near="Студенты")
    assert person.path == f"/students/?course=3&sort=-name#{number}"
    marked = person.page.locator(f"#{number} > th")
    expect(marked).to_have_css("background-color", "rgb(253, 243, 215)")


def test_an_act_on_many_counts_first_and_can_be_taken_back(visit: Callable[..., Visitor]) -> None:
    person = visit("staff")
    person.open("/students/?course=3")
    boxes = person.page.locator("tbody .pick input")
    boxes.nth(0).check()
    boxes.nth(1).check()
    before = person.page.locator("tbody tr").nth(0).inner_text()
    person.press("Перевести в группу")
    person.sees("Выбрано: 2")
    person.choose("Новая группа", "4-")
    person.press("Перевести в группу")
    person.sees("Переведено в группу")
    assert person.path.startswith("/students/?course=3")
    person.press("Отменить")
    person.sees("Возвращено в прежние группы: 2")
    assert person.page.locator("tbody tr").nth(0).inner_text() == before


def test_a_filter_is_kept_under_a_name(visit: Callable[..., Visitor]) -> None:
    person = visit("staff")
    person.open("/students/?course=2")
    person.page.get_by_text("Мои отборы").click()
    person.follow("Сохранить этот отбор")
    person.fill("Название отбора", "Второй курс")
    person.press("Сохранить")
    person.open("/students/")
    person.page.get_by_text("Мои отборы").click()
    person.follow("Второй курс")
    assert person.path == "/students/?course=2"
    person.follow("Курс: 2")
    assert person.path == "/students/"


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Route.abort, id="no-network"),
        pytest.param(lambda route: route.fulfill(status=502, body="Bad gateway"), id="no-site"),
    ],
)
def test_a_site_that_does_not_answer_leaves_the_page(
    visit: Callable[..., Visitor], answer: Callable[[Route], None]
) -> None:
    person = visit("staff")
    person.open("/organizations/1")
    person.follow("Добавить контакт")
    person.fill_all(name="Третья Вера Павловна")
    person.press("Добавить")
    person.page.route("**/remove", lambda route: answer(route))
    person.page.get_by_role("button", name="Убрать контакт: Третья").click()
    person.page.get_by_role("dialog").get_by_role("button", name="Убрать контакт").click()
    person.sees("Сайт не ответил, и ничего не сохранено")
    person.sees("Третья Вера Павловна")
    person.troubles.clear()  # the browser reports it on its console
    person.page.unroute("**/remove")
    person.page.get_by_role("button", name="Убрать контакт: Третья").click()
    person.page.get_by_role("dialog").get_by_role("button", name="Убрать контакт").click()
    person.misses("Третья Вера Павловна")
    person.check()


def test_hundreds_of_rows_are_chosen_by_ticks(visit: Callable[..., Visitor]) -> None:
    person = visit("staff")
    person.open("/students/?size=1000")
    count = person.page.locator("tbody .pick input").count()
    assert count > 50
    person.page.locator("thead .pick input").check()
    person.press("Перевести в группу")
    person.sees(f"Выбрано: {count}")
    assert "rows=page" in person.path
    assert "r=1" not in person.path
    ticks = "&".join(f"r={number}" for number in range(1, 901))
    person.open(f"/students/?act=students.move&{ticks}")
    person.sees(f"Выбрано: {count}")
