"""Russian working days."""

import runpy
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines import workdays
from app.deadlines.workdays import add_working_days, is_working_day
from tests.processes import PATIENCE

ROOT = Path(__file__).parents[2]

DAYS = st.dates(date(2000, 1, 10), date(2060, 1, 1))
MOVED = st.dictionaries(st.dates(date(2023, 9, 1), date(2024, 8, 31)), st.booleans(), max_size=20)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2023, 11, 3), True),
        (date(2023, 11, 4), False),  # Unity Day, a Saturday
        (date(2023, 11, 6), False),  # its day off
        (date(2024, 1, 8), False),
        (date(2024, 1, 9), True),
        (date(2024, 2, 23), False),
        (date(2024, 4, 27), True),  # a Saturday worked by decree
        (date(2024, 4, 29), False),  # the Monday it was given for
        (date(2024, 5, 10), False),
        (date(2024, 12, 28), True),
    ],
)
def test_knows_the_production_calendar(day: date, *, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2024, 2, 22), 1, date(2024, 2, 26)),
        (date(2023, 11, 3), 1, date(2023, 11, 7)),
        (date(2024, 4, 26), 1, date(2024, 4, 27)),
        (date(2023, 12, 29), 2, date(2024, 1, 10)),
        (date(2024, 1, 9), -1, date(2023, 12, 29)),
        (date(2023, 10, 5), -3, date(2023, 10, 2)),
        (date(2024, 2, 24), 0, date(2024, 2, 26)),
        (date(2024, 2, 26), 0, date(2024, 2, 26)),
    ],
)
def test_counts_working_days(day: date, count: int, expected: date) -> None:
    assert add_working_days(day, count) == expected


def test_exceptions_overrule_the_calendar() -> None:
    moved = {date(2024, 2, 26): False, date(2024, 2, 24): True}
    assert add_working_days(date(2024, 2, 22), 1, moved) == date(2024, 2, 24)
    assert add_working_days(date(2024, 2, 22), 2, moved) == date(2024, 2, 27)


@given(DAYS, st.integers(1, 40), MOVED)
def test_counting_there_counts_exactly_the_working_days_between(
    day: date, count: int, moved: dict[date, bool]
) -> None:
    end = add_working_days(day, count, moved)
    passed = [day + timedelta(days=step) for step in range(1, (end - day).days + 1)]
    assert sum(is_working_day(step, moved) for step in passed) == count
    assert is_working_day(end, moved)


@given(DAYS, st.integers(1, 40))
def test_counting_back_returns_to_a_working_day(day: date, count: int) -> None:
    start = add_working_days(day, 0)
    assert add_working_days(add_working_days(start, count), -count) == start


def test_a_server_reads_the_calendar_before_somebody_asks() -> None:
    workdays._russia.cache_clear()
    hook = runpy.run_path(str(ROOT / "gunicorn.conf.py"))["post_worker_init"]
    hook(None)
    for thread in threading.enumerate():
        if thread.name == "calendar":
            thread.join(PATIENCE)
    assert workdays._russia.cache_info().currsize == 1
