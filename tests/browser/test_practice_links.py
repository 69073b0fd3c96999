"""A base without an account on a phone: who comes, whom to call, who has come; by one link."""

from collections.abc import Callable

from tests.browser.secrets_of_links import SecretOf
from tests.browser.visitor import PHONE, Visitor

PERIOD = "Зимняя практика"
QUESTION = "Спросить базы, кто пришёл"


def test_a_base_says_by_its_link_who_came(
    visit: Callable[..., Visitor], newest_secret: SecretOf
) -> None:
    _ask(visit("staff"))
    base = visit(width=PHONE)
    base.open(f"/links/{newest_secret('practice.arrival')}")
    base.sees("Кому звонить в колледж")
    _say(base, "не пришёл(-ла)")
    base.follow("Изменить ответ")
    _say(base, "пришёл(-ла)")


def _say(base: Visitor, word: str) -> None:
    base.page.get_by_role("group").first.get_by_text(word, exact=True).click()
    base.press("Отправить")
    base.sees("В колледже видят ответ")


def _ask(staff: Visitor) -> None:
    """Ask the bases of the period."""
    staff.open("/practice/")
    staff.follow(PERIOD)
    staff.follow("мест")
    staff.page.get_by_label("Какие строки").select_option(value="all")
    staff.press(QUESTION)
    staff.press(QUESTION)
    staff.sees("Писем в очереди")
