"""Moves, dates and series of events."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities.events.enums import EventKind, EventParty, EventRhythm, EventState, EventStep
from app.activities.events.errors import SeriesEmptyError, SeriesTooLongError
from app.activities.events.rules import (
    MOST_REPEATED,
    MOVES,
    EventDates,
    EventTerms,
    ReportTerms,
    SeriesTerms,
    check_dates,
    check_held,
    check_hours,
    check_report,
    repeated_days,
)
from app.base.errors import DomainError, MoveNotAllowedError, NotAllowedError
from app.deadlines.workdays import is_working_day

TODAY = date(2024, 2, 26)
DAY = date(2024, 3, 20)
COLLEGE = EventParty.COLLEGE


@pytest.mark.parametrize("step", list(EventStep))
def test_nobody_but_the_college_takes_a_step(step: EventStep) -> None:
    for state in EventState:
        with pytest.raises(NotAllowedError):
            MOVES.after(step, state, None)


@given(steps=st.lists(st.sampled_from(list(EventStep)), max_size=12))
def test_an_event_is_reported_only_when_it_was_held(steps: list[EventStep]) -> None:
    state, held = EventState.PLANNED, False
    for step in steps:
        if step not in MOVES.possible(state, COLLEGE):
            with pytest.raises(MoveNotAllowedError):
                MOVES.after(step, state, COLLEGE)
            continue
        state = MOVES.after(step, state, COLLEGE)
        held = {EventStep.HOLD: True, EventStep.UNHOLD: False}.get(step, held)
        assert held == (state in {EventState.HELD, EventState.REPORTED})


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (DAY, DAY - timedelta(days=1), "ends_on"),
        (DAY, DAY + timedelta(days=400), "ends_on"),
        (date(2042, 3, 20), date(2042, 3, 20), "starts_on"),
        (date(1994, 3, 20), date(1994, 3, 20), "starts_on"),
    ],
)
def test_impossible_dates_are_told_by_the_field(first: date, last: date, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_dates(EventDates(first, last), today=TODAY)
    assert refused.value.field == field


def test_hours_are_in_order_on_one_day_alone() -> None:
    terms = EventTerms(EventKind.OTHER, "Ночь открытий", time(18), time(9))
    check_hours(terms, EventDates(DAY, DAY + timedelta(days=1)))
    with pytest.raises(DomainError) as refused:
        check_hours(terms, EventDates(DAY, DAY))
    assert refused.value.field == "ends_at"
    check_hours(replace(terms, ends_at=None), EventDates(DAY, DAY))


@pytest.mark.parametrize("held_on", [DAY - timedelta(days=1), DAY + timedelta(days=3)])
def test_an_event_was_held_between_its_start_and_today(held_on: date) -> None:
    today = DAY + timedelta(days=2)
    check_held(DAY, starts_on=DAY, today=today)
    check_held(today, starts_on=DAY, today=today)
    with pytest.raises(DomainError) as refused:
        check_held(held_on, starts_on=DAY, today=today)
    assert refused.value.field == "held_on"


def test_a_report_has_results_and_words_or_a_file() -> None:
    check_report(ReportTerms("Было 20 человек", "Отчёт"), has_file=False)
    check_report(ReportTerms("Было 20 человек"), has_file=True)
    for terms, has_file, field in (
        (ReportTerms("Было 20 человек"), False, "report_text"),
        (ReportTerms("  ", "Отчёт"), True, "results"),
    ):
        with pytest.raises(DomainError) as refused:
            check_report(terms, has_file=has_file)
        assert refused.value.field == field


@pytest.mark.parametrize(
    ("rhythm", "first", "until", "days"),
    [
        (EventRhythm.WEEKLY, date(2023, 10, 4), date(2023, 10, 31), [11, 18, 25]),
        (EventRhythm.FORTNIGHTLY, date(2023, 10, 4), date(2023, 10, 31), [18]),
        (EventRhythm.MONTHLY, date(2024, 1, 31), date(2024, 4, 30), [29, 31, 30]),
        (EventRhythm.QUARTERLY, date(2023, 9, 15), date(2024, 8, 31), [15, 15, 15]),
    ],
)
def test_a_series_has_the_days_people_mean(
    rhythm: EventRhythm, first: date, until: date, days: list[int]
) -> None:
    found = repeated_days(SeriesTerms(rhythm, until), first=first)
    assert [day.day for day in found] == days


@given(
    rhythm=st.sampled_from(list(EventRhythm)),
    first=st.dates(date(2023, 9, 1), date(2025, 8, 31)),
    length=st.integers(1, 400),
    on_working_days=st.booleans(),
)
def test_a_series_stays_within_its_bounds(
    rhythm: EventRhythm, first: date, length: int, on_working_days: bool
) -> None:
    until = first + timedelta(days=length)
    days: list[date] = []
    with suppress(SeriesEmptyError):
        days = repeated_days(SeriesTerms(rhythm, until, on_working_days), first=first)
    assert days == sorted(set(days))
    assert all(first < day <= until for day in days)
    assert len(days) <= MOST_REPEATED
    assert not on_working_days or all(is_working_day(day) for day in days)


def test_a_series_nobody_means_is_refused() -> None:
    terms = SeriesTerms(EventRhythm.WEEKLY, TODAY + timedelta(days=7 * MOST_REPEATED + 7))
    with pytest.raises(SeriesTooLongError) as refused:
        repeated_days(terms, first=TODAY)
    assert refused.value.field == "until"
