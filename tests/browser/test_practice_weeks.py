"""A practice that runs: its base and a student on a phone, the teacher who leads the group."""

from collections.abc import Callable

from tests.browser.visitor import PHONE, Visitor

TITLE = "Зимняя практика"
PUT_AWAY = """() => {
  Object.defineProperty(document, "hidden", { get: () => true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""  # what a phone says that goes into a pocket


def test_a_day_of_practice_from_three_sides(visit: Callable[..., Visitor]) -> None:
    base, student = visit("employer1", width=PHONE), visit("student1", width=PHONE)
    _mark_the_day(base, student.name)
    _describe(base, student.name)
    _write_the_day(student)
    _follow_the_group(visit("supervisor1"), student.name)


def _mark_the_day(base: Visitor, absent: str) -> None:
    base.open("/practice/")
    base.follow("студент", near=TITLE)
    base.follow("Отметить посещаемость")
    base.page.get_by_role("group", name=absent).get_by_text("с причиной").click()
    base.press("Сохранить")
    base.sees("Отмечено: 1.")
    base.press("Все были")
    base.sees("Демо Работодатель 1")


def _describe(base: Visitor, name: str) -> None:
    base.open("/practice/")
    base.follow("студент", near=TITLE)
    base.follow(name)
    base.sees("пн, 26 февраля")
    base.follow("Написать характеристику")
    base.fill("Как работал студент", "Приходит вовремя, с детьми находит общий язык.")
    base.press("Сохранить")
    base.sees("с детьми находит общий язык")


def _write_the_day(student: Visitor) -> None:
    student.open("/dashboard")
    student.follow("Записать")
    student.fill("Что делали", "Провели классный час о безопасном интернете.")
    student.page.evaluate(PUT_AWAY)
    student.sees("Черновик сохранён")
    student.open("/practice/mine")
    student.follow("Дописать начатый день")
    student.sees("Вы начали эту запись раньше")
    student.press("Сохранить")
    student.sees("о безопасном интернете")


def _follow_the_group(teacher: Visitor, name: str) -> None:
    teacher.open("/practice/supervision")
    teacher.follow(TITLE)
    teacher.follow(name)
    teacher.sees("о безопасном интернете")
    teacher.sees("с детьми находит общий язык")
    teacher.follow("Ход практики")
    teacher.follow("Посещения баз")
    teacher.follow("Записать посещение")
    teacher.fill("Что увидели", "Студенты на уроках, дневники ведут.")
    teacher.press("Записать")
    teacher.sees("дневники ведут")
