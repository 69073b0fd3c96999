"""A mentor's month; from the card to the letter of thanks, and to the plan (4.4 and 6.5)."""

from collections.abc import Callable
from io import BytesIO

from pypdf import PdfReader

from tests.browser.people import organization_of
from tests.browser.visitor import PHONE, Visitor

MENTOR = "Ковальчук Марина Сергеевна"
DATIVE = "Ковальчук Марине Сергеевне"
ROUND = "Наставники к Дню учителя"
GOAL = "Провести первый урок самостоятельно"


def test_mentor_from_card_to_letter_of_thanks(visit: Callable[..., Visitor]) -> None:
    staff, employer = visit("staff"), visit("employer1", width=PHONE)
    council = [visit("council1"), visit("council2"), visit("deputy")]
    student = visit("student2").name
    _enter_mentor(staff, organization_of(employer))
    _entrust(staff, student)
    _prepare_round(staff)
    _nominate(employer)
    _start_scoring(staff)
    _score_unseen(council)
    _close(staff)
    _read_letter(staff)
    _find_on_the_plan(staff)


def test_a_mentors_month_on_a_phone(visit: Callable[..., Visitor]) -> None:
    mentor = visit("mentor1", width=PHONE)
    mentor.open("/mentors/mine")
    mentor.page.get_by_role("link", name="Отметить часы").first.click()
    for tap in ("1 ч 30 мин", "разбор занятия"):
        mentor.page.get_by_text(tap, exact=True).click()
    mentor.press("Записать")  # the third tap: the day is today
    mentor.sees("Записано: 1 ч 30 мин")
    mentor.follow("Добавить встречи")
    mentor.fill("Тема", "Готовим открытый урок")
    mentor.fill_all(held_on="2024-03-01", count="2")
    mentor.press("Добавить", exact=True)
    mentor.sees("Запланировано: 2 встречи")
    mentor.press("Пройден")
    mentor.sees("пройден 26.02.2024")


def _enter_mentor(staff: Visitor, organization: str) -> None:
    last, first, middle = MENTOR.split()
    staff.open("/mentors/")
    staff.follow("Добавить наставника")
    staff.fill_all(last_name=last, first_name=first, middle_name=middle)
    staff.fill_all(position="учитель математики", experience_since="2005")
    staff.search_and_choose("Организация", organization)
    staff.press("Добавить наставника")
    staff.open(f"/mentors/?q={last}")
    staff.follow(MENTOR)
    staff.sees(DATIVE)


def _entrust(staff: Visitor, student: str) -> None:
    staff.follow("Закрепить студента")
    staff.search_and_choose("Студент", student)
    staff.fill_all(starts_on="2024-02-01", goal=GOAL)
    staff.press("Закрепить")
    staff.sees(student, near=GOAL)
    staff.follow("Пункт 4.4 плана")
    staff.sees("Наставничество")
    staff.follow("завершено")
    staff.follow(MENTOR)
    staff.sees(GOAL)


def _prepare_round(staff: Visitor) -> None:
    staff.open("/awards/")
    staff.follow("Добавить конкурс")
    staff.fill_all(title=ROUND, awards_count="1", quorum="3")
    staff.choose("Повод", "День учителя")
    staff.fill_all(
        nominations_until="2024-03-20", scoring_until="2024-03-31", ceremony_on="2024-10-04"
    )
    staff.fill_all(signatory_post="Директор", signatory_name="Н. А. Образцова")
    staff.press("Добавить конкурс")
    staff.follow("Открыть выдвижение")
    staff.press("Открыть выдвижение")


def _nominate(employer: Visitor) -> None:
    employer.open("/awards/")
    employer.follow(ROUND)
    employer.follow("Выдвинуть наставника")
    employer.search_and_choose("Наставник", MENTOR)
    employer.fill("За что", "Провела со студентами двенадцать открытых уроков.")
    employer.press("Выдвинуть", exact=True)
    employer.sees(MENTOR)


def _start_scoring(staff: Visitor) -> None:
    staff.page.reload()
    staff.follow("Начать оценку")
    staff.sees("письма членам совета")
    staff.press("Начать оценку")


def _score_unseen(council: list[Visitor]) -> None:
    """Each gives marks of its own; nobody finds the other's."""
    for member, mark in zip(council, ("9", "7", "4"), strict=True):
        member.open("/awards/")
        member.follow(ROUND)
        member.follow("Оценить", near=MENTOR)
        scores = member.page.get_by_role("spinbutton").all()
        assert [box.input_value() for box in scores] == [""] * len(scores)
        for box in scores:
            box.fill(mark)
        member.press("Сохранить и закончить")
        member.sees("оценено", near=MENTOR)
        member.misses("Кто на каком месте")


def _close(staff: Visitor) -> None:
    staff.page.reload()
    staff.sees("Оценки разошлись")
    staff.follow("Подвести итоги")
    staff.sees("4,00 · 7,00 · 9,00")
    staff.press("Подвести итоги")
    staff.sees("1-е место")


def _read_letter(staff: Visitor) -> None:
    content = staff.download("PDF", near=DATIVE)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert DATIVE in " ".join(text.split())


def _find_on_the_plan(staff: Visitor) -> None:
    staff.follow("Пункт 6.5 плана")
    staff.sees("Награждение наставников")
    staff.follow(ROUND)
    staff.sees("Благодарственные письма")
