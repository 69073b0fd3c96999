"""A student at the fair on a phone: a star, an application, the own order, what is next."""

from collections.abc import Callable

from tests.browser.visitor import PHONE, Visitor


def test_a_student_stars_applies_and_orders(visit: Callable[..., Visitor]) -> None:
    student = visit("student2", width=PHONE)
    student.open("/fair/mine")
    invited = student.page.locator("section", has_text="Вас приглашают откликнуться").first
    link = invited.get_by_role("link").first
    title = link.inner_text()
    link.click()
    student.press("В избранное")
    student.sees("Вакансия добавлена в избранное")
    student.open("/fair/favourites")
    student.follow(title)
    student.follow("Откликнуться", exact=True)
    student.fill("Несколько слов о себе", "Прочитала ваше приглашение.")
    student.press("Отправить отклик")
    student.open("/fair/mine")
    before = _order(student)
    assert before[-1] == title  # the newest is the last until somebody says otherwise
    student.press(f"Выше: {title}")
    student.page.wait_for_function(
        "title => [...document.querySelectorAll('.rank b')].at(-1).innerText.trim() !== title",
        arg=title,
    )
    assert _order(student) == [*before[:-2], title, before[-2]]
    student.open("/fair/mine")
    assert _order(student) == [*before[:-2], title, before[-2]]


def _order(student: Visitor) -> list[str]:
    lines = student.page.locator(".rank b")
    return [one.strip() for one in lines.all_inner_texts()]
