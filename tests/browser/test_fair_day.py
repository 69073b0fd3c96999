"""A whole fair in a day: staff from the empty page to the issued report, both sides on phones."""

from collections.abc import Callable

from tests.browser.visitor import PHONE, Visitor

FAIR, TODAY, ANSWER_UNTIL = "Зимний день педагогов", "2024-02-26", "2024-03-04"
WORK = "Концертмейстер музыкальных занятий"


def test_a_fair_from_the_first_page_to_the_report(visit: Callable[..., Visitor]) -> None:
    staff = visit("staff")
    # The student's target contract is with this employer: a matching seats her nowhere else.
    employer, student = visit("employer2", width=PHONE), visit("student2", width=PHONE)
    fair = _open_a_fair(staff)
    _register(employer, fair)
    _let_in(staff, fair)
    _post(employer, fair)
    _approve(staff)
    _apply(student, fair)
    _invite(employer, fair)
    _arrange(staff, fair)
    _check_in(staff, fair, student)
    _talk(student, employer, fair)
    _match(staff, fair)
    _accept(student)
    _give_papers(staff, fair, student)
    _report(staff, fair)


def _open_a_fair(staff: Visitor) -> str:
    staff.open("/fair/fairs/new")
    staff.fill_all(
        title=FAIR, held_on=TODAY, starts_at="10:00", ends_at="12:00",
        venue="Актовый зал", registration_until=TODAY,
    )  # fmt: skip
    staff.press("Добавить")
    staff.sees("Ярмарка добавлена")
    fair = staff.path
    staff.press_and_confirm("Открыть каталог")
    staff.open(f"{fair}/hall/edit")
    staff.fill_all(lines="1", places="2")
    staff.press("Расставить стенды")
    staff.sees("Кто на каком стенде")
    return fair


def _register(employer: Visitor, fair: str) -> None:
    employer.open(fair)
    employer.follow("Участвовать")
    employer.fill("Кто приедет", "Семёнова Анна Игоревна, директор")
    employer.press("Зарегистрироваться")
    employer.sees("Участие записано")


def _let_in(staff: Visitor, fair: str) -> None:
    staff.open(f"{fair}/participants?state=registered")
    staff.page.get_by_role("rowheader").get_by_role("link").first.click()
    staff.press("Подтвердить участие")
    staff.choose("Стенд", "1")
    staff.press("Записать стенд")
    staff.sees("Подтвержд")


def _post(employer: Visitor, fair: str) -> None:
    employer.open(f"/fair/vacancies/new?fair={_number(fair)}")
    employer.fill_all(title=WORK, seats="1")
    employer.fill("Обязанности", "Играть на занятиях и праздниках.")
    employer.press("Отправить на проверку")
    employer.sees("Методист прочитает вакансию")


def _approve(staff: Visitor) -> None:
    staff.open("/fair/moderation")
    staff.press(f"Одобрить: {WORK}")
    staff.sees(f"Вакансия «{WORK}» одобрена")


def _apply(student: Visitor, fair: str) -> None:
    student.open(f"/fair/?fair={_number(fair)}")
    student.follow(WORK)
    student.follow("Откликнуться", exact=True)
    student.press("Отправить отклик")
    student.sees("Отклик отправлен работодателю")


def _invite(employer: Visitor, fair: str) -> None:
    employer.open(f"/fair/applicants?fair={_number(fair)}")
    employer.page.get_by_role("rowheader").get_by_role("link").first.click()
    employer.press("Пригласить")


def _arrange(staff: Visitor, fair: str) -> None:
    staff.open(f"{fair}/timetable")
    staff.press("Рассчитать")
    staff.waits_for("Расписание собеседований")
    staff.follow("Опубликовать…")
    staff.press("Опубликовать и отправить письма")
    staff.sees("Опубликовано. Писем в очереди")


def _check_in(staff: Visitor, fair: str, student: Visitor) -> None:
    staff.open(f"{fair}/passes/")
    staff.press_and_confirm("Выдать и разослать сейчас")
    staff.waits_for("Пропуска на ярмарку")
    code = staff.page.locator("td[data-l='Код']").first.inner_text()
    staff.open(f"/fair/checkin/{_number(fair)}/")
    staff.fill("Код", code)
    staff.press("Отметить", exact=True)
    staff.sees(student.name)


def _talk(student: Visitor, employer: Visitor, fair: str) -> None:
    for person, words in ((student, "интересно"), (employer, "хотим пригласить")):
        person.open(f"{fair}/talks")
        person.press(words)
        person.sees(f"Вы ответили: «{words}»")
    employer.sees("Ответ другой стороны: «интересно»")


def _match(staff: Visitor, fair: str) -> None:
    staff.open(fair)
    staff.press("Ярмарка прошла")
    staff.open(f"{fair}/matchings")
    staff.press("Рассчитать обычные варианты")
    staff.waits_for("Варианты подбора")
    staff.follow("Опубликовать", exact=True)
    staff.fill("Ждём ответа до", ANSWER_UNTIL)
    staff.press("Опубликовать и отправить письма")
    staff.waits_for("Выпускники на ярмарке")


def _accept(student: Visitor) -> None:
    student.open("/fair/applications")
    student.press_and_confirm("Принять предложение", near=f"Вам предлагают работу: {WORK}")
    student.sees("Как связаться")


def _give_papers(staff: Visitor, fair: str, student: Visitor) -> None:
    staff.open(f"/fair/applicants?fair={_number(fair)}&state=accepted")
    staff.follow(student.name)
    application = staff.path
    staff.press("Выдать направление на работу")
    staff.sees("Направление №")
    staff.follow("Черновик целевого договора")
    staff.waits_for("Новый договор")
    staff.open(application)
    assert staff.download("PDF").startswith(b"%PDF")


def _report(staff: Visitor, fair: str) -> None:
    staff.open(f"{fair}/closing")
    staff.press("Подвести итоги")
    staff.open(f"{fair}/report/new")
    staff.press("Выпустить отчёт")
    staff.sees("выпущен.")


def _number(fair: str) -> str:
    return fair.rpartition("/")[2]
