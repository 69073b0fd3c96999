"""The methodist places all who were left without a seat in a few clicks."""

from collections.abc import Callable

from tests.browser.visitor import Visitor

PERIOD = "Осенняя практика"
MOST_CLICKS = 10


def test_the_rest_is_placed_in_few_clicks(visit: Callable[..., Visitor]) -> None:
    staff = visit("staff")
    staff.open("/dashboard")
    clicks = [
        lambda: staff.follow("Практика", exact=True),
        lambda: staff.follow(PERIOD),
        lambda: staff.follow("Заявки", exact=True),
        lambda: staff.follow("Распределить оставшихся"),
        lambda: staff.press("Распределить по свободным местам"),
    ]
    for number, click in enumerate(clicks):
        click()
        if number == len(clicks) - 2:
            staff.sees("Что останется как есть" if staff.reads("останется") else "Выбрано")
            staff.sees("сразу получат письма")
    staff.sees("Место получили")
    assert len(clicks) <= MOST_CLICKS
