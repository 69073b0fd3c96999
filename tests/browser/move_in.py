"""The afternoon in which a college leaves its spreadsheets: an empty site, and what a person does.

The test walks it; `python -m scripts.take_screens --move-in` photographs it on the way.
"""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.visitor import Visitor

SHEETS = Path(__file__).resolve().parents[1] / "files" / "move_in"
EMAIL, PASSWORD = "zavuch@college.example", "тихая гавань на рассвете"
Shoot = Callable[[str], None]


def walk(admin: Visitor, shoot: Shoot) -> None:
    """Do everything from the first sign-in to the invitations; `shoot(name)` at each stop."""
    _enter(admin, shoot)
    _name_the_college(admin, shoot)
    _load(admin, "organizations", "Организации", shoot)
    _load(admin, "students", "Студенты", shoot, "Завести новые группы", "за прошедший учебный год")
    _load(admin, "mentors", "Наставники", shoot)
    _move_groups_on(admin, shoot)
    _invite(admin, shoot)


def _enter(admin: Visitor, shoot: Shoot) -> None:
    admin.open("/login")
    admin.fill("Электронная почта", EMAIL)
    admin.fill("Пароль", PASSWORD)
    admin.press("Войти")
    admin.sees("Сегодня")
    shoot("01-first-day")


def _name_the_college(admin: Visitor, shoot: Shoot) -> None:
    admin.open("/admin/settings/")
    admin.follow("Изменить сведения о кластере")
    admin.fill_all(name="Кластер вымышленного района", place="Примерск и район")
    admin.press("Сохранить")
    admin.follow("Изменить сведения о колледже")
    admin.fill_all(
        kind="Государственное бюджетное профессиональное образовательное учреждение",
        own_name="Примерский педагогический колледж",
        short_name="ГБПОУ «ППК»",
        inn="7707083893",
        phone="+7 856 200-00-00",
    )
    admin.press("Сохранить")
    admin.follow("Добавить подписанта")
    admin.fill_all(name="Примерова Анна Ивановна", post="и. о. директора")
    admin.press("Добавить")
    admin.sees("Примеровой Анны Ивановны")
    shoot("02-settings")


def _load(admin: Visitor, kind: str, title: str, shoot: Shoot, *ticks: str) -> None:
    admin.open("/admin/imports/")
    admin.follow(title, near="образец таблицы: " + title, exact=True)
    admin.upload("Таблица", SHEETS / f"{kind}.xlsx")
    for tick in ticks:
        admin.tick(tick)
    admin.press("Прочитать таблицу")
    admin.sees("Что станет со строками")
    shoot(f"03-{kind}-preview")
    admin.press("Загрузить только верные строки")
    admin.waits_for(f"Загрузка: {title.lower()}")
    admin.sees("Что стало со строками")
    assert admin.figure("добавлена") > 0
    shoot(f"04-{kind}-done")


def _move_groups_on(admin: Visitor, shoot: Shoot) -> None:
    admin.open("/students/groups/year")
    admin.fill_all(order_number="101-с", order_on="2024-06-28")
    shoot("05-year-preview")
    admin.press("Перевести группы")
    admin.sees("Отменить")
    admin.open("/students/groups/")
    shoot("06-groups-moved")


def _invite(admin: Visitor, shoot: Shoot) -> None:
    admin.open("/admin/imports/")
    admin.follow("Учётные записи", near="образец таблицы: Учётные записи", exact=True)
    admin.upload("Таблица", SHEETS / "accounts.xlsx")
    admin.tick("Отправить каждому приглашение")
    admin.press("Прочитать таблицу")
    admin.press("Загрузить только верные строки")
    admin.waits_for("Загрузка: учётные записи")
    admin.open("/admin/users/?state=invited")
    expect(admin.page.locator("main")).to_contain_text("ждём первого входа")
    shoot("07-invited")
