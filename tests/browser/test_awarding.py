"""A round the council disagrees on: from the nomination to the last award handed over (6.5)."""

import re
from collections.abc import Callable

from tests.browser.visitor import PHONE, Visitor
from tests.documents.test_pdf import page_text

ROUND, TODAY = "Наставники февраля", "2024-02-26"
MERIT = "За уроки, на которых студентам не было страшно"
COUNCIL = "Координационный совет кластера"
QUESTION = "Об итогах конкурса наставников февраля"
DIPLOMA = "диплом I степени"
SEALED = "Итог откроется, когда придёт последняя оценка"


def test_from_a_disagreement_to_awards_handed_over(visit: Callable[..., Visitor]) -> None:
    staff, employer = visit("staff"), visit("employer1", width=PHONE)
    round_ = _open_a_round(staff)
    mentor = _nominate(employer, round_)
    council = [visit("council1"), visit("council2"), visit("deputy")]
    kind, harsh, third = _draw(staff, round_, council)
    _score_unseen(staff, round_, kind, harsh)
    _call_the_third(staff, round_, third)
    meeting = _hold_a_meeting(staff)
    _decide(staff, round_, mentor)
    _sign(staff, meeting, round_)
    _close(staff, round_)
    _order(staff, mentor)
    _print(staff, mentor)
    before = _proven(staff, round_)
    _hand_over(staff, round_)
    assert _proven(staff, round_) == before + 1


def _open_a_round(staff: Visitor) -> str:
    staff.open("/awards/new")
    staff.fill_all(title=ROUND, awards_count="1", quorum="2", discrepancy="3", repeat_years="0")
    staff.fill_all(nominations_until=TODAY, scoring_until=TODAY, ceremony_on=TODAY)
    staff.fill_all(signatory_post="Директор", signatory_name="Н. А. Образцова")
    staff.press("Добавить конкурс")
    staff.sees("Конкурс добавлен")
    round_ = staff.path
    staff.follow("Открыть выдвижение")
    staff.press("Открыть выдвижение")
    staff.sees("Выдвижение открыто")
    return round_


def _nominate(employer: Visitor, round_: str) -> str:
    """Propose the first of the own mentors; return who that is."""
    employer.open("/mentors/")
    mentor = employer.page.get_by_role("rowheader").get_by_role("link").first.inner_text()
    employer.open(round_)
    employer.follow("Выдвинуть наставника")
    employer.search_and_choose("Наставник", mentor)
    employer.fill_all(merit=MERIT, reason="Провела со студентами двенадцать открытых уроков.")
    employer.press("Выдвинуть", exact=True)
    employer.sees(mentor)
    return mentor


def _draw(staff: Visitor, round_: str, council: list[Visitor]) -> list[Visitor]:
    """Let two of three be drawn; return them, then the one who was not."""
    staff.open(round_)
    staff.follow("Начать оценку")
    staff.press("Начать оценку")
    staff.follow("Кто кого оценивает")
    drawn = staff.page.locator("td[data-l='Оценивают']").inner_text()
    asked = [one.name in drawn for one in council]
    assert sorted(asked) == [False, True, True]
    return sorted(council, key=lambda one: one.name not in drawn)


def _score_unseen(staff: Visitor, round_: str, kind: Visitor, harsh: Visitor) -> None:
    """Neither of two finds the other's marks, nor do staff those of one."""
    _score(kind, round_, "10")
    staff.open(f"{round_}/council")
    staff.sees(SEALED)
    staff.misses("10,00")
    _score(harsh, round_, "2")
    harsh.sees("2,00")
    kind.page.reload()
    kind.sees("10,00")
    kind.misses("2,00")


def _score(member: Visitor, round_: str, mark: str) -> None:
    member.open(f"{round_}/score")
    boxes = member.page.get_by_role("spinbutton").all()
    assert [box.input_value() for box in boxes] == [""] * 4
    member.misses("10,00")
    for box in boxes:
        box.fill(mark)
    member.press("Сохранить и закончить")
    member.waits_for("Ваши оценки")


def _call_the_third(staff: Visitor, round_: str, third: Visitor) -> None:
    third.open(f"{round_}/score")
    third.sees("Вам кандидатур не выпало")
    staff.open(round_)
    staff.sees("Оценки разошлись")
    staff.follow("Кто кого оценивает")
    staff.press("Назначить третьего")
    staff.sees("Третий член совета назначен: 1")
    staff.open(f"{round_}/council")
    staff.sees(SEALED)
    _score(third, round_, "6")
    staff.open(round_)
    staff.sees("третий член совета оценил, решает заседание")


def _hold_a_meeting(staff: Visitor) -> str:
    staff.open("/activities/meetings/new")
    staff.choose("Кто заседает", COUNCIL)
    staff.fill_all(held_on=TODAY)
    staff.search_and_choose("Пункты плана, которые подтверждает запись", "7.2")
    staff.press("Добавить заседание")
    meeting = staff.path
    staff.follow("Заполнить повестку")
    staff.fill_all(text=QUESTION)
    staff.press("Добавить вопрос")
    staff.follow("Отметить присутствующих")
    staff.press("Сохранить")
    staff.sees("кворум есть")
    staff.follow("Голоса и запись")
    staff.fill_all(heard="Мнения разошлись, решили наградить.", votes_for="4")
    staff.fill_all(votes_against="1", votes_abstained="0")
    staff.press("Записать в протокол")
    staff.follow("Добавить решение")
    staff.fill_all(text="Наградить по итогам конкурса.")
    staff.choose("Что следует из решения", "Исполнять нечего")
    staff.press("Записать решение")
    return meeting


def _decide(staff: Visitor, round_: str, mentor: str) -> None:
    staff.open(f"{round_}/council")
    staff.follow("Выбрать заседание")
    staff.choose("Вопрос повестки", QUESTION)
    staff.press("Сохранить")
    staff.sees("Кворум имеется")
    staff.sees("за — 4, против — 1")
    staff.sees("8,00", near=mentor)  # between the kindest and the harshest
    staff.follow("Решить по оценкам")
    staff.sees(mentor)
    staff.press("Записать решение совета")
    staff.sees("Решения совета записаны, кандидатур: 1")


def _sign(staff: Visitor, meeting: str, round_: str) -> None:
    staff.open(f"{round_}/close")
    staff.sees("протокол не подписан")
    staff.open(meeting)
    staff.follow("Подписать протокол")
    staff.press("Подписать протокол")
    staff.sees("Протокол подписан")
    staff.open(f"{round_}/council")
    staff.press("Сделать выписку из протокола")
    staff.follow("Выписка из протокола")
    assert "за — 4, против — 1" in page_text(staff.download("Скачать PDF"))


def _close(staff: Visitor, round_: str) -> None:
    staff.open(f"{round_}/council")
    staff.follow("Подвести итоги")
    staff.sees("2,00 · 6,00 · 10,00")
    staff.press("Подвести итоги")
    staff.sees("Итоги подведены")


def _order(staff: Visitor, mentor: str) -> None:
    staff.follow("Награждение", exact=True)
    staff.follow("Выпустить приказ")
    staff.sees(mentor, near=DIPLOMA)
    staff.fill_all(number="31-Н")
    staff.press("Выпустить приказ")
    staff.sees("Приказ выпущен")
    staff.sees("№ 31-Н от 26 февраля 2024 г.")


def _print(staff: Visitor, mentor: str) -> None:
    """All as one file, the diploma alone, and the sheet that is signed by a pen."""
    papers = page_text(staff.download("Все награды одним PDF"))
    assert MERIT in papers
    assert papers.count("№ 31-Н") == 2  # the ground of the diploma and of the letter
    diploma = page_text(staff.download("PDF", near=DIPLOMA))
    assert "I степени" in diploma
    assert MERIT not in diploma
    surname = mentor.split()[0]
    assert surname in page_text(staff.download("Ведомость вручения, PDF"))


def _hand_over(staff: Visitor, round_: str) -> None:
    staff.open(f"{round_}/ceremony")
    for _award in ("the diploma", "the letter"):
        staff.follow("Вручено")
        staff.press("Отметить вручение")
        staff.sees("Вручение отмечено")
    staff.misses("ещё нет")


def _proven(staff: Visitor, round_: str) -> int:
    """Return how many rounds prove the item; this one tells there what it gave."""
    staff.open(round_)
    staff.follow("Пункт 6.5 плана")
    staff.sees("1 награда, 1 письмо", near=ROUND)
    head = staff.page.locator(".sheet-head").filter(has_text="Награждение наставников")
    found = re.search(r"завершено (\d+)", head.inner_text())
    assert found
    return int(found[1])
