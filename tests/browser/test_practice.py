"""Practice from what bases intend to the marks, and to the plan (6.3): one story of staff."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.people import organization_of
from tests.browser.secrets_of_links import SecretOf
from tests.browser.visitor import PHONE, Visitor

TITLE = "Практика в мае"
QUESTION = "Спросить или напомнить"
RUNNING = "Зимняя практика"
MOST_CLICKS = 10  # that place all who were left without a seat


def test_practice_from_intents_to_marks(
    visit: Callable[..., Visitor], newest_secret: SecretOf
) -> None:
    staff, base = visit("staff"), visit("employer1")
    popular, other = organization_of(base), organization_of(visit("deputy"))
    _ask_about_the_year(staff)
    _answer_on_a_phone(visit(width=PHONE), newest_secret("practice.hosting", popular))
    _confirm_the_year(staff)
    _announce(staff, {popular: 1, other: 20})
    students = [visit("student1", width=PHONE), visit("student2", javascript=False)]
    _rank_on_a_phone(students[0], popular, other)
    _rank_without_scripts(students[1], popular, other)
    _distribute(staff)
    _publish(staff)
    [happy], [sent_on] = _by_outcome(students, popular)
    _read_why(sent_on, other)
    _see_who_comes(base, happy, sent_on)
    _place_the_rest(staff)
    _find_on_the_plan(staff)
    _mark(staff)


def _ask_about_the_year(staff: Visitor) -> None:
    """Ask all bases that have not said what they take this year."""
    staff.open("/practice/hosting/")
    staff.page.get_by_label("Какие строки").select_option(value="all")
    staff.press(QUESTION)
    staff.press(QUESTION)
    staff.sees("Писем в очереди")


def _answer_on_a_phone(base: Visitor, secret: str) -> None:
    """Say from a phone, without an account, how many come this year: more than enough."""
    base.open(f"/links/{secret}")
    base.fill_all(row0_seats="60")
    base.press("Отправить ответ")
    base.sees("Ответ записан")


def _confirm_the_year(staff: Visitor) -> None:
    """Confirm for the year what the bases intend, once its figures were read."""
    staff.open("/practice/hosting/")
    staff.sees("мест")
    staff.follow("Подтвердить реестр")
    staff.press("Подтвердить")
    staff.sees("Реестр баз подтверждён")


def _place_the_rest(staff: Visitor) -> None:
    """Everybody who was left without a seat gets one of the free ones in a few clicks."""
    clicks = [
        lambda: staff.follow("Заявки", exact=True),
        lambda: staff.follow("Распределить оставшихся"),
        lambda: staff.press("Распределить по свободным местам"),
    ]
    for click in clicks[:-1]:
        click()
    staff.sees("сразу получат письма")
    clicks[-1]()
    staff.sees("Место получили")
    assert len(clicks) <= MOST_CLICKS


def _mark(staff: Visitor) -> None:
    """Give a mark in the practice that runs."""
    staff.open("/practice/")
    staff.follow(RUNNING)
    staff.follow("Ход практики")
    staff.follow("Отметки", exact=True)
    staff.page.get_by_label("Отметка:").last.select_option(index=1)
    staff.page.get_by_label("Аттестация:").last.fill("2024-02-26")
    staff.press("Сохранить")
    staff.sees("Сохранено, студентов: 1.")


def _announce(staff: Visitor, seats: dict[str, int]) -> None:
    staff.open("/practice/")
    staff.follow("Добавить период")
    staff.fill("Название", TITLE)
    staff.choose("Вид практики", "Производственная")
    staff.fill_all(
        starts_on="2024-05-06",
        ends_on="2024-06-01",
        applications_open_on="2024-02-26",
        applications_open_until="2024-03-20",
        seed_text="Жребий браузерной проверки",
    )
    staff.tick_all("Какие группы идут на практику")
    staff.press("Добавить период")
    for base, count in seats.items():
        staff.follow("Добавить место")
        staff.search_and_choose("База практики", base)
        staff.fill_all(title="Помощник учителя", seats=str(count))
        staff.press("Добавить место")
        if staff.reads("У этой организации несколько площадок"):
            staff.search_and_choose("Площадка", base)
            staff.press("Добавить место")
        staff.sees("Место добавлено")
    staff.follow("Обзор")
    staff.press("Открыть приём")
    staff.sees("Идёт приём заявок")


def _rank_on_a_phone(student: Visitor, first: str, second: str) -> None:
    student.open("/practice/")
    student.follow("Выбрать места", near=TITLE)
    student.press("Добавить", near=second)
    student.sees("Выбрано 1 из 5")
    student.press("Добавить", near=first)
    student.sees("Выбрано 2 из 5")
    student.press(f"Выше: {first}")
    expect(student.page.locator("ol.rank b").first).to_have_text(first)
    student.press("Отправить заявку")
    student.sees("Заявка отправлена")
    assert _wishes(student) == [first, second]


def _rank_without_scripts(student: Visitor, first: str, second: str) -> None:
    student.open("/practice/")
    student.follow("Выбрать места", near=TITLE)
    student.press("Добавить", near=second)
    student.press("Добавить", near=first)
    student.press(f"Ниже: {second}")
    student.press("Отправить заявку")
    student.sees("Заявка отправлена")
    assert _wishes(student) == [first, second]


def _wishes(student: Visitor) -> list[str]:
    return student.page.locator("ol.rank b").all_inner_texts()


def _distribute(staff: Visitor) -> None:
    staff.page.reload()
    staff.follow("Закрыть приём")
    staff.sees("Что произойдёт")
    staff.press("Закрыть приём")
    staff.follow("К распределению")
    staff.press("Распределить", exact=True)
    staff.waits_for("Распределение")


def _publish(staff: Visitor) -> None:
    staff.sees("2 с местом")
    staff.sees("проверено")
    staff.follow("Опубликовать")
    staff.press("Опубликовать и отправить письма")
    staff.sees("Опубликовано")


def _by_outcome(students: list[Visitor], popular: str) -> tuple[list[Visitor], list[Visitor]]:
    got, did_not = [], []
    for student in students:
        student.open("/practice/")
        student.follow("Место и объяснение", near=TITLE)
        (got if student.reads("ваш приоритет № 1") else did_not).append(student)
    return got, did_not


def _read_why(student: Visitor, place: str) -> None:
    student.sees("ваш приоритет № 2")
    student.sees("в жребии, у вас номер")
    student.sees(place)


def _see_who_comes(base: Visitor, coming: Visitor, elsewhere: Visitor) -> None:
    base.open("/practice/")
    base.follow("1 студент", near=TITLE)
    base.sees(coming.name)
    base.misses(elsewhere.name)


def _find_on_the_plan(staff: Visitor) -> None:
    staff.follow("Обзор")
    staff.follow("Пункт 6.3 плана")
    staff.sees("Периоды практики")
    staff.follow(TITLE)
    staff.sees("Распределение опубликовано")
