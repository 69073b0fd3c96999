"""A minor's target contract: an offer, an application, the selection, the consent, the plan."""

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, text

from app.links.rules import secret_of
from config import DEVELOPMENT_SECRET
from tests.browser.visitor import PHONE, Visitor
from tests.databases import SERVER
from tests.files.samples import pdf

NUMBER = "ЦО-77/2024"
NEWEST = text("SELECT nonce FROM task_links WHERE task = 'contracts.consent' ORDER BY id DESC")
Visit = Callable[..., Visitor]


def test_from_the_offer_to_the_plan(
    visit: Visit, database: str, scratch: Path, worker_name: str
) -> None:
    staff, student = visit("staff"), visit("student1", width=PHONE)
    employer = visit("employer1")
    post = _offer_places(employer)
    _publish(staff, post)
    _apply(student, post)
    _call_off(staff, student.name)
    _select(staff)
    _draft(staff, student.name)
    _complete(staff)
    _agree(student)
    staff.page.reload()
    staff.follow("Спросить по ссылке")
    staff.fill_all(name="Образцова Вера Петровна", email="mother@test.example")
    staff.press("Отправить ссылку")
    _consent(visit(width=PHONE), _secret(database, scratch, worker_name))
    _sign(staff, scratch)
    _find_on_the_plan(staff)


def _offer_places(employer: Visitor) -> str:
    employer.open("/contracts/offers/new")
    post = "учитель-наставник"
    for name in ("organization_id", "speciality_id"):
        employer.page.locator(f"select[name={name}]").select_option(index=1)
    employer.fill_all(
        seats="1",
        position=post,
        work_years="3",
        monthly_sum="3000",
        opens_on="2024-02-26",
        closes_on="2024-03-20",
    )
    employer.press("Добавить предложение")
    employer.press("Отправить на проверку")
    employer.sees("на проверке у колледжа")
    return post


def _publish(staff: Visitor, post: str) -> None:
    staff.open("/contracts/offers/?state=submitted")
    staff.follow(post)
    staff.press_and_confirm("Опубликовать")
    staff.sees("опубликовано")


def _apply(student: Visitor, post: str) -> None:
    """The student applies for an open offer of their own speciality."""
    student.open("/dashboard")
    student.follow("Посмотреть", near="Предложения о целевом обучении по вашей специальности")
    student.page.locator("main tbody a").first.click()
    student.follow("Подать заявку")
    student.fill("Средний балл", "4,75")
    student.press("Подать заявку")
    student.sees("подана")


def _call_off(staff: Visitor, student: str) -> None:
    """The student has a contract on its way already: one is enough."""
    staff.open(f"/contracts/?q={student}")
    staff.follow("ЦД-")
    staff.follow("Отменить")
    staff.fill("Причина", "Студент выбрал другую организацию.")
    staff.press("Отменить договор")
    staff.sees("отменён")


def _select(staff: Visitor) -> None:
    """More places, so that everybody who applied is selected; then the selection itself."""
    staff.open("/contracts/offers/?state=applications_closed")
    staff.page.locator("main tbody a").first.click()
    staff.follow("Изменить число мест")
    staff.fill_all(seats="9")
    staff.press("Сохранить")
    staff.follow("Провести отбор")
    staff.press("Подтвердить отбор")
    staff.sees("отбор проведён")


def _draft(staff: Visitor, student: str) -> None:
    staff.open("/contracts/applications/?state=selected")
    staff.follow(student)
    staff.follow("Добавить договор")
    staff.fill_all(number=NUMBER, drafted_on="2024-02-20", training_until="2024-06-30")
    staff.press("Добавить договор")
    staff.sees("Пока это проект договора")
    staff.sees("форма обучения")


def _complete(staff: Visitor) -> None:
    """What the regime asks for and nobody has said yet."""
    staff.follow("Изменить", exact=True)
    staff.choose("Уровень образования", "специалист среднего звена")
    staff.choose("Форма обучения", "очная")
    staff.fill_all(work_region="Образцовая область", employ_within_months="3")
    staff.press("Сохранить")
    staff.press_and_confirm("Предложить студенту")
    staff.sees("предложен студенту")


def _agree(student: Visitor) -> None:
    student.open("/contracts/")
    student.follow(NUMBER)
    student.press("Согласиться")
    student.sees("согласован")


def _consent(mother: Visitor, secret: str) -> None:
    mother.open(f"/links/{secret}")
    mother.sees("Ежемесячная выплата")
    mother.fill_all(representative_name="Образцова Вера Петровна")
    mother.press("Отправить ответ")
    mother.sees("Спасибо!")


def _sign(staff: Visitor, scratch: Path) -> None:
    staff.page.reload()
    staff.sees("по одноразовой ссылке")
    assert staff.download("Скачать PDF").startswith(b"%PDF")
    file = scratch / "signed.pdf"
    file.write_bytes(pdf())
    staff.follow("Отметить подписание")
    staff.upload("Подписанный договор", file)
    staff.press("Записать подписи")
    staff.sees("Заключить с Гражданином трудовой договор")
    staff.sees("до 30 сентября 2024")


def _find_on_the_plan(staff: Visitor) -> None:
    staff.follow("Пункт 3.3 плана")
    staff.sees("Договоры о целевом обучении")
    staff.follow("завершено")
    staff.follow(NUMBER)
    staff.sees("Заключить с Гражданином трудовой договор")


def _secret(database: str, scratch: Path, worker_name: str) -> str:
    """Return the secret of the newest link: only the letter knows it, and staff never reads it."""
    name = f"test_{worker_name}_site_{os.getpid()}"
    file = scratch / f"site-{database}" / "cluster.sqlite3"
    url = f"sqlite:///{file}" if database == "sqlite" else f"{os.environ[SERVER]}/{name}"
    engine = create_engine(url)
    with engine.connect() as connection:
        nonce = connection.execute(NEWEST).scalars().first()
    engine.dispose()
    assert nonce
    return secret_of(nonce, DEVELOPMENT_SECRET)
