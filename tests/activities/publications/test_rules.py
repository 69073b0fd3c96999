"""The term of a publication by the working calendar, and what an outlet must be."""

from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.activities.publications.enums import OutletKind
from app.activities.publications.errors import (
    BeforeEventError,
    FuturePublicationError,
    LinkMissingError,
    OutletNameMissingError,
)
from app.activities.publications.rules import (
    OutletTerms,
    check_outlet,
    days_late,
    due_on,
    is_due_today,
    last_late_event,
)
from app.base.errors import DomainError
from app.deadlines.workdays import is_working_day

DAYS = st.dates(date(2023, 8, 1), date(2026, 12, 31))
MOVED = st.dictionaries(st.dates(date(2023, 8, 1), date(2026, 12, 31)), st.booleans(), max_size=20)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("event_on", "due"),
    [
        (date(2024, 2, 21), date(2024, 2, 22)),
        (date(2024, 2, 22), date(2024, 2, 26)),  # the 23rd is a holiday, a weekend follows
        (date(2024, 2, 24), date(2024, 2, 26)),
        (date(2024, 4, 26), date(2024, 4, 27)),  # Saturday, moved to be worked
        (date(2024, 4, 27), date(2024, 5, 2)),
        (date(2023, 12, 29), date(2024, 1, 9)),
        (date(2024, 12, 27), date(2024, 12, 28)),
    ],
)
def test_the_term_is_one_working_day_of_the_russian_calendar(event_on: date, due: date) -> None:
    assert due_on(event_on) == due


@pytest.mark.parametrize(
    ("out_on", "late"),
    [
        (date(2024, 2, 21), 0),
        (date(2024, 2, 22), 0),
        (date(2024, 2, 23), 1),  # a holiday, but the term was over
        (date(2024, 2, 26), 1),
        (date(2024, 2, 28), 3),
    ],
)
def test_lateness_is_counted_in_working_days(out_on: date, late: int) -> None:
    assert days_late(date(2024, 2, 21), out_on) == late


def test_a_day_that_a_decree_moved_moves_the_term() -> None:
    event_on, next_day = date(2024, 2, 21), date(2024, 2, 22)
    moved = {next_day: False}
    assert due_on(event_on, moved) == date(2024, 2, 26)
    assert days_late(event_on, date(2024, 2, 26), moved) == 0
    assert due_on(event_on, moved | {date(2024, 2, 24): True}) == date(2024, 2, 24)


@given(event_on=DAYS, moved=MOVED)
def test_the_term_ends_on_the_first_working_day_after(
    event_on: date, moved: dict[date, bool]
) -> None:
    due = due_on(event_on, moved)
    between = (event_on + DAY * number for number in range(1, (due - event_on).days))
    assert due > event_on
    assert is_working_day(due, moved)
    assert not any(is_working_day(day, moved) for day in between)


@given(today=DAYS, before=st.integers(-3, 30), moved=MOVED)
def test_one_comparison_tells_what_is_late(
    today: date, before: int, moved: dict[date, bool]
) -> None:
    event_on = today - DAY * before
    assert (event_on <= last_late_event(today, moved)) == (due_on(event_on, moved) < today)
    assert is_due_today(event_on, today, moved) == (due_on(event_on, moved) == today)


@given(event_on=DAYS, after=st.integers(0, 40), moved=MOVED)
def test_what_is_in_time_is_not_late_and_lateness_never_falls(
    event_on: date, after: int, moved: dict[date, bool]
) -> None:
    out_on = event_on + DAY * after
    late = days_late(event_on, out_on, moved)
    assert (late == 0) == (out_on <= due_on(event_on, moved))
    assert late <= days_late(event_on, out_on + DAY, moved)


@pytest.mark.parametrize(
    ("changes", "error", "field"),
    [
        ({"published_on": date(2024, 2, 20)}, BeforeEventError, "published_on"),
        ({"published_on": date(2024, 2, 27)}, FuturePublicationError, "published_on"),
        ({"url": None}, LinkMissingError, "url"),
        ({"url": None, "kind": OutletKind.PRESS}, OutletNameMissingError, "name"),
    ],
)
def test_an_outlet_is_refused_by_its_field(
    app: Flask, changes: dict[str, object], error: type[DomainError], field: str
) -> None:
    good: dict[str, object] = {
        "kind": OutletKind.SITE,
        "url": "https://college.example/1",
        "published_on": date(2024, 2, 22),
    }
    check = {"event_on": date(2024, 2, 21), "today": date(2024, 2, 26)}
    check_outlet(OutletTerms(**good), **check)  # type: ignore[arg-type]
    with pytest.raises(error) as refused:
        check_outlet(OutletTerms(**(good | changes)), **check)  # type: ignore[arg-type]
    assert refused.value.field == field
