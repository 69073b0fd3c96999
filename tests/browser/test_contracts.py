"""A minor's target contract from a draft to its obligations, and to the plan (3.3)."""

from collections.abc import Callable

from tests.browser.people import organization_of
from tests.browser.visitor import PHONE, Visitor

NUMBER = "ЦО-77/2024"


def test_contract_from_draft_to_plan(visit: Callable[..., Visitor]) -> None:
    staff, student = visit("staff"), visit("student1", width=PHONE)
    employer = visit("employer1")
    _call_off(staff, student.name)
    _draft(staff, organization_of(employer), student.name)
    _offer(staff)
    _agree(student)
    _sign(staff)
    _see_as_party(employer, student.name)
    _find_on_the_plan(staff)


def _call_off(staff: Visitor, student: str) -> None:
    """The student has a contract on its way already: one is enough."""
    staff.open(f"/contracts/?q={student}")
    staff.follow("ЦД-")
    staff.follow("Отменить")
    staff.fill("Причина", "Студент выбрал другую организацию.")
    staff.press("Отменить договор")
    staff.sees("отменён")


def _draft(staff: Visitor, organization: str, student: str) -> None:
    staff.open("/contracts/")
    staff.follow("Добавить договор")
    staff.fill("Номер договора", NUMBER)
    staff.search_and_choose("Организация", organization)
    staff.search_and_choose("Студент", student)
    staff.fill_all(
        drafted_on="2024-02-20",
        training_until="2024-06-30",
        work_years="3",
        position="учитель начальных классов",
        amount="5000",
        pay_day="25",
    )
    staff.choose("Мера поддержки", "Ежемесячная выплата")
    staff.choose("Как часто", "ежемесячно")
    staff.press("Добавить договор")
    staff.follow(NUMBER)
    staff.sees("черновик")


def _offer(staff: Visitor) -> None:
    staff.press_and_confirm("Предложить студенту")
    staff.sees("предложен студенту")


def _agree(student: Visitor) -> None:
    student.open("/contracts/")
    student.follow(NUMBER)
    student.press("Согласиться")
    student.sees("согласован")


def _sign(staff: Visitor) -> None:
    staff.page.reload()
    staff.follow("Отметить подписание")
    staff.fill_all(signed_on="2024-02-26", representative_consent_on="2024-02-25")
    staff.fill("Законный представитель, давший согласие", "Образцова Вера Петровна")
    staff.press("Договор подписан")
    staff.sees("Заключить с Гражданином трудовой договор")
    staff.sees("до 1 июля 2024")
    assert staff.download("Скачать PDF").startswith(b"%PDF")


def _see_as_party(employer: Visitor, student: str) -> None:
    employer.open("/contracts/")
    employer.sees("подписан", near=NUMBER)
    employer.follow(NUMBER)
    employer.sees(student)


def _find_on_the_plan(staff: Visitor) -> None:
    staff.follow("Пункт 3.3 плана")
    staff.sees("Договоры о целевом обучении")
    staff.follow("завершено")
    staff.follow(NUMBER)
    staff.sees("Заключить с Гражданином трудовой договор")
