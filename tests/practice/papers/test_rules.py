"""Pure decisions about papers: terms in working days, changes, what comes next."""

from dataclasses import replace
from datetime import date

import pytest

from app.practice.papers.enums import DirectionStanding, ListStanding, NextPaper
from app.practice.papers.rules import (
    Readiness,
    Work,
    changes_between,
    days_of_practice,
    direction_standing,
    fingerprint,
    last_day_to_send,
    list_standing,
    next_paper,
    working_days_left,
    works_of,
)

DUE = date(2024, 3, 18)  # ten working days before 1 April 2024


def test_ten_working_days_before_the_start() -> None:
    assert last_day_to_send(date(2024, 4, 1), {}) == DUE
    # Over the May holidays of 2024, moved days among them.
    assert last_day_to_send(date(2024, 5, 13), {}) == date(2024, 4, 23)


def test_a_day_that_was_moved_counts() -> None:
    assert last_day_to_send(date(2024, 4, 1), {date(2024, 3, 20): False}) == date(2024, 3, 15)
    assert last_day_to_send(date(2024, 4, 1), {date(2024, 3, 23): True}) == date(2024, 3, 19)


@pytest.mark.parametrize(
    ("today", "left"),
    [(DUE, 1), (date(2024, 3, 15), 2), (date(2024, 3, 16), 1), (date(2024, 3, 19), 0)],
)
def test_the_days_left_count_down_over_a_weekend(today: date, left: int) -> None:
    assert working_days_left(DUE, today=today, moved={}) == left


@pytest.mark.parametrize(
    ("sent_on", "is_changed", "today", "standing"),
    [
        (None, True, DUE, ListStanding.WAITING),
        (None, True, date(2024, 3, 19), ListStanding.OVERDUE),
        (DUE, False, date(2024, 3, 30), ListStanding.SENT),
        (date(2024, 3, 19), False, date(2024, 3, 30), ListStanding.SENT_LATE),
        (DUE, True, date(2024, 3, 30), ListStanding.CHANGED),
    ],
)
def test_how_a_list_stands(
    sent_on: date | None, is_changed: bool, today: date, standing: ListStanding
) -> None:
    found = list_standing(sent_on=sent_on, due_on=DUE, is_changed=is_changed, today=today)
    assert found is standing


def test_changes_name_who_moved_who_came_and_who_left() -> None:
    changes = changes_between({1: 10, 2: 10, 3: 30}, {1: 10, 2: 20, 4: 20})
    assert [tuple(one) for one in changes] == [(2, 10, 20), (3, 30, None), (4, None, 20)]


def test_a_fingerprint_tells_every_move_and_no_order_of_reading() -> None:
    assert fingerprint({1: 10, 2: 20}) == fingerprint({2: 20, 1: 10})
    assert fingerprint({1: 10, 2: 20}) != fingerprint({1: 20, 2: 10})


@pytest.mark.parametrize(
    ("named", "base", "standing"),
    [
        (None, 1, DirectionStanding.NONE),
        (1, 1, DirectionStanding.ISSUED),
        (2, 1, DirectionStanding.CHANGED),
        (2, None, DirectionStanding.CHANGED),
    ],
)
def test_how_a_direction_stands(
    named: int | None, base: int | None, standing: DirectionStanding
) -> None:
    assert direction_standing(named, base) is standing


def test_one_thing_comes_next() -> None:
    done = Readiness(True, True, 0, 0, 0)
    assert next_paper(done) is NextPaper.TAKE
    assert next_paper(replace(done, directions_to_issue=5)) is NextPaper.DIRECT
    assert next_paper(replace(done, directions_to_issue=5, lists_to_send=1)) is NextPaper.SEND_LISTS
    assert next_paper(replace(done, lists_to_send=1, changed=1)) is NextPaper.AMEND
    assert next_paper(replace(done, has_order=False)) is NextPaper.ORDER
    assert next_paper(replace(done, is_published=False)) is NextPaper.PUBLISH


@pytest.mark.parametrize(
    ("line", "work"),
    [
        ("Наблюдение уроков — 36", Work("Наблюдение уроков", "36")),
        ("Проведение занятий; 72 ч.", Work("Проведение занятий", "72")),
        ("Работа с детьми 3 лет", Work("Работа с детьми 3 лет", "")),
        ("Дневник", Work("Дневник", "")),
        ("48", Work("48", "")),
    ],
)
def test_hours_stand_at_the_end_of_a_kind_of_work(line: str, work: Work) -> None:
    assert works_of(f"\n {line} \n") == [work]


def test_a_diary_has_a_line_for_each_day_of_practice() -> None:
    week = days_of_practice(date(2024, 4, 1), date(2024, 4, 7), None, {})
    assert [day.day for day in week] == [1, 2, 3, 4, 5]
    spread = days_of_practice(date(2024, 4, 1), date(2024, 4, 14), [2, 6], {})
    assert [day.day for day in spread] == [2, 6, 9, 13]
    moved = {date(2024, 4, 2): False}
    assert [d.day for d in days_of_practice(date(2024, 4, 1), date(2024, 4, 3), None, moved)] == [
        1, 3,
    ]  # fmt: skip
