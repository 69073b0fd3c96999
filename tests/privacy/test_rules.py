"""Who has to consent at which age, and the days the terms of keeping count by."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import DomainError
from app.privacy.enums import ConsentWay, GivenBy, RepresentativeKind, Standing
from app.privacy.errors import (
    ConsentDateError,
    NotNeededError,
    RepresentativeKindMissingError,
    RepresentativeMissingError,
)
from app.privacy.rules import (
    ConsentTerms,
    check_consent,
    months_before,
    needed_from,
    standing_of,
    years_before,
)
from app.students.rules import age_on

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
TODAY = date(2024, 2, 26)
BOTH = frozenset(GivenBy)
OWN, OTHER = frozenset({GivenBy.PERSON}), frozenset({GivenBy.REPRESENTATIVE})


@given(born=DAYS, today=DAYS)
def test_who_signs_follows_from_the_age(born: date, today: date) -> None:
    age = age_on(born, today)
    expected = OTHER if age < 14 else BOTH if age < 18 else OWN
    assert needed_from(born, today) == expected


@given(born=DAYS, today=DAYS, years=st.sampled_from([14, 18]))
def test_the_day_for_sql_counts_ages_as_people_do(born: date, today: date, years: int) -> None:
    assert (born <= years_before(today, years)) == (age_on(born, today) >= years)


@pytest.mark.parametrize(
    ("day", "needed"),
    [
        (date(2010, 2, 27), OTHER),  # fourteen tomorrow
        (date(2010, 2, 26), BOTH),  # fourteen today
        (date(2006, 2, 27), BOTH),
        (date(2006, 2, 26), OWN),
        (None, OWN),  # mentors: adults without a birth date here
    ],
)
def test_birthdays_are_the_border(day: date | None, needed: frozenset[GivenBy]) -> None:
    assert needed_from(day, TODAY) == needed


def test_a_leap_day_is_a_birthday_of_the_first_of_march() -> None:
    assert needed_from(date(2008, 2, 29), date(2026, 2, 28)) == BOTH
    assert needed_from(date(2008, 2, 29), date(2026, 3, 1)) == OWN


@given(needed=st.frozensets(st.sampled_from(GivenBy), min_size=1), there=st.frozensets(
    st.sampled_from(GivenBy)
))  # fmt: skip
def test_a_consent_is_whole_only_with_every_signature(
    needed: frozenset[GivenBy], there: frozenset[GivenBy]
) -> None:
    standing = standing_of(needed, there)
    assert (standing is Standing.FULL) == (needed <= there)
    assert (standing is Standing.MISSING) == (not needed & there)


def terms(**values: object) -> ConsentTerms:
    """Return a representative's consent that is good for a student of fifteen."""
    known = {
        "kind": "processing",
        "given_by": GivenBy.REPRESENTATIVE,
        "way": ConsentWay.PAPER,
        "given_on": TODAY,
        "representative_name": "Петренко Ольга Ивановна",
        "representative_kind": RepresentativeKind.PARENT,
    }
    return ConsentTerms(**{**known, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wrong", "born", "error"),
    [
        ({"given_on": TODAY + timedelta(days=1)}, date(2009, 1, 1), ConsentDateError),
        ({"given_by": GivenBy.PERSON}, date(2011, 1, 1), NotNeededError),
        ({}, date(2000, 1, 1), NotNeededError),
        ({"representative_name": ""}, date(2009, 1, 1), RepresentativeMissingError),
        ({"representative_kind": None}, date(2009, 1, 1), RepresentativeKindMissingError),
    ],
)
def test_a_consent_says_all_it_must(
    wrong: dict[str, object], born: date, error: type[DomainError]
) -> None:
    with pytest.raises(error):
        check_consent(terms(**wrong), birth_date=born, today=TODAY)


def test_who_may_sign_is_asked_on_the_day_of_the_paper() -> None:
    born = date(2006, 2, 20)  # eighteen six days ago
    check_consent(terms(given_on=date(2024, 2, 19)), birth_date=born, today=TODAY)
    with pytest.raises(NotNeededError):
        check_consent(terms(), birth_date=born, today=TODAY)


@given(day=DAYS, months=st.integers(0, 1200))
def test_months_go_back_to_the_same_day_or_the_last_one(day: date, months: int) -> None:
    if day.year * 12 + day.month - months < 24:
        return
    earlier = months_before(day, months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day == day.day or (earlier + timedelta(days=1)).day == 1
    assert earlier.day <= day.day
