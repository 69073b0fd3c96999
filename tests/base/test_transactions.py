"""A transaction that PostgreSQL sacrificed to another is tried again; faults are told apart."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from app.accounts.models import User
from app.base.faults import Fault, fault_of
from app.base.transactions import TRIES, retried, transaction
from app.extensions import db
from tests.factories import UserFactory


class Sacrificed(Exception):  # noqa: N818 - stands in for the driver's DeadlockDetected
    """An error of the driver that says deadlock."""

    sqlstate = "40P01"


def deadlock() -> OperationalError:
    """Return what SQLAlchemy raises when PostgreSQL found a deadlock."""
    return OperationalError("UPDATE", {}, Sacrificed())


def failing(times: int, error: Exception, tried: list[int]) -> Callable[[], str]:
    """Return work that fails so many times and then succeeds."""

    def work() -> str:
        tried.append(1)
        if len(tried) <= times:
            raise error
        return "done"

    return work


def test_two_who_lock_each_other_out_both_get_through(app: Flask) -> None:
    ids = [UserFactory(session_version=1).id for _ in range(2)]
    db.session.commit()
    meeting = Barrier(2)

    def raise_both(order: list[int]) -> None:
        def work() -> None:
            with transaction():
                for user_id in order:
                    db.session.get(User, user_id, with_for_update=True).session_version += 1
                    db.session.flush()
                    with suppress(BrokenBarrierError):
                        meeting.wait(timeout=0.5)

        with app.app_context():
            retried(work)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(raise_both, (ids, ids[::-1])))
    db.session.expire_all()
    assert [db.session.get_one(User, user_id).session_version for user_id in ids] == [3, 3]


def test_work_is_tried_three_times_and_no_more(app: Flask) -> None:
    tried: list[int] = []
    assert retried(failing(TRIES - 1, deadlock(), tried)) == "done"
    with pytest.raises(OperationalError):
        retried(failing(TRIES, deadlock(), tried := []))
    assert len(tried) == TRIES


@pytest.mark.parametrize("error", [ValueError(), OperationalError("SELECT 1", {}, Exception())])
def test_another_error_is_not_tried_again(app: Flask, error: Exception) -> None:
    tried: list[int] = []
    with pytest.raises(type(error)):
        retried(failing(1, error, tried))
    assert len(tried) == 1


@pytest.mark.parametrize("statement", ["SELECT * FROM no_such_table", "SELECT no_such FROM users"])
def test_a_missing_table_or_column_is_a_fault_of_the_schema(app: Flask, statement: str) -> None:
    with pytest.raises(DBAPIError) as caught:
        db.session.execute(text(statement))
    assert fault_of(caught.value) is Fault.SCHEMA


def test_a_wrong_statement_is_nothing_that_passes(app: Flask) -> None:
    with pytest.raises(DBAPIError) as caught:
        db.session.execute(text("SELEKT 1"))
    assert fault_of(caught.value) is Fault.OTHER


@pytest.mark.parametrize(
    ("state", "fault"),
    [
        ("40001", Fault.CONFLICT),
        ("40P01", Fault.CONFLICT),
        ("55P03", Fault.LOCKED),
        ("57014", Fault.LOCKED),
        ("57P01", Fault.AWAY),
        ("08006", Fault.AWAY),
        ("53300", Fault.AWAY),
        ("22003", Fault.OTHER),
    ],
)
def test_postgresql_says_by_its_code_what_happened(state: str, fault: Fault) -> None:
    said = type("Said", (Exception,), {"sqlstate": state})()
    assert fault_of(ProgrammingError("SELECT 1", {}, said)) is fault
