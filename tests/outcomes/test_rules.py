"""What a record of a graduate may say, who comes first, which day is asked of whom."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.base.errors import DomainError
from app.outcomes.categories import categories
from app.outcomes.enums import CutoffKind, OutcomeUrgency
from app.outcomes.errors import (
    EmployerNeededError,
    GraduationYearsError,
    ProofDayError,
    SinceLaterError,
    TwoEmployersError,
    UnknownCategoryError,
)
from app.outcomes.rules import (
    CutoffTerms,
    FactTerms,
    OutcomeTerms,
    agrees,
    check_cutoff,
    check_outcome,
    cutoff_day,
    is_employed,
    next_cutoff,
    urgency_of,
)

DAY = date(2026, 10, 1)
TODAY = date(2026, 10, 5)
GOOD = OutcomeTerms("job", employer_name="Школа", since=date(2026, 9, 1))


@pytest.mark.parametrize(("change", "error", "field"), [
    ({"category": "rich"}, UnknownCategoryError, "category"),
    ({"employer_name": ""}, EmployerNeededError, "organization_id"),
    ({"organization_id": 1}, TwoEmployersError, "employer_name"),
    ({"since": date(2026, 10, 2)}, SinceLaterError, "since"),
    ({"certificate_on": date(2026, 10, 6)}, ProofDayError, "certificate_on"),
])  # fmt: skip
def test_what_is_wrong_is_told_by_its_field(
    change: dict[str, object], error: type[DomainError], field: str
) -> None:
    with pytest.raises(error) as caught:
        check_outcome(replace(GOOD, **change), day=DAY, today=TODAY)  # type: ignore[arg-type]
    assert caught.value.field == field


@pytest.mark.parametrize("terms", [
    GOOD,
    replace(GOOD, since=DAY),
    replace(GOOD, category="abroad", employer_name="", employer_region="Сербия"),
    replace(GOOD, category="conscript", employer_name="", since=date(2026, 12, 1)),
    replace(GOOD, certificate_on=TODAY),
])  # fmt: skip
def test_what_is_right_passes(terms: OutcomeTerms) -> None:
    check_outcome(terms, day=DAY, today=TODAY)


def test_an_intention_is_enough_before_graduation_and_a_risk_after_it() -> None:
    assert urgency_of("will_work", CutoffKind.BEFORE) is OutcomeUrgency.SETTLED
    assert urgency_of("will_work", CutoffKind.OCTOBER) is OutcomeUrgency.RISK
    assert urgency_of("unemployed", CutoffKind.BEFORE) is OutcomeUrgency.RISK
    assert urgency_of(None, CutoffKind.OCTOBER) is OutcomeUrgency.UNKNOWN
    assert urgency_of("gone_from_the_form", CutoffKind.OCTOBER) is OutcomeUrgency.OTHER


def test_nobody_at_risk_counts_as_employed_and_risk_comes_before_silence() -> None:
    assert not [one for one in categories().values() if one.is_risk and one.is_employed]
    assert not [one for one in categories().values() if one.is_employed and not one.is_busy]
    assert OutcomeUrgency.RISK.rank < OutcomeUrgency.UNKNOWN.rank < OutcomeUrgency.SETTLED.rank
    assert is_employed("job")
    assert not is_employed("informal")
    assert not is_employed(None)


@pytest.mark.parametrize(("today", "kind", "day", "years"), [
    (date(2026, 9, 10), CutoffKind.OCTOBER, date(2026, 10, 1), (2024, 2026)),
    (date(2026, 12, 2), CutoffKind.MARCH, date(2027, 3, 1), (2024, 2026)),
    (date(2027, 3, 2), CutoffKind.BEFORE, date(2027, 5, 15), (2027, 2027)),
    (date(2027, 5, 16), CutoffKind.JUNE, date(2027, 6, 1), (2024, 2026)),
])  # fmt: skip
def test_the_next_day_is_proposed_with_its_graduates(
    today: date, kind: CutoffKind, day: date, years: tuple[int, int]
) -> None:
    found = next_cutoff(today)
    assert (found.kind, found.day, (found.first_year, found.last_year)) == (kind, day, years)


@given(st.sampled_from(CutoffKind), st.integers(2001, 2090))
@settings(max_examples=30)
def test_a_cutoff_that_is_proposed_is_taken_and_never_asks_before_its_year(
    kind: CutoffKind, year: int
) -> None:
    day = cutoff_day(kind, year)
    check_cutoff(next_cutoff(day))
    assert day.year - year in (0, 1)
    assert next_cutoff(day).day == day


def test_years_the_wrong_way_round_are_refused() -> None:
    for last in (2025, 2031):
        with pytest.raises(GraduationYearsError):
            check_cutoff(CutoffTerms(CutoffKind.OCTOBER, DAY, 2026, last))


FACTS = st.builds(
    FactTerms,
    category=st.sampled_from(sorted(categories())),
    employer_name=st.sampled_from(["", "Школа", "школа ", "Лицей"]),
    by_speciality=st.sampled_from([None, True, False]),
)


@given(FACTS)
@settings(max_examples=30)
def test_everybody_agrees_with_himself_and_silence_contradicts_nothing(facts: FactTerms) -> None:
    assert agrees(facts, facts)
    assert agrees(FactTerms(facts.category), facts)
    assert not agrees(replace(facts, category="nothing of it"), facts)
    assert not agrees(replace(facts, employer_name="Другая"), facts)
