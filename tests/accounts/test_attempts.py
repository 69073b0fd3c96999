"""Counted attempts: no race gets more of them."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from app.accounts.enums import AttemptKind
from app.accounts.errors import TooManyAttemptsError
from app.accounts.jobs import forget_expired
from app.accounts.models import AttemptCount
from app.accounts.services.attempts import (
    Limit,
    count_attempts,
    forgive,
    give_back,
    take_attempt,
)
from app.base.transactions import transaction
from app.extensions import db

AT = datetime(2026, 3, 2, 9, 7, tzinfo=UTC)
SLOWING = Limit(AttemptKind.SIGN_IN_PLACE, 3, timedelta(hours=24), slows=True)
LIMIT = Limit(AttemptKind.LETTER_EMAIL, 3, timedelta(minutes=15))


def test_so_many_and_no_more(app: Flask) -> None:
    for _ in range(3):
        take_attempt(LIMIT, "a@b.example", at=AT)
    with pytest.raises(TooManyAttemptsError):
        take_attempt(LIMIT, "a@b.example", at=AT)
    take_attempt(LIMIT, "other@b.example", at=AT)
    take_attempt(LIMIT, "a@b.example", at=AT + timedelta(minutes=8))  # the next window


def test_after_the_free_ones_each_attempt_waits_longer(app: Flask) -> None:
    at, waits = AT.replace(minute=0), []
    for _ in range(3):
        take_attempt(SLOWING, "a@b.example", at=at)
    while len(waits) < 10:
        try:
            take_attempt(SLOWING, "a@b.example", at=at)
        except TooManyAttemptsError as error:
            waits.append(error.left.total_seconds())
            with pytest.raises(TooManyAttemptsError):
                take_attempt(SLOWING, "a@b.example", at=at + error.left - timedelta(seconds=1))
            at += error.left
    assert waits == [5, 10, 20, 40, 80, 160, 320, 640, 640, 640]


def test_what_is_only_counted_is_never_refused(app: Flask) -> None:
    kind, window = AttemptKind.SIGN_IN_ADDRESS, timedelta(hours=1)
    counted = [count_attempts(kind, "10.0.0.1", window=window, at=AT) for _ in range(4)]
    assert counted == [0, 1, 2, 3]


def test_a_try_given_back_is_there_again(app: Flask) -> None:
    for _ in range(9):
        take_attempt(LIMIT, "a@b.example", at=AT)
        give_back(LIMIT.kind, "a@b.example", window=LIMIT.window, at=AT)
    give_back(LIMIT.kind, "a@b.example", window=LIMIT.window, at=AT)
    assert db.session.scalars(db.select(AttemptCount.count)).all() == [0]


def test_a_forgiven_subject_begins_anew(app: Flask) -> None:
    for _ in range(3):
        take_attempt(LIMIT, "a@b.example", at=AT)
    forgive(LIMIT.kind, "a@b.example")
    take_attempt(LIMIT, "a@b.example", at=AT)


def test_a_subject_of_any_length_is_counted(app: Flask) -> None:
    for _ in range(3):
        take_attempt(LIMIT, "ы" * 5000, at=AT)
    with pytest.raises(TooManyAttemptsError):
        take_attempt(LIMIT, "ы" * 5000, at=AT)


def test_people_who_try_at_once_do_not_get_more_tries(app: Flask) -> None:
    passed: list[bool] = []

    def attempt() -> None:
        with app.app_context():
            try:
                with transaction():
                    take_attempt(LIMIT, "a@b.example", at=AT)
                passed.append(True)
            except TooManyAttemptsError:
                passed.append(False)

    people = [threading.Thread(target=attempt) for _ in range(8)]
    for one in people:
        one.start()
    for one in people:
        one.join()
    assert sorted(passed) == [False] * 5 + [True] * 3


def test_what_has_long_expired_is_forgotten(app: Flask) -> None:
    take_attempt(LIMIT, "old", at=AT - timedelta(days=2))
    take_attempt(LIMIT, "new", at=AT)
    db.session.commit()
    forget_expired(AT)
    assert db.session.scalars(db.select(AttemptCount.subject)).all() == ["new"]
