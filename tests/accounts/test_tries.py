"""Counted tries: no race gets more of them."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from app.accounts.enums import TokenPurpose, TryKind
from app.accounts.errors import TooManyTriesError
from app.accounts.jobs import forget_expired
from app.accounts.links import issue_link
from app.accounts.models import AccountToken, TryCount
from app.accounts.tries import Limit, forgive, give_back, take_try
from app.base.transactions import transaction
from app.extensions import db
from tests.factories import UserFactory

AT = datetime(2026, 3, 2, 9, 7, tzinfo=UTC)
LIMIT = Limit(TryKind.SIGN_IN_EMAIL, 3, timedelta(minutes=15))


def test_so_many_and_no_more(app: Flask) -> None:
    for _ in range(3):
        take_try(LIMIT, "a@b.example", at=AT)
    with pytest.raises(TooManyTriesError):
        take_try(LIMIT, "a@b.example", at=AT)
    take_try(LIMIT, "other@b.example", at=AT)
    take_try(LIMIT, "a@b.example", at=AT + timedelta(minutes=8))  # the next window


def test_a_try_given_back_is_there_again(app: Flask) -> None:
    for _ in range(9):
        take_try(LIMIT, "a@b.example", at=AT)
        give_back(LIMIT, "a@b.example", at=AT)
    give_back(LIMIT, "a@b.example", at=AT)
    assert db.session.scalars(db.select(TryCount.count)).all() == [0]


def test_a_forgiven_subject_begins_anew(app: Flask) -> None:
    for _ in range(3):
        take_try(LIMIT, "a@b.example", at=AT)
    forgive(LIMIT.kind, "a@b.example")
    take_try(LIMIT, "a@b.example", at=AT)


def test_a_subject_of_any_length_is_counted(app: Flask) -> None:
    for _ in range(3):
        take_try(LIMIT, "ы" * 5000, at=AT)
    with pytest.raises(TooManyTriesError):
        take_try(LIMIT, "ы" * 5000, at=AT)


def test_people_who_try_at_once_do_not_get_more_tries(app: Flask) -> None:
    passed: list[bool] = []

    def attempt() -> None:
        with app.app_context():
            try:
                with transaction():
                    take_try(LIMIT, "a@b.example", at=AT)
                passed.append(True)
            except TooManyTriesError:
                passed.append(False)

    people = [threading.Thread(target=attempt) for _ in range(8)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert sorted(passed) == [False] * 5 + [True] * 3


def test_what_has_long_expired_is_forgotten(app: Flask) -> None:
    user = UserFactory()
    take_try(LIMIT, "old", at=AT - timedelta(days=2))
    take_try(LIMIT, "new", at=AT)
    issue_link(user, TokenPurpose.INVITATION, at=AT - timedelta(days=40))
    issue_link(user, TokenPurpose.PASSWORD_RESET, at=AT)
    db.session.commit()
    forget_expired(AT)
    assert db.session.scalars(db.select(TryCount.subject)).all() == ["new"]
    left = db.session.scalars(db.select(AccountToken.purpose)).all()
    assert left == [TokenPurpose.PASSWORD_RESET]
