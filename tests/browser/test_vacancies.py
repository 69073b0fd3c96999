"""A second vacancy by what differs alone, its approval in place, many answered at once."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.visitor import PHONE, Visitor

COUNTING = """addEventListener("click", (event) => {
  if (event.isTrusted) sessionStorage.clicks = Number(sessionStorage.clicks || 0) + 1;
}, true)"""


def test_a_second_vacancy_takes_three_clicks_from_the_dashboard(
    visit: Callable[..., Visitor],
) -> None:
    employer = visit("employer1")
    _post(employer, "Воспитатель вечерней группы")
    employer.open("/dashboard")
    employer.page.add_init_script(COUNTING)
    employer.page.reload()
    employer.follow("Наши вакансии")
    employer.follow("Скопировать", near="Воспитатель вечерней группы")
    assert employer.page.get_by_label("Обязанности").input_value() == "Вести группу вечером."
    employer.fill_all(title="Воспитатель утренней группы")
    employer.press("Отправить на проверку")
    employer.sees("Методист прочитает вакансию")
    assert int(employer.page.evaluate("sessionStorage.clicks")) <= 3


def test_after_posting_the_next_one_is_two_clicks_away(visit: Callable[..., Visitor]) -> None:
    employer = visit("employer1", width=PHONE)
    _post(employer, "Няня младшей группы")
    employer.follow("Разместить ещё одну")
    employer.press("Отправить на проверку")
    employer.sees("Похожая вакансия уже есть")
    employer.sees("Открыть похожую вакансию")
    employer.tick("Это другая вакансия")
    employer.press("Отправить на проверку")
    employer.sees("Методист прочитает вакансию")


def test_an_approval_exchanges_the_list_alone(visit: Callable[..., Visitor]) -> None:
    employer, staff = visit("employer1"), visit("staff")
    _post(employer, "Тьютор продлённого дня")
    staff.open("/fair/moderation")
    staff.page.evaluate("window.stayed = true")
    staff.press("Одобрить: Тьютор продлённого дня")
    staff.sees("Вакансия «Тьютор продлённого дня» одобрена")
    expect(staff.page.locator("#list").get_by_text("Тьютор продлённого дня")).to_have_count(0)
    assert staff.page.evaluate("window.stayed") is True


def test_many_are_approved_without_scripts(visit: Callable[..., Visitor]) -> None:
    employer = visit("employer1")
    for title in ("Логопед первой смены", "Логопед второй смены"):
        _post(employer, title)
    staff = visit("staff", javascript=False)
    staff.open("/fair/moderation?q=логопед+смены")
    for box in staff.page.locator("input[name=r]").all():
        box.check()
    staff.page.locator("#acts").get_by_role("button", name="Одобрить").click()
    staff.check()
    staff.sees("Вакансии появятся в каталоге ярмарки.")
    staff.press("Одобрить (2)")
    staff.sees("Одобрено: 2")


def _post(employer: Visitor, title: str) -> None:
    employer.open("/fair/vacancies/new")
    employer.fill_all(title=title, seats="1")
    employer.fill("Обязанности", "Вести группу вечером.")
    employer.press("Отправить на проверку")
    employer.sees("Методист прочитает вакансию")
