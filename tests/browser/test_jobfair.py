"""A vacancy from an employer's phone to an accepted offer, and to the plan (7.3)."""

from collections.abc import Callable

from tests.browser.visitor import PHONE, Visitor

FAIR = "Ярмарка вакансий"
VACANCY = "Учитель-логопед начальной школы"
WORD_FORM = "логопеда"  # the catalogue finds words in any form
OFFER, ACCEPTANCE = "предложени", "принято"
PAGES, TAPS = 2, 8  # at most, from the dashboard to the posted vacancy
COUNTING = """addEventListener("click", (event) => {
  if (event.isTrusted) sessionStorage.taps = Number(sessionStorage.taps || 0) + 1;
}, true);
sessionStorage.pages = Number(sessionStorage.pages || 0) + 1;"""


def test_vacancy_from_employer_to_plan(visit: Callable[..., Visitor]) -> None:
    staff, employer = visit("staff"), visit("employer1", width=PHONE)
    student = visit("student2", width=PHONE)
    offers, acceptances = _figures(staff)
    _post(employer)
    _approve(staff)
    _find_as_a_stranger(visit())
    _apply(student)
    _offer(employer, student.name)
    _accept(student)
    assert _figures(staff) == (offers + 1, acceptances + 1)
    _find_on_the_plan(staff)


def _figures(staff: Visitor) -> tuple[int, int]:
    staff.open("/fair/fairs/")
    staff.page.get_by_role("rowheader").get_by_role("link", name=FAIR).first.click()
    staff.check()
    return staff.figure(OFFER), staff.figure(ACCEPTANCE)


def _post(employer: Visitor) -> None:
    """Post a vacancy by a phone: the form and its answer are all the pages it takes."""
    employer.open("/dashboard")
    employer.page.add_init_script(COUNTING)
    employer.follow("Разместить вакансию")
    page = employer.page
    assert page.locator("details.fold[open]").count() == 0  # a few questions, the rest is folded
    page.get_by_label("Должность", exact=False).first.select_option(label="Учитель-логопед")
    employer.fill_all(title=VACANCY, seats="1", salary_from="30000", salary_to="36000")
    employer.fill("Обязанности", "Вести занятия по развитию речи с первоклассниками.")
    employer.press("Отправить на проверку")
    employer.sees("Методист прочитает вакансию")
    employer.sees("20 часов в неделю")  # of the list of positions: nobody typed it
    assert int(page.evaluate("sessionStorage.pages")) <= PAGES
    assert int(page.evaluate("sessionStorage.taps")) <= TAPS


def _approve(staff: Visitor) -> None:
    staff.open("/fair/moderation")
    staff.press("Одобрить", near=VACANCY)
    staff.sees("одобрена")


def _find_as_a_stranger(stranger: Visitor) -> None:
    stranger.open("/fair/")
    stranger.fill("Поиск", WORD_FORM)
    stranger.press("Показать")
    stranger.follow(VACANCY)
    stranger.sees("Войти и откликнуться")


def _apply(student: Visitor) -> None:
    student.open(f"/fair/?q={WORD_FORM}")
    student.follow(VACANCY)
    student.follow("Откликнуться")
    student.fill("Несколько слов о себе", "Вела логопедический кружок в детском лагере.")
    student.press("Отправить отклик")
    student.sees("Отклик отправлен работодателю")


def _offer(employer: Visitor, student: str) -> None:
    employer.open("/fair/own")
    employer.follow("1", near=VACANCY, exact=True)
    employer.follow(student)
    employer.follow("Предложить работу")
    employer.fill("Ждёте ответа до", "2024-03-20")
    employer.fill("Что написать студенту", "Ждём вас с первого сентября.")
    employer.press("Отправить предложение")


def _accept(student: Visitor) -> None:
    student.open("/fair/applications")
    student.press_and_confirm("Принять предложение", near=f"Вам предлагают работу: {VACANCY}")
    student.sees("Как связаться")


def _find_on_the_plan(staff: Visitor) -> None:
    staff.follow("Пункт 7.3 плана (второй с этим номером)")
    staff.sees("Ярмарки вакансий")
    staff.follow(FAIR, near="Ярмарка вакансий для выпускников")
    staff.sees("Студенты и предложения")
