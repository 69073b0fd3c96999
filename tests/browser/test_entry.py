"""Getting in, finding one's way, getting out; with the keyboard alone, and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import HEIGHT, PHONE, Visitor

ACCOUNTS = (
    "admin", "staff", "council1", "council2", "mentor1", "supervisor1", "employer1", "employer2",
    "student1", "student2", "deputy",
)  # fmt: skip
PUBLIC = ("/", "/login", "/plan/", "/fair/", "/organizations/", "/password/forgot")


def test_wrong_password_is_told_by_the_form(visit: Callable[..., Visitor]) -> None:
    person = visit()
    person.open("/login")
    person.fill("Электронная почта", "staff@demo.example")
    person.fill("Пароль", "not-my-password")
    person.press("Войти")
    summary = person.page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("не подходят")
    assert person.page.get_by_label("Электронная почта").input_value() == "staff@demo.example"


@pytest.mark.parametrize("name", ACCOUNTS)
def test_dashboard_of_every_account(visit: Callable[..., Visitor], name: str) -> None:
    person = visit(name)
    person.page.set_viewport_size({"width": PHONE, "height": HEIGHT})
    person.open("/dashboard")
    person.sees("Сегодня")


@pytest.mark.parametrize("width", [1280, PHONE])
def test_public_pages(visit: Callable[..., Visitor], width: int) -> None:
    stranger = visit(width=width)
    for path in PUBLIC:
        stranger.open(path)
    stranger.open("/organizations/999999999", status=404)
    stranger.sees("На главную страницу")


def test_signing_out_ends_the_visit(visit: Callable[..., Visitor]) -> None:
    person = visit("student1")
    person.press("Выйти")
    person.open("/dashboard")
    assert person.path.startswith("/login")


def test_keyboard_reaches_content_and_first_button(visit: Callable[..., Visitor]) -> None:
    person = visit("staff")
    keys = person.page.keyboard
    person.open("/dashboard")
    keys.press("Tab")
    expect(person.page.get_by_role("link", name="К содержанию")).to_be_focused()
    keys.press("Enter")
    expect(person.page.get_by_role("main")).to_be_focused()
    first = person.page.get_by_role("main").locator("a, button").first
    keys.press("Tab")
    expect(first).to_be_focused()
    keys.press("Enter")
    expect(person.page).not_to_have_url(f"{person.address}/dashboard")
    person.check()
