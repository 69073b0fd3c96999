"""What a record of a graduate may say."""

from dataclasses import replace
from datetime import date

import pytest

from app.base.errors import DomainError
from app.outcomes.categories import BY_CODE, CATEGORIES, RANKS
from app.outcomes.enums import CutOff
from app.outcomes.errors import (
    CutOffYearError,
    EmployerMissingError,
    EmployerTwiceError,
    NotWorkingError,
    UnknownCategoryError,
    WorkInFutureError,
)
from app.outcomes.rules import OutcomeTerms, check_outcome

TODAY = date(2026, 10, 5)
GOOD = OutcomeTerms(CutOff.OCTOBER, 2026, "employed", employer="Школа")


def _check(terms: OutcomeTerms) -> None:
    check_outcome(terms, graduation_year=2026, today=TODAY)


@pytest.mark.parametrize(("change", "error", "field"), [
    ({"category": "rich"}, UnknownCategoryError, "category"),
    ({"year": 2025}, CutOffYearError, "year"),
    ({"cut_off": CutOff.MARCH}, CutOffYearError, "year"),
    ({"employer": ""}, EmployerMissingError, "organization_id"),
    ({"organization_id": 1}, EmployerTwiceError, "employer"),
    ({"category": "unemployed"}, NotWorkingError, "organization_id"),
    ({"since": date(2026, 10, 6)}, WorkInFutureError, "since"),
])  # fmt: skip
def test_what_is_wrong_is_told_by_its_field(
    change: dict[str, object], error: type[DomainError], field: str
) -> None:
    with pytest.raises(error) as caught:
        _check(replace(GOOD, **change))  # type: ignore[arg-type]
    assert caught.value.field == field


@pytest.mark.parametrize("terms", [
    GOOD,
    replace(GOOD, cut_off=CutOff.MARCH, year=2027),
    replace(GOOD, cut_off=CutOff.INTENTION, since=date(2026, 11, 1)),
    replace(GOOD, since=TODAY),
    replace(GOOD, category="study"),
    OutcomeTerms(CutOff.OCTOBER, 2026, "army"),
])  # fmt: skip
def test_what_is_right_passes(terms: OutcomeTerms) -> None:
    _check(terms)


def test_those_at_risk_come_first_and_nobody_at_risk_counts_as_employed() -> None:
    at_risk = [one.is_at_risk for one in CATEGORIES]
    assert at_risk == sorted(at_risk, reverse=True)
    assert not any(one.is_at_risk and one.is_employed for one in CATEGORIES)
    assert len(BY_CODE) == len(CATEGORIES) == len(RANKS)
