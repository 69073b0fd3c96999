"""Pools of a year: what an answer means, and who draws from which."""

from datetime import date

import pytest
from flask import Flask

from app.practice.hosting.enums import DeclineReason, IntentAnswer
from app.practice.hosting.errors import (
    IntentBelowTakenError,
    IntentReasonError,
    IntentRowsError,
)
from app.practice.hosting.rules import (
    Draw,
    IntentTerms,
    PoolTerms,
    RowTerms,
    count_taken,
    effective_seats,
    pool_for,
    pools_of,
    shifted_to,
)

APRIL = (date(2024, 4, 1), date(2024, 4, 22))  # Mondays
WHOLE = (date(2023, 8, 28), date(2024, 8, 26))


def pools(*rows: RowTerms) -> list[PoolTerms]:
    """Return the pools of an answer that hosts."""
    return pools_of(2023, IntentTerms(IntentAnswer.HOSTS, rows))


@pytest.fixture(autouse=True)
def _texts(app: Flask) -> None:
    """Errors speak Russian: that needs an application."""


def test_days_are_taken_by_whole_weeks_and_none_mean_the_year() -> None:
    (pool,) = pools(RowTerms(5))
    assert (pool.first_week, pool.last_week) == WHOLE
    (pool,) = pools(RowTerms(5, starts_on=date(2024, 4, 3), ends_on=date(2024, 4, 28)))
    assert (pool.first_week, pool.last_week) == APRIL


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ((RowTerms(5, starts_on=date(2024, 4, 2), ends_on=date(2024, 4, 1)),), "row0_ends_on"),
        ((RowTerms(5, starts_on=date(2024, 9, 2)),), "row0_ends_on"),
        ((RowTerms(5, starts_on=date(2023, 8, 31)),), "row0_starts_on"),
        ((RowTerms(5, mentors=2),), "row0_students_per_mentor"),
        ((RowTerms(None, speciality_id=1, number=2),), "row2_seats"),
        ((RowTerms(5), RowTerms(3, number=1)), "row1_speciality_id"),
        ((), "row0_seats"),
    ],
)
def test_a_row_that_means_nothing_is_told_by_its_field(
    rows: tuple[RowTerms, ...], field: str
) -> None:
    with pytest.raises(IntentRowsError) as refused:
        pools(*rows)
    assert refused.value.field == field


def test_one_speciality_may_have_other_weeks_in_another_row() -> None:
    autumn = RowTerms(2, ends_on=date(2023, 12, 31))
    spring = RowTerms(4, starts_on=date(2024, 1, 8), number=1)
    assert [one.seats for one in pools(autumn, spring)] == [2, 4]


def test_a_refusal_has_a_reason_and_no_pools() -> None:
    assert pools_of(2023, IntentTerms(IntentAnswer.DECLINED, reason=DeclineReason.REPAIR)) == []
    for reason, field in ((None, "reason"), (DeclineReason.OTHER, "note")):
        with pytest.raises(IntentReasonError) as refused:
            pools_of(2023, IntentTerms(IntentAnswer.DECLINED, reason=reason))
        assert refused.value.field == field


def test_mentors_bound_the_seats() -> None:
    assert effective_seats(PoolTerms(10, None, *WHOLE, mentors=2, students_per_mentor=3)) == 6
    assert effective_seats(PoolTerms(4, None, *WHOLE, mentors=2, students_per_mentor=3)) == 4
    assert effective_seats(PoolTerms(10, None, *WHOLE)) == 10


def test_a_place_draws_from_its_specialitys_pool_else_from_that_of_any() -> None:
    known = [PoolTerms(3, None, *WHOLE), PoolTerms(2, 7, *APRIL)]
    assert pool_for(known, Draw(7, *APRIL, 1)) == 1
    assert pool_for(known, Draw(8, *APRIL, 1)) == 0
    assert pool_for(known, Draw(None, *APRIL, 1)) == 0
    later = Draw(7, date(2024, 4, 8), date(2024, 5, 6), 1)
    assert pool_for(known, later) == 0, "the speciality's pool does not hold all of its weeks"
    assert pool_for(known[1:], later) is None


def test_overlapping_practices_share_the_same_seats() -> None:
    first = Draw(None, date(2024, 4, 1), date(2024, 4, 15), 2)
    second = Draw(None, date(2024, 4, 15), date(2024, 5, 6), 1)
    (weeks,) = count_taken([PoolTerms(3, None, *WHOLE)], [first, second])
    found = [weeks[day] for day in (date(2024, 4, 8), date(2024, 4, 15), date(2024, 5, 6))]
    assert found == [2, 3, 1]
    with pytest.raises(IntentBelowTakenError, match=r"15\.04\.2024") as refused:
        count_taken([PoolTerms(2, None, *WHOLE)], [first, second])
    assert refused.value.field == "row0_seats"


def test_a_refusal_over_the_heads_of_students_says_who_is_there() -> None:
    with pytest.raises(IntentBelowTakenError, match="Весенняя"):
        count_taken([], [Draw(None, *APRIL, 4, "Весенняя практика")])


def test_last_years_answer_is_proposed_in_the_same_weeks() -> None:
    kept = PoolTerms(5, 7, date(2022, 9, 5), date(2023, 4, 24), 2, 3)
    row = shifted_to(2023, kept, since=2022)
    assert (row.seats, row.speciality_id, row.mentors) == (5, 7, 2)
    assert (row.starts_on, row.ends_on) == (date(2023, 9, 4), date(2024, 4, 28))
    whole = shifted_to(2023, PoolTerms(5, None, date(2022, 8, 29), date(2023, 8, 28)), since=2022)
    assert (whole.starts_on, whole.ends_on) == (None, None)
