"""The way of states and the dates of contracts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.contracts.enums import ContractEvent, ContractParty, ContractState
from app.contracts.rules import (
    IN_FORCE,
    MOVES,
    last_in_row,
    number_of,
    work_period,
)
from app.contracts.usual import usual_obligations

EVENTS = st.sampled_from(ContractEvent)
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


@given(st.lists(EVENTS, max_size=12))
def test_nobody_works_or_finishes_without_having_signed(asked: list[ContractEvent]) -> None:
    state, seen = ContractState.DRAFT, [ContractState.DRAFT]
    for event in asked:
        if event in MOVES.possible(state, ContractParty.COLLEGE):
            state = MOVES.after(event, state, ContractParty.COLLEGE)
            seen.append(state)
    if {ContractState.WORKING, ContractState.COMPLETED} & set(seen):
        signed = seen.index(ContractState.SIGNED)
        assert seen.index(ContractState.AGREED) < signed < seen.index(ContractState.WORKING)


@pytest.mark.parametrize("state", [ContractState.COMPLETED, ContractState.TERMINATED])
def test_ended_contracts_stay_ended(state: ContractState) -> None:
    assert MOVES.possible(state, ContractParty.COLLEGE) <= {ContractEvent.SETTLE}


def test_the_organization_reads_and_moves_nothing() -> None:
    for state in ContractState:
        assert MOVES.possible(state, ContractParty.ORGANIZATION) == frozenset()


def test_a_student_answers_and_may_think_better_of_it_before_the_signing() -> None:
    possible = {state: MOVES.possible(state, ContractParty.STUDENT) for state in ContractState}
    assert {state: events for state, events in possible.items() if events} == {
        ContractState.OFFERED: {ContractEvent.AGREE, ContractEvent.RETURN},
        ContractState.AGREED: {ContractEvent.RETURN},
    }


@given(DAYS, st.integers(1, 5))
def test_work_lasts_whole_years_after_training(until: date, years: int) -> None:
    begins, ends = work_period(until, years)
    assert (begins - until).days == 1
    assert 365 * years - 1 <= (ends - begins).days + 1 <= 366 * years
    assert (ends.month, ends.day) == (until.month, until.day) or 28 <= ends.day <= 29


@pytest.mark.parametrize(
    ("until", "years", "begins", "ends"),
    [
        (date(2025, 6, 30), 3, date(2025, 7, 1), date(2028, 6, 30)),
        (date(2024, 2, 28), 1, date(2024, 2, 29), date(2025, 2, 28)),
        (date(2024, 2, 28), 4, date(2024, 2, 29), date(2028, 2, 28)),
        (date(2024, 2, 29), 1, date(2024, 3, 1), date(2025, 2, 28)),
        (date(2023, 2, 28), 1, date(2023, 3, 1), date(2024, 2, 29)),
    ],
)
def test_no_day_of_the_last_year_is_lost(until: date, years: int, begins: date, ends: date) -> None:
    assert work_period(until, years) == (begins, ends)


@given(DAYS, st.integers(1, 1500), st.integers(1, 5))
def test_obligations_lie_between_signing_and_the_end(signed: date, days: int, years: int) -> None:
    until = date.fromordinal(signed.toordinal() + days)
    proposed = list(usual_obligations(signed_on=signed, training_until=until, work_years=years))
    assert {one.party for one in proposed} == {ContractParty.ORGANIZATION, ContractParty.STUDENT}
    assert all(signed < one.due_on <= work_period(until, years)[1] for one in proposed)
    assert [one.due_on for one in proposed] == sorted(one.due_on for one in proposed)


def test_numbers_go_by_year_up_to_the_first_gap() -> None:
    assert number_of(2024, 7) == "ЦД-2024/07"
    assert [last_in_row(taken) for taken in ((), {1, 2, 50}, {2})] == [0, 2, 0]


def test_a_contract_in_force_is_signed_or_worked_off() -> None:
    running = {"signed", "studying", "to_employ", "working"}
    assert {state.value for state in IN_FORCE} == {*running, "suspended"}
