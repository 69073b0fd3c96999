"""Which months a measure is still paid for, and which measures a later agreement brought."""

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.contracts.paydays.rules import (
    AHEAD,
    Promise,
    by_day,
    days_to_come,
    months_of,
    still_to_pay,
    term_before,
)

PROMISE = Promise(1, 1, "ЦД-2024/01", 100, 31, date(2024, 2, 10), date(2025, 6, 30))
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@dataclass
class Term:
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass
class Agreement:
    holds_from: date


def test_what_a_monthly_measure_still_comes_to() -> None:
    today = date(2024, 2, 26)
    for last, sum_ in (
        (date(2024, 2, 29), 0),
        (date(2024, 3, 1), 100),
        (date(2025, 2, 1), 1200),
        (date(2020, 1, 1), 0),
    ):
        assert still_to_pay([replace(PROMISE, last=last)], today=today) == sum_
    late = replace(PROMISE, first=date(2025, 5, 1))
    assert still_to_pay([late], today=today) == 200, "what begins later is not paid before"


def test_a_pay_day_past_the_end_of_a_month_is_its_last_day() -> None:
    days = days_to_come(PROMISE, since=date(2024, 2, 26), until=date(2024, 4, 15))
    assert [one.due_on for one in days] == [date(2024, 2, 29), date(2024, 3, 31)]


@given(DAYS, DAYS, DAYS, st.integers(1, 31))
@settings(max_examples=30)
def test_a_year_ahead_has_a_pay_day_a_month_at_most(
    first: date, last: date, today: date, pay_day: int
) -> None:
    promise = replace(PROMISE, first=first, last=last, pay_day=pay_day)
    until = today + AHEAD
    days = list(days_to_come(promise, since=today, until=until))
    months = list(months_of(promise, since=today, until=until))
    assert len(days) <= len(months) <= 13
    assert len({one.month for one in days}) == len(days)
    for one in days:
        assert one.due_on <= until
        assert first.replace(day=1) <= one.month <= last
        assert (one.due_on.year, one.due_on.month) == (one.month.year, one.month.month)
    assert sum(one.payments for one in by_day(days)) == len(days)


def test_a_later_agreement_is_taken_back() -> None:
    later = [Agreement(date(2024, 9, 1))]
    assert term_before(Term(date(2024, 9, 1)), later) is None
    assert term_before(Term(None, date(2024, 8, 31)), later) == (None, None)
    own = Term(date(2024, 3, 1), date(2024, 12, 31))
    assert term_before(own, later) == (own.starts_on, own.ends_on)
