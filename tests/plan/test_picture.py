"""The plan as a year: which months a bar takes, how bars are laid in lines."""

from datetime import date
from itertools import pairwise

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.deadlines import read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.plan.rules import Bar, item_bars, item_status, stack
from app.plan.year_picture import month_index, month_names
from tests.plan.factories import ledger_of

YEAR = AcademicYear(2023)
TODAY = date(2024, 2, 26)


def bars(
    phrase: str, finished: int = 0, on: date = date(2023, 10, 5)
) -> list[tuple[int, int, str]]:
    """Return (first month from September, months, tone) of a phrase's bars."""
    deadlines = read_deadlines(phrase, YEAR)
    standing = item_status(deadlines, ledger_of(finished, finished, finished_on=on), TODAY, YEAR)
    found = item_bars(deadlines, standing, standing.status.tone, TODAY, YEAR)
    return [(bar.first, bar.months, bar.tone) for bar in found]


def test_a_month_is_one_column_in_the_tone_of_its_status() -> None:
    assert bars("Март 2024 г.") == [(6, 1, "idle")]
    assert bars("Октябрь 2023 г.") == [(1, 1, "none")]
    assert bars("Октябрь 2023 г.", 1) == [(1, 1, "done")]


def test_what_lies_outside_the_year_is_drawn_at_its_edge() -> None:
    assert bars("Июнь – август 2023 г.") == [(0, 1, "none")]
    assert bars("Декабрь 2024 г.") == [(11, 1, "idle")]


def test_work_through_the_year_is_cut_at_this_month() -> None:
    assert bars("В течение года") == [(0, 6, "go"), (6, 6, "idle")]


def test_each_quarter_has_a_bar_of_its_own() -> None:
    assert bars("Ежеквартально", 1) == [
        (0, 4, "done"),
        (4, 3, "go"),
        (7, 3, "idle"),
        (10, 2, "idle"),
    ]
    assert bars("Ежеквартально")[0] == (0, 4, "none")
    second = bars("Ежеквартально", 1, on=date(2024, 2, 1))
    assert second[:2] == [(0, 4, "late"), (4, 3, "done")]


def test_weeks_are_too_narrow_and_become_one_bar() -> None:
    assert len(bars("Еженедельно")) == 1


def test_without_dates_the_bar_takes_the_whole_year() -> None:
    assert bars("По графику") == [(0, 12, "idle")]


def test_the_same_bar_of_two_items_is_one() -> None:
    assert stack([Bar(0, 2, "go", (1,)), Bar(0, 2, "go", (2,))]) == [Bar(0, 2, "go", (1, 2))]


one_bar = st.builds(
    lambda first, months, key: Bar(first, min(months, 12 - first), "go", (key,)),
    st.integers(0, 11),
    st.integers(1, 12),
    st.integers(1, 5),
)


@given(st.lists(one_bar, max_size=12))
def test_stacking_loses_no_item_and_fills_lines_in_order(found: list[Bar]) -> None:
    laid = stack(found)
    assert {key for bar in laid for key in bar.keys} == {key for bar in found for key in bar.keys}
    lines = 1 + sum(after.first < before.stop for before, after in pairwise(laid))
    crowded = max((sum(bar.first <= m < bar.stop for bar in laid) for m in range(12)), default=0)
    assert lines <= max(crowded, 1)


def test_months_begin_with_september(app: Flask) -> None:
    names = month_names(YEAR)
    assert (names[0], names[5], names[11]) == ("Сентябрь", "Февраль", "Август")
    assert month_index(TODAY, YEAR) == 5
    assert month_index(date(2024, 9, 1), YEAR) is None
