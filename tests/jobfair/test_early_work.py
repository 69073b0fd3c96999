"""The law on students who teach before graduation, as a pure decision."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jobfair.early_work import LAW, Early, Learner, early_work, takes_students
from app.jobfair.enums import EarlyCondition, EarlyWork, TeachingLevel

FIT = Learner(18, "44.02.01", 2024, is_in_final_year=True, attested=True)
BEFORE = date(2024, 3, 1)


def _of(level: TeachingLevel | None = TeachingLevel.PRESCHOOL, **changes: Any) -> Early:
    return early_work(replace(FIT, **changes), level=level, starts_on=BEFORE)


def test_who_meets_every_condition_may_teach() -> None:
    assert _of().verdict is EarlyWork.ALLOWED
    assert _of(TeachingLevel.PRIMARY).verdict is EarlyWork.ALLOWED
    assert set(_of().held) == set(EarlyCondition)


@pytest.mark.parametrize(
    ("changes", "failed"),
    [
        ({"age": 17}, EarlyCondition.ADULT),
        ({"is_in_final_year": False}, EarlyCondition.FINAL_YEAR),
        ({"speciality_code": "49.02.01"}, EarlyCondition.SPECIALITY),
        ({"attested": False}, EarlyCondition.ATTESTATIONS),
        ({"level": TeachingLevel.SECONDARY}, EarlyCondition.LEVEL),
        ({"level": TeachingLevel.ADDITIONAL}, EarlyCondition.LEVEL),
        ({"level": TeachingLevel.SUPPORT}, EarlyCondition.LEVEL),
    ],
)
def test_each_condition_is_needed(changes: dict[str, Any], failed: EarlyCondition) -> None:
    found = _of(**changes)
    assert (found.verdict, found.failed) == (EarlyWork.NOT_YET, (failed,))
    assert found.graduates_on == date(2024, 7, 1)  # work after graduation is offered instead


def test_attestations_nobody_told_of_are_proven_by_the_college() -> None:
    found = _of(attested=None)
    assert (found.verdict, found.to_prove) == (
        EarlyWork.TO_PROVE,
        (EarlyCondition.ATTESTATIONS,),
    )


def test_an_unknown_level_is_asked_for() -> None:
    assert _of(None).verdict is EarlyWork.UNKNOWN
    assert not _of(None).is_allowed


def test_the_law_asks_nothing_of_work_after_graduation_and_of_other_work() -> None:
    young = replace(FIT, age=16, is_in_final_year=False)
    later = early_work(young, level=TeachingLevel.SECONDARY, starts_on=date(2024, 7, 1))
    other = early_work(young, level=TeachingLevel.OTHER, starts_on=None)
    graduate = early_work(replace(young, has_graduated=True), level=None, starts_on=None)
    assert (later.verdict, other.verdict, graduate.verdict) == (
        EarlyWork.LATER, EarlyWork.FREE, EarlyWork.GRADUATED,
    )  # fmt: skip
    assert [one.is_of_law for one in (later, other, graduate)] == [False, False, False]


@given(
    age=st.integers(14, 60),
    code=st.sampled_from(["44.02.01", "44.02.05", "49.02.01", "09.02.07"]),
    is_final=st.booleans(),
    attested=st.sampled_from([True, False, None]),
    level=st.sampled_from([*TeachingLevel, None]),
)
def test_every_condition_has_one_answer(
    age: int, code: str, is_final: bool, attested: bool | None, level: TeachingLevel | None
) -> None:
    learner = Learner(age, code, 2024, is_in_final_year=is_final, attested=attested)
    found = early_work(learner, level=level, starts_on=None)
    if found.is_of_law:
        assert sorted(found.held + found.failed + found.to_prove) == sorted(EarlyCondition)
    may = age >= LAW.minimum_age and code.startswith("44.") and is_final and attested is True
    if level in LAW.levels:
        assert (found.verdict is EarlyWork.ALLOWED) == may
    if found.failed:
        assert found.verdict is EarlyWork.NOT_YET


def test_a_vacancy_says_whether_it_takes_students() -> None:
    assert takes_students(TeachingLevel.PRESCHOOL)
    assert takes_students(TeachingLevel.OTHER)
    assert takes_students(TeachingLevel.SECONDARY) is False
    assert takes_students(None) is None
