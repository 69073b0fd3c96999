"""An event from the plan to the report, and its publication in time (3.5 and 7.3)."""

from collections.abc import Callable

from tests.browser.visitor import PHONE, Visitor

TITLE = "Экскурсия в детский сад «Родничок»"
RESULT = "Студенты увидели утренний круг."


def test_event_from_the_plan_to_its_publication(visit: Callable[..., Visitor]) -> None:
    staff = visit("staff")
    _plan(staff)
    _hold(staff)
    _report(staff)
    _publish(staff)
    _read_as_visitor(visit("", width=PHONE))


def _plan(staff: Visitor) -> None:
    staff.open("/activities/")
    staff.follow("Мероприятия")
    staff.follow("Добавить мероприятие")
    staff.fill_all(title=TITLE, starts_on="2024-02-26", place="Детский сад", planned_students="20")
    staff.tick("Показать всем посетителям сайта")
    staff.search_and_choose("Пункты плана, которые подтверждает запись", "3.5")
    staff.press("Добавить мероприятие")
    staff.sees("запланировано")
    staff.follow("3.5 Организация и проведение экскурсий")
    staff.sees(TITLE)
    staff.follow(TITLE)


def _hold(staff: Visitor) -> None:
    staff.follow("Отметить проведение")
    staff.fill_all(actual_students="18")
    staff.press("Мероприятие проведено")
    staff.sees("проведено, нужен отчёт")
    staff.sees("до 27 февраля", near=TITLE)  # what it asks for by itself


def _report(staff: Visitor) -> None:
    staff.open("/dashboard")
    staff.sees("Написать отчёт")
    staff.open("/activities/events/?q=Родничок")
    staff.follow(TITLE)
    staff.follow("Написать отчёт")
    staff.fill_all(results=RESULT, report_text="Программа выполнена.")
    staff.press("Отчёт готов")
    staff.sees("проведено, отчёт готов")
    staff.sees(RESULT)


def _publish(staff: Visitor) -> None:
    staff.page.locator("#publications").get_by_role("link", name=TITLE).click()
    staff.check()
    staff.sees("Опубликовать до")
    staff.follow("Отметить выход")
    staff.fill_all(url="https://college.demo.example/rodnichok", published_on="2024-02-26")
    staff.press("Отметить выход")
    staff.sees("вовремя")


def _read_as_visitor(visitor: Visitor) -> None:
    visitor.open("/activities/news/")
    visitor.follow(TITLE)
    visitor.sees("Где прочитать")
    visitor.open("/activities/events/calendar?month=2024-02")
    visitor.follow(TITLE)
    visitor.sees("Детский сад")
    visitor.misses(RESULT)
