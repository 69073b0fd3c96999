"""Pure decisions: states, dates, lists of wishes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.practice import rules
from app.practice.enums import PeriodEvent, PeriodState, PracticeKind
from app.practice.errors import (
    BadWishesError,
    DateError,
    FrozenError,
    LateApplicationError,
)
from app.practice.rules import PERIOD, STAFF, STUDENT

TODAY = date(2024, 2, 26)
GOOD = rules.PeriodTerms(
    title="Весна",
    kind=PracticeKind.INDUSTRIAL,
    max_wishes=5,
    plan_item_ids=[1],
    seed_text="слова",
    starts_on=date(2024, 4, 1),
    ends_on=date(2024, 4, 28),
    applications_open_on=date(2024, 2, 12),
    applications_open_until=date(2024, 3, 10),
)
IDS = st.lists(st.integers(1, 30), unique=True, max_size=8)


def test_the_way_of_a_period_is_followed_and_nothing_else() -> None:
    ways = {
        (state.value, PERIOD.after(event, state, STAFF).value)
        for state in PeriodState
        for event in PERIOD.possible(state, STAFF)
    }
    assert {way for way in ways if way[0] != way[1]} == {
        ("draft", "open"),
        ("open", "draft"),
        ("open", "closed"),
        ("closed", "open"),
        ("closed", "distributed"),
        ("distributed", "closed"),
        ("distributed", "published"),
    }


def test_every_event_has_a_row_and_students_only_their_application() -> None:
    assert set(PERIOD.rows) == set(PeriodEvent)
    student = {event for state in PeriodState for event in PERIOD.possible(state, STUDENT)}
    assert student == {
        PeriodEvent.SWAP,
        PeriodEvent.APPLY,
        PeriodEvent.WITHDRAW,
        PeriodEvent.PAIR_UP,
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends_on": date(2024, 3, 31)}, "ends_on"),
        ({"applications_open_until": date(2024, 2, 11)}, "applications_open_until"),
        ({"applications_open_until": date(2024, 4, 1)}, "applications_open_until"),
        ({"applications_open_until": date(2024, 2, 25)}, "applications_open_until"),
    ],
)
def test_wrong_dates_are_named_by_their_field(
    app: Flask, change: dict[str, date], field: str
) -> None:
    with pytest.raises(DateError) as caught:
        rules.check_dates(replace(GOOD, **change), today=TODAY)
    assert caught.value.field == field


def test_a_new_period_does_not_begin_in_the_past_but_an_old_one_may_stay_there(app: Flask) -> None:
    later = date(2024, 4, 2)
    with pytest.raises(DateError, match="уже прошла"):
        rules.check_dates(GOOD, today=later)
    rules.check_dates(GOOD, today=later, before=GOOD)


def test_what_students_read_is_frozen_once_applications_opened() -> None:
    other = replace(GOOD, seed_text="другие")
    rules.check_frozen(PeriodState.DRAFT, GOOD, other)
    with pytest.raises(FrozenError) as caught:
        rules.check_frozen(PeriodState.OPEN, GOOD, other)
    assert caught.value.field == "seed_text"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2024, 5, 1), date(2024, 5, 1), False),
        (date(2024, 5, 1), date(2024, 5, 2), True),
        (date(2024, 6, 1), date(2024, 6, 2), False),
    ],
)
def test_a_practice_of_holidays_alone_is_noticed(first: date, last: date, expected: bool) -> None:
    assert rules.has_working_day(first, last) is expected


@given(st.sampled_from(PeriodState), st.integers(-30, 60))
def test_the_window_and_its_refusal_agree(state: PeriodState, shift: int) -> None:
    day = GOOD.applications_open_on + timedelta(days=shift)
    window = (state, GOOD.applications_open_on, GOOD.applications_open_until)
    is_open = rules.takes_applications(*window, today=day)
    assert is_open == (state is PeriodState.OPEN and 0 <= shift <= 27)


@pytest.mark.parametrize("day", [date(2024, 2, 11), date(2024, 3, 11)])
def test_an_application_out_of_time_is_refused(app: Flask, day: date) -> None:
    with pytest.raises(LateApplicationError):
        rules.check_window(
            PeriodState.OPEN, GOOD.applications_open_on, GOOD.applications_open_until, today=day
        )


def test_the_last_day_counts() -> None:
    rules.check_window(
        PeriodState.OPEN,
        GOOD.applications_open_on,
        GOOD.applications_open_until,
        today=GOOD.applications_open_until,
    )


@pytest.mark.parametrize("wishes", [[1, 2, 3], [1, 1], [1, 9]])
def test_bad_lists_are_refused(app: Flask, wishes: list[int]) -> None:
    with pytest.raises(BadWishesError):
        rules.check_wishes(wishes, offered={1, 2, 3}, max_wishes=2)
