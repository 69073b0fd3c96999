"""What each regulation asks of a contract, and what its draft is told."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.contracts.enums import LegalRegime
from app.contracts.errors import ContractDaysError, EmploymentTermError, WorkTermError
from app.contracts.models import TargetContract
from app.contracts.regimes.rules import (
    check_limits,
    check_measures,
    missing_conditions,
    regime_on,
    rules_on,
)
from app.contracts.regimes.table import CONDITIONS, REGIMES
from app.contracts.rules import check_term
from app.contracts.support.errors import SupportMissingError
from app.contracts.terms import ContractTerms

DAY = {
    LegalRegime.PP_1076: date(2018, 12, 31),
    LegalRegime.PP_302: date(2020, 12, 31),
    LegalRegime.PP_1681: date(2024, 4, 30),
    LegalRegime.PP_555: date(2024, 5, 1),
}
TERMS = ContractTerms(
    number="1",
    organization_id=1,
    student_id=1,
    plan_item_ids=(),
    drafted_on=date(2024, 2, 1),
    training_until=date(2025, 6, 30),
    work_years=3,
)


@settings(max_examples=30)
@given(st.dates(date(2010, 1, 1), date(2040, 1, 1)), st.integers(-2, 9), st.integers(0, 40))
def test_what_a_regulation_does_not_allow_is_refused_by_the_field(
    day: date, years: int, months: int
) -> None:
    rules = rules_on(day)
    terms = replace(TERMS, work_years=years, employ_within_months=months or None)
    if not rules.shortest_work <= years <= rules.longest_work:
        with pytest.raises(WorkTermError, match="№") as refused:
            check_limits(terms, day)
        assert refused.value.field == "work_years"
    elif months > rules.employ_within:
        with pytest.raises(EmploymentTermError, match="№") as late:
            check_limits(terms, day)
        assert late.value.field == "employ_within_months"
    else:
        check_limits(terms, day)


@pytest.mark.parametrize("regime", LegalRegime)
def test_each_regulation_asks_for_support_and_names_what_is_missing(regime: LegalRegime) -> None:
    day, rules = DAY[regime], REGIMES[regime]
    assert regime_on(day) is regime
    with pytest.raises(SupportMissingError):
        check_measures([], day, field="kind")
    assert set(rules.conditions) <= CONDITIONS.keys() & TargetContract.__table__.columns.keys()
    empty: Any = SimpleNamespace(**dict.fromkeys(CONDITIONS, ""), support=[])
    told = SimpleNamespace(**dict.fromkeys(CONDITIONS, "есть"), support=["мера"])
    missing = missing_conditions(empty, day)
    assert missing == [*(str(CONDITIONS[name]) for name in rules.conditions), "мера поддержки"]
    assert missing_conditions(told, day) == []


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"training_from": date(2025, 6, 30)}, "training_from"),
        ({"portal_offer_on": date(2024, 2, 27)}, "portal_offer_on"),
        (
            {"portal_offer_on": date(2024, 2, 20), "portal_application_on": date(2024, 2, 19)},
            "portal_application_on",
        ),
        (
            {"portal_application_on": date(2024, 2, 20), "portal_result_on": date(2024, 2, 19)},
            "portal_result_on",
        ),
    ],
)
def test_days_that_contradict_are_refused(said: dict[str, date], field: str) -> None:
    with pytest.raises(ContractDaysError) as refused:
        check_term(replace(TERMS, **said), today=date(2024, 2, 26))
    assert refused.value.field == field
