"""Employers are asked by the night: on their day, once a year, reminded once, never by two."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from app.base import clock
from app.base.viewer import OPERATOR
from app.contracts.asking.jobs import ask_whether_graduates_work
from app.contracts.asking.queries import due_to_ask
from app.contracts.asking.rules import asked_on
from app.contracts.duties.enums import StillWorks
from app.contracts.duties.queries import find_confirmation
from app.contracts.duties.rules import WorkTerms
from app.contracts.duties.services import confirm_work
from app.contracts.enums import ContractState as S
from app.extensions import db
from app.links.models import TaskLink
from app.organizations.models import ContactPerson
from tests.contracts.factories import ContractFactory
from tests.factories import OrganizationFactory
from tests.letters import Letters

BEGUN = date(2021, 2, 20)
NIGHT = date(2024, 2, 26)  # CLUSTER_TODAY of the tests


def working(begun: date = BEGUN, **parts: Any) -> Any:
    return ContractFactory(
        **{
            "state": S.WORKING,
            "drafted_on": date(2018, 2, 1),
            "training_until": begun - timedelta(days=1),
            "work_begins_on": begun,
            "work_started_on": begun,
            "work_ends_on": date(2026, 1, 1),
            "organization__email": "org@test.example",
            **parts,
        }
    )


@pytest.mark.parametrize(
    ("begun", "year", "day"),
    [
        (date(2021, 2, 20), 2024, date(2024, 2, 20)),
        (date(2024, 2, 29), 2025, date(2025, 3, 1)),  # no such day that year
        (date(2024, 2, 29), 2028, date(2028, 3, 1)),
        (date(2021, 12, 5), 2024, date(2024, 10, 1)),  # so that the answer comes within the year
        (date(2024, 9, 2), 2024, date(2024, 12, 1)),
        (date(2024, 11, 1), 2024, date(2025, 1, 30)),  # not in the year it began
    ],
)
def test_the_day_of_a_year(begun: date, year: int, day: date) -> None:
    assert asked_on(begun, year) == day


@pytest.mark.both_databases
def test_the_database_counts_the_day_as_the_rule_does(app: Flask) -> None:
    begun = [date(2020, 2, 29), BEGUN, date(2021, 12, 5), date(2022, 9, 2)]
    ids = {working(day).id: day for day in begun}
    db.session.commit()
    for on in (date(2023, 2, 19), date(2023, 2, 28), date(2023, 3, 1), date(2023, 9, 30),
               date(2023, 10, 1), date(2022, 11, 30), date(2022, 12, 1)):  # fmt: skip
        asked = {one.id for one in db.session.scalars(due_to_ask(today=on, limit=9))}
        assert asked == {id_ for id_, day in ids.items() if asked_on(day, on.year) <= on}, on


@pytest.mark.both_databases
def test_the_night_asks_whose_day_has_come_once_a_year(
    app: Flask, as_staff: FlaskClient, letters: Letters
) -> None:
    asked = working(employer=OrganizationFactory(email="school@test.example"))
    working(date(2021, 3, 1))  # its day is to come
    working(state=S.SUSPENDED)
    mute = working(organization__email=None)
    said = working()
    db.session.commit()
    confirm(said)
    assert ask_whether_graduates_work(clock.now()) == 1
    letter = letters.to("school@test.example")
    assert asked.number in letter.body
    assert ask_whether_graduates_work(clock.now()) == 0, "never twice for a year"
    todo = as_staff.page("/dashboard")
    assert "Позвонить и спросить, работает ли выпускник: 1" in todo
    found = as_staff.page("/contracts/?to_phone=y")
    assert mute.number in found
    assert asked.number not in found
    letters.take()


def confirm(contract: Any) -> None:
    terms = WorkTerms(StillWorks.YES)
    confirm_work(contract, terms=terms, actor=OPERATOR, now=clock.now(), today=clock.today())
    db.session.commit()


def test_who_is_silent_is_reminded_once(
    app: Flask, letters: Letters, monkeypatch: pytest.MonkeyPatch
) -> None:
    working()
    gone = working(organization__email="gone@test.example")
    db.session.commit()
    assert ask_whether_graduates_work(clock.now()) == 2
    monkeypatch.setitem(app.config, "BUSINESS_DATE", NIGHT + timedelta(days=22))
    assert ask_whether_graduates_work(clock.now()) == 0
    gone.state = S.TERMINATED
    db.session.commit()
    monkeypatch.setitem(app.config, "BUSINESS_DATE", NIGHT + timedelta(days=23))
    letters.take()
    assert ask_whether_graduates_work(clock.now()) == 1
    assert letters.to("org@test.example").subject.startswith("Напоминание")
    monkeypatch.setitem(app.config, "BUSINESS_DATE", NIGHT + timedelta(days=26))
    assert ask_whether_graduates_work(clock.now()) == 0, "at most one reminder"


def test_who_has_no_address_is_phoned_and_the_answer_is_noted(
    app: Flask, as_staff: FlaskClient
) -> None:
    contract = working(organization__email=None)
    contract.organization.contacts.append(
        ContactPerson(name="Белова Нина Ильинична", phone="+78631234567")
    )
    db.session.commit()
    card = as_staff.page(f"/contracts/{contract.id}")
    assert "Белова Нина Ильинична" in card
    form = as_staff.post(f"/contracts/{contract.id}/work-by-phone")
    assert form.status_code == 302
    again = as_staff.post(f"/contracts/{contract.id}/work-by-phone")
    assert again.location == form.location, "one question, however often it is opened"
    said = {"still_works": "yes", "answered_by": "Белова", "answered_on": "2024-02-26",
            "answered_way": "phone"}  # fmt: skip
    link = db.session.scalars(select(TaskLink)).one()
    answered = as_staff.post(form.location, data={**said, "version": link.version})
    assert answered.status_code == 302, answered.text
    assert find_confirmation(contract.id, 2024) is not None
    assert "Белова" not in as_staff.page(f"/contracts/{contract.id}")
    contract.state = S.COMPLETED
    db.session.commit()
    as_staff.post(f"/contracts/{contract.id}/work-by-phone")
    assert "подтверждать нечего" in as_staff.page(f"/contracts/{contract.id}")


@pytest.mark.both_databases
def test_two_workers_write_one_letter(app: Flask, letters: Letters) -> None:
    for _one in range(3):
        working()
    db.session.commit()
    barrier = Barrier(2)

    def work() -> int:
        with app.app_context():
            barrier.wait()
            return ask_whether_graduates_work(clock.now())

    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(work) for _worker in range(2)]
        assert sum(one.result() for one in done) == 3
    db.session.rollback()
    assert db.session.scalar(select(func.count(TaskLink.id))) == 3
    assert len(letters.take()) == 3
