"""A year of meetings, one of them from its agenda to signed minutes, and the task it gave (7.1)."""

from collections.abc import Callable

from tests.browser.visitor import PHONE, Visitor

BODY = "Экспертный совет кластера"
QUESTION = "Об экспертизе программ практики"
TASK = "Подготовить заключение по программам"


def test_meetings_from_the_year_to_signed_minutes(visit: Callable[..., Visitor]) -> None:
    staff = visit("staff")
    _lay_out(staff)
    _agenda(staff)
    _attendance(staff)
    _minutes(staff)
    _sign(staff)
    _report(visit("council1", width=PHONE))


def _lay_out(staff: Visitor) -> None:
    staff.open("/activities/")
    staff.follow("Заседания")
    staff.follow("Заседания на год")
    staff.choose("Кто заседает", BODY)
    staff.choose("Как часто", "по датам, которые я перечислю")
    staff.fill_all(given_days="25.02.2024\n08.06.2024", title="Экспертиза")
    staff.search_and_choose("Пункты плана, которые подтверждает запись", "7.1")
    staff.press("Показать дни")
    staff.sees("вместо 25.02.2024")
    staff.press("Добавить заседания: 2")
    staff.sees("Запланировано: 2 заседания")


def _agenda(staff: Visitor) -> None:
    staff.page.locator("tr", has_text="26 февраля 2024").get_by_role("link", name=BODY).click()
    staff.check()
    staff.follow("Заполнить повестку")
    staff.fill_all(text=QUESTION, speaker="Зимина О. П., методист")
    staff.press("Добавить вопрос")
    staff.sees(QUESTION)


def _attendance(staff: Visitor) -> None:
    staff.page.locator("#roll").get_by_role("link", name="Отметить присутствующих").click()
    staff.check()
    staff.press("Сохранить")
    staff.sees("кворум есть")


def _minutes(staff: Visitor) -> None:
    staff.follow("Голоса и запись")
    staff.fill_all(heard="Программы согласованы.", votes_for="4")
    staff.fill_all(votes_against="0", votes_abstained="1")
    staff.press("Записать в протокол")
    staff.sees("Принято большинством голосов.")
    staff.follow("Добавить решение")
    staff.fill_all(text=TASK)
    staff.press("Записать решение")
    staff.sees("Решение 1.1: нет исполнителя.")
    staff.page.locator("#agenda li li").get_by_role("link", name="Изменить").click()
    staff.check()
    staff.choose("Исполнитель: пользователь сайта", "Демо Член совета 1, council1@demo.example")
    staff.fill_all(due_on="2024-03-11")
    staff.press("Сохранить")


def _sign(staff: Visitor) -> None:
    staff.follow("Подписать протокол")
    staff.sees("всё на месте")
    staff.press("Подписать протокол")
    staff.sees("протокол подписан")
    staff.follow("7.1 Проведение заседаний Экспертного совета")
    staff.sees(BODY)


def _report(member: Visitor) -> None:
    member.open("/activities/meetings/decisions/?own=y")
    member.follow(TASK)
    member.follow("Отчитаться")
    member.fill_all(report="Заключение готово.")
    member.press("Поручение исполнено")
    member.sees("исполнено")
