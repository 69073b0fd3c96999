"""A base without an account on a phone: who comes, whom to call, who has come; by one link."""

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import create_engine, text

from app.links.rules import secret_of
from config import DEVELOPMENT_SECRET
from tests.browser.visitor import PHONE, Visitor
from tests.databases import SERVER

PERIOD = "Зимняя практика"
QUESTION = "Спросить базы, кто пришёл"
NEWEST = text("SELECT nonce FROM task_links WHERE task = 'practice.arrival' ORDER BY id DESC")


def test_a_base_says_by_its_link_who_came(
    visit: Callable[..., Visitor], database: str, scratch: Path, worker_name: str
) -> None:
    _ask(visit("staff"))
    base = visit(width=PHONE)
    base.open(f"/links/{_secret(database, scratch, worker_name)}")
    base.sees("Кому звонить в колледж")
    _say(base, "не пришёл(-ла)")
    base.follow("Изменить ответ")
    _say(base, "пришёл(-ла)")


def _say(base: Visitor, word: str) -> None:
    base.page.get_by_role("group").first.get_by_text(word, exact=True).click()
    base.press("Отправить")
    base.sees("В колледже видят ответ")


def _ask(staff: Visitor) -> None:
    """Ask the bases of the period."""
    staff.open("/practice/")
    staff.follow(PERIOD)
    staff.follow("мест")
    staff.page.get_by_label("Какие строки").select_option(value="all")
    staff.press(QUESTION)
    staff.press(QUESTION)
    staff.sees("Писем в очереди")


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
