"""What works: the figures made anew by the worker, the note, the council on a phone, the plan."""

from collections.abc import Callable

from tests.browser.visitor import PHONE, Visitor

CONCLUSION = "Практику у будущего работодателя планировать заранее."


def test_figures_become_a_note_that_the_council_adopts(visit: Callable[..., Visitor]) -> None:
    staff = visit("staff")
    staff.open("/activities/")
    staff.follow("Анализ трудоустройства")
    staff.press("Обновить")
    staff.waits_for("Практика, наставничество и трудоустройство")
    staff.open("/outcomes/analysis/?year=2022")
    staff.sees("Выпуск 2022 года")
    number = _publish(staff)
    member = visit("council1", width=PHONE)
    member.open("/outcomes/analysis/notes/")
    member.follow(number)
    member.sees(CONCLUSION)
    member.misses("Отметить принятие")
    assert member.download("PDF").startswith(b"%PDF")
    staff.follow("Отметить принятие")
    staff.fill_all(adopted_on="2024-02-26", adopted_by="протокол № 3")
    staff.press("Отметить принятие")
    staff.sees("принята советом")
    staff.follow("6.3 ")
    staff.sees(f"Справка совету {number}")


def _publish(staff: Visitor) -> str:
    staff.follow("Выпустить справку совету")
    staff.fill_all(conclusions=CONCLUSION)
    staff.press("Выпустить справку")
    staff.sees("на рассмотрении совета")
    return staff.page.locator("h1").inner_text().removeprefix("Справка совету ")
