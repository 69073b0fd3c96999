"""The way of states and the dates of contracts."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.contracts.enums import ContractState, Party
from app.contracts.rules import (
    IN_FORCE,
    TRANSITIONS,
    may_become,
    next_number,
    usual_obligations,
    way_of,
    work_period,
)

STATES = st.sampled_from(ContractState)
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(st.lists(STATES, max_size=12))
def test_nobody_works_or_finishes_without_having_signed(asked: list[ContractState]) -> None:
    state, seen = ContractState.DRAFT, [ContractState.DRAFT]
    for wish in asked:
        if may_become(state, wish):
            state = wish
            seen.append(state)
    if {ContractState.WORKING, ContractState.COMPLETED} & set(seen):
        signed = seen.index(ContractState.SIGNED)
        assert seen.index(ContractState.AGREED) < signed < seen.index(ContractState.WORKING)


def test_ended_contracts_stay_ended() -> None:
    assert not TRANSITIONS[ContractState.COMPLETED] | TRANSITIONS[ContractState.TERMINATED]


@given(STATES)
def test_the_way_marks_one_current_state_or_is_empty(state: ContractState) -> None:
    marks = [mark for _state, mark in way_of(state)]
    assert marks.count("current") == (state is not ContractState.TERMINATED)
    assert marks == sorted(marks, key=["done", "current", "ahead"].index)


@given(DAYS, st.integers(1, 5))
def test_work_lasts_whole_years_after_training(until: date, years: int) -> None:
    begins, ends = work_period(until, years)
    assert (begins - until).days == 1
    assert 365 * years - 1 <= (ends - begins).days + 1 <= 366 * years
    assert (ends.month, ends.day) == (until.month, until.day) or 28 <= ends.day <= 29


def test_work_period_of_an_ordinary_contract() -> None:
    assert work_period(date(2025, 6, 30), 3) == (date(2025, 7, 1), date(2028, 6, 30))


@given(DAYS, st.integers(1, 1500), st.integers(1, 5))
def test_obligations_lie_between_signing_and_the_end(signed: date, days: int, years: int) -> None:
    until = date.fromordinal(signed.toordinal() + days)
    proposed = list(usual_obligations(signed_on=signed, training_until=until, work_years=years))
    assert {one.party for one in proposed} == set(Party)
    assert all(signed < one.due_on <= work_period(until, years)[1] for one in proposed)
    assert [one.due_on for one in proposed] == sorted(one.due_on for one in proposed)


def test_numbers_are_proposed_by_year() -> None:
    assert next_number(2024, 6) == "ЦД-2024/07"


def test_a_contract_in_force_is_signed_or_worked_off() -> None:
    assert {state.value for state in IN_FORCE} == {"signed", "working"}
