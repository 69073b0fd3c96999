"""How the databases behave: strict, durable, and Russian."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from app.accounts.models import User
from app.base import engine
from app.base.collation import sort_key
from app.base.transactions import transaction
from app.extensions import db
from app.factory import create_app
from app.organizations.models import Organization
from app.students.models import Student
from config import load_config
from tests.children import child
from tests.factories import OrganizationFactory, StudentFactory, UserFactory
from tests.processes import PATIENCE
from tests.sites import site_on

# In ICU's order: ё beside е, small before capital, spaces and quotes first, Latin last, numbers
# by their value.
IN_ORDER = [
    "«Альфа»", "1 сентября", "а", "А", "абв", "Абв", "Альфа", "Анна Мария", "Анна-Мария",
    "ГБОУ «Школа»", "Донецк ул", "еж", "ёж", "Ежов", "Елкин", "Ёлкин", "Ельцов", "Жуков", "Иод",
    "Йод", "Петренко", "Петренко Коваль", "Петренкова", "Шило", "Школа № 1", "Школа № 2",
    "Школа № 10", "Щука", "Ъ", "Ы", "я", "Я", "alpha", "Alpha", "№ 5", "Zeta",
]  # fmt: skip


def organizations(names: list[str]) -> None:
    for name in names:
        OrganizationFactory(name=f"{name} полностью", short_name=name)
    db.session.commit()


def test_sqlite_is_as_strict_as_it_can_be(tmp_path: Path) -> None:
    expected = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 10_000}
    expected |= {"synchronous": 2}  # FULL
    url = f"sqlite:///{tmp_path / 'strict.sqlite3'}"
    with site_on(url) as site, site.app_context():
        found = {name: db.session.scalar(text(f"PRAGMA {name}")) for name in expected}
    assert found == expected


def test_a_record_that_others_need_cannot_be_deleted(app: Flask) -> None:
    organization = OrganizationFactory()
    UserFactory(organization_id=organization.id)
    db.session.flush()
    db.session.delete(organization)
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_concurrent_read_then_write_loses_nothing(app: Flask) -> None:
    # SQLite loses two thirds of this with the driver's own transactions.
    person_id = UserFactory(session_version=1).id
    db.session.commit()
    workers, rounds = 8, 25
    barrier = Barrier(workers)

    def count_up(_worker: int) -> None:
        with app.app_context():
            barrier.wait()
            for _ in range(rounds):
                with transaction():
                    person = db.session.get(User, person_id, with_for_update=True)
                    person.session_version += 1

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(count_up, range(workers)))
    db.session.expire_all()
    assert db.session.get(User, person_id).session_version == 1 + workers * rounds


def test_readers_are_not_held_up_by_a_writer(app: Flask) -> None:
    organizations(["Школа № 1"])
    with ThreadPoolExecutor(1) as pool, transaction():
        OrganizationFactory(short_name="Школа № 2")

        def read() -> list[str]:
            with app.app_context():
                return list(db.session.scalars(select(Organization.short_name)))

        assert pool.submit(read).result(timeout=PATIENCE) == ["Школа № 1"]


def test_lower_knows_cyrillic(app: Flask) -> None:
    organizations(["ШКОЛА «Ёлочка»"])
    found = select(func.lower(Organization.short_name))
    assert db.session.scalar(found) == "школа «ёлочка»"
    like = func.lower(Organization.short_name).contains("ёлочка")
    assert db.session.scalar(select(func.count()).where(like)) == 1


def test_russian_order_is_the_same_on_both_databases(app: Flask) -> None:
    organizations(sorted(IN_ORDER))
    by_name = select(Organization.short_name).order_by(Organization.name_key)
    assert list(db.session.scalars(by_name)) == IN_ORDER
    backwards = by_name.order_by(None).order_by(Organization.name_key.desc())
    assert list(db.session.scalars(backwards)) == IN_ORDER[::-1]


def test_a_key_follows_its_name(app: Flask) -> None:
    organizations(["Лицей", "Школа"])
    school = db.session.scalars(select(Organization).filter_by(short_name="Школа")).one()
    school.short_name = "Гимназия"
    db.session.commit()
    by_name = select(Organization.short_name).order_by(Organization.name_key)
    assert list(db.session.scalars(by_name)) == ["Гимназия", "Лицей"]


def test_the_longest_name_has_a_key_that_an_index_can_hold(app: Flask) -> None:
    organizations(["Ё" * 240, "Ё" * 239 + "Ж"])
    by_name = select(Organization.short_name).order_by(Organization.name_key)
    assert [name[-1] for name in db.session.scalars(by_name)] == ["Ё", "Ж"]


def test_people_stand_as_in_a_telephone_book(app: Flask) -> None:
    names = ["Белова Яна", "Белый Адам", "Козлик Яна", "Козлов Адам", "Мороз Анна", "Мороз Яна",
             "Морозов Адам"]  # fmt: skip
    for name in sorted(names, reverse=True):
        last, first = name.split()
        StudentFactory(last_name=last, first_name=first)
    db.session.commit()
    people = db.session.scalars(select(Student).order_by(Student.name_key))
    assert [f"{one.last_name} {one.first_name}" for one in people] == names


@given(st.lists(st.text(alphabet="абвеёжйюяАЕЁЯ 1№«»-xZ", max_size=6), min_size=2))
def test_the_key_orders_any_texts_without_contradiction(texts: list[str]) -> None:
    assert sorted(texts[::-1] + texts, key=sort_key)[::2] == sorted(texts, key=sort_key)
    assert len({sort_key(one) for one in texts}) == len(set(texts)), "two texts have one key"


@given(st.text(alphabet="аЯ №-z", max_size=6), *[st.integers(0, 10**30)] * 2, st.booleans())
def test_numbers_stand_by_their_value(before: str, one: int, other: int, zeros: bool) -> None:
    texts = [f"{before}{number:0{5 if zeros else 1}} б" for number in (one, other)]
    assert (sort_key(texts[0]) < sort_key(texts[1])) is (one < other)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Школа №3", "Школа № 27"),
        ("Школа № 3", "Школа №27"),
        ("ДО-9/21", "ДО-10/1"),
        ("Школа № 03", "Школа № 4"),
        ("Школа № 3", "Школа № 3а"),
        ("Класс 2", "Класс а"),
        ("Дом 99999999", "Дом 100000000"),
    ],
)
def test_a_number_is_told_by_its_value_alone(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


def test_a_time_without_a_zone_is_refused(app: Flask) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        UserFactory(created_at=datetime(2024, 2, 26, 12))  # noqa: DTZ001


@pytest.mark.parametrize(("version", "warned"), [((3, 51, 2), True), ((3, 51, 3), False)])
def test_an_old_sqlite_is_named_at_the_start(
    version: tuple[int, ...],
    warned: bool,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(engine.sqlite3, "sqlite_version_info", version)
    engine.warn_about_old_sqlite()
    assert ("docs/operations.md" in caplog.text) is warned


def die_within_a_transaction(url: str) -> None:
    """Commit one organization, and be killed with a second one written but not committed."""
    settings = {"CLUSTER_ENV": "testing", "CLUSTER_DATABASE_URL": url}
    with create_app(load_config(settings)).app_context():
        with transaction():
            OrganizationFactory(short_name="Сохранена")
        with transaction():
            OrganizationFactory(short_name="Не успела")
            db.session.flush()
            os.kill(os.getpid(), signal.SIGKILL)


def test_kill_9_keeps_what_was_committed(app: Flask) -> None:
    with child(die_within_a_transaction, app.config["SQLALCHEMY_DATABASE_URI"]) as process:
        process.join(timeout=PATIENCE)
        assert process.exitcode == -signal.SIGKILL
    assert list(db.session.scalars(select(Organization.short_name))) == ["Сохранена"]
    OrganizationFactory()  # the dead one's lock is gone
    db.session.commit()
