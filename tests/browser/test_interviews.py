"""Interviews at the fair: staff publish the timetable, both sides see theirs and say what came."""

from collections.abc import Callable

from tests.browser.visitor import PHONE, Visitor

COMING, HELD = "/fair/fairs/1", "/fair/fairs/2"


def test_interviews_from_the_draft_to_the_results(visit: Callable[..., Visitor]) -> None:
    staff = visit("staff")
    _publish(staff)
    student, employer = visit("student2", width=PHONE), visit("employer1", width=PHONE)
    student.open(f"{HELD}/talks")
    student.press("интересно")
    student.sees("Вы ответили: «интересно»")
    student.follow("Расставить по порядку")
    student.sees("Порядок видите только вы")
    employer.open(f"{HELD}/talks")
    employer.press("подумаем")
    employer.sees("Вы ответили: «подумаем»")
    employer.open(f"{COMING}/talks")
    employer.sees("Итог каждого собеседования можно будет отметить в день ярмарки")


def _publish(staff: Visitor) -> None:
    staff.open(f"{COMING}/timetable")
    staff.sees("Короче не бывает")
    staff.follow("Опубликовать…")
    staff.sees("В письмах нет имён")
    staff.press("Опубликовать и отправить письма")
    staff.sees("Опубликовано. Писем в очереди")
    staff.follow("Экран для зала")
    staff.sees("Страница обновляется сама")
