"""What a vacancy says: the usual instead of what was left empty, what is refused, what is old."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import DomainError
from app.jobfair.enums import MAX_SHARE, MIN_SHARE, Employment, LabourContract, TeachingLevel
from app.jobfair.errors import (
    ContractReasonMissingError,
    NotComparedYetError,
    NothingToCompareError,
    SalaryOutOfOrderError,
    TitleMissingError,
)
from app.jobfair.rules import VacancyTerms
from app.jobfair.shares import parse_share, share_words
from app.jobfair.vacancy_terms import (
    check_portal,
    check_work,
    copied,
    filled_in,
    is_old,
)

TODAY = date(2024, 2, 26)


@dataclass(frozen=True)
class _Position:
    name: str = "Воспитатель"
    level: TeachingLevel = TeachingLevel.PRESCHOOL
    qualification: str = "Воспитатель детей дошкольного возраста"
    weekly_hours: int | None = 36


@dataclass(frozen=True)
class _Employer:
    town: str = "Торез"
    address: str = "ул. Школьная, 1"


def _terms(**values: Any) -> VacancyTerms:
    usual = {"title": "", "duties": "Вести группу.", "employment": Employment.FULL_TIME}
    return VacancyTerms(**(usual | values))


def test_what_is_left_empty_is_as_usual() -> None:
    found = filled_in(_terms(share=50), position=_Position(), employer=_Employer())
    assert (found.title, found.level, found.weekly_hours) == (
        "Воспитатель", TeachingLevel.PRESCHOOL, 18,
    )  # fmt: skip
    assert (found.town, found.address) == ("Торез", "ул. Школьная, 1")


def test_what_was_said_stays() -> None:
    said = _terms(title="Няня", town="г. зугрэс", weekly_hours=20, level=TeachingLevel.OTHER)
    found = filled_in(said, position=_Position(), employer=_Employer())
    assert (found.title, found.weekly_hours, found.level) == ("Няня", 20, TeachingLevel.OTHER)
    assert (found.town, found.address) == ("Зугрэс", "")  # another town has another address


def test_a_vacancy_has_a_name() -> None:
    with pytest.raises(TitleMissingError):
        filled_in(_terms(), position=None, employer=_Employer())


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"salary_from": 8_000_000, "salary_to": 800_000}, SalaryOutOfOrderError),
        ({"contract": LabourContract.FIXED_TERM}, ContractReasonMissingError),
        ({"portal_checked_on": TODAY}, NothingToCompareError),
        (
            {"portal_checked_on": TODAY + timedelta(days=1), "portal_number": "5"},
            NotComparedYetError,
        ),
    ],
)
def test_what_is_refused(values: dict[str, Any], error: type[DomainError]) -> None:
    with pytest.raises(error) as refused:
        _check(_terms(**values))
    assert refused.value.field


def _check(terms: VacancyTerms) -> None:
    check_work(terms)
    check_portal(terms, today=TODAY)


def test_a_copy_begins_a_year_later_and_knows_no_portal() -> None:
    last = _terms(starts_on=date(2023, 9, 1), portal_number="7", portal_checked_on=TODAY)
    copy = copied(last, before=date(2023, 3, 14), after=date(2024, 3, 14))
    assert copy.starts_on == date(2024, 9, 1)
    assert (copy.portal_number, copy.portal_checked_on) == ("", None)
    leap = copied(_terms(starts_on=date(2024, 2, 29)), before=TODAY, after=date(2025, 3, 1))
    assert leap.starts_on == date(2025, 2, 28)


def test_what_nobody_vouched_for_is_old() -> None:
    assert is_old(None, today=TODAY, trusted_days=30)
    assert not is_old(TODAY - timedelta(days=30), today=TODAY, trusted_days=30)
    assert is_old(TODAY - timedelta(days=31), today=TODAY, trusted_days=30)


@given(st.integers(MIN_SHARE, MAX_SHARE))
def test_a_share_is_read_as_it_is_written(hundredths: int) -> None:
    assert parse_share(share_words(hundredths)) == hundredths


@pytest.mark.parametrize("text", ["0", "3", "пол", "0,05", "1,234", "-1", "1,2,3"])
def test_a_share_that_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="долю ставки"):
        parse_share(text)
