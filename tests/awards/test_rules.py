"""Steps and days of a round."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.awards import rules
from app.awards.enums import AwardParty, NominationEvent, NominationState, RoundEvent, RoundState
from app.awards.errors import (
    LateNominationError,
    LateScoreError,
    NoCriteriaError,
    NoNominationsError,
    NoQuorumError,
    NoScoresError,
    PastDeadlineError,
    RoundDatesError,
)

DAY = date(2024, 3, 1)
LATER = DAY + timedelta(days=1)
DAYS = st.dates(date(2023, 1, 1), date(2026, 1, 1))

STEPS = {
    RoundEvent.OPEN: {RoundState.DRAFT},
    RoundEvent.NOMINATE: {RoundState.NOMINATING},
    RoundEvent.START_SCORING: {RoundState.NOMINATING},
    RoundEvent.ASSIGN: {RoundState.SCORING},
    RoundEvent.SCORE: {RoundState.SCORING},
    RoundEvent.END_SCORING: {RoundState.SCORING},
    RoundEvent.DECIDE: {RoundState.SCORING},
    RoundEvent.CLOSE: {RoundState.SCORING},
    RoundEvent.SET_CRITERIA: {RoundState.DRAFT, RoundState.NOMINATING},
    RoundEvent.EDIT: {RoundState.DRAFT, RoundState.NOMINATING, RoundState.SCORING},
}


@pytest.mark.parametrize("state", RoundState)
@pytest.mark.parametrize("event", RoundEvent)
def test_each_step_has_its_state_and_its_side(state: RoundState, event: RoundEvent) -> None:
    for party in AwardParty:
        possible = event in rules.ROUND_MOVES.possible(state, party)
        assert possible is (
            state in STEPS[event] and party in rules.ROUND_MOVES.rows[event].parties
        )


@pytest.mark.parametrize(
    ("party", "events"),
    [
        (AwardParty.EMPLOYER, {RoundEvent.NOMINATE}),
        (AwardParty.COUNCIL, {RoundEvent.SCORE}),
        (None, set()),
    ],
)
def test_who_does_not_run_rounds_has_one_step_at_most(
    party: AwardParty | None, events: set[RoundEvent]
) -> None:
    found = {event for state in RoundState for event in rules.ROUND_MOVES.possible(state, party)}
    assert found == events


@given(st.sampled_from(RoundState), st.sampled_from(AwardParty), DAYS, DAYS, DAYS)
def test_a_step_whose_days_are_over_is_not_offered(
    state: RoundState, party: AwardParty, nominations: date, scoring: date, today: date
) -> None:
    offered = rules.round_events(
        state, party, nominations_until=nominations, scoring_until=scoring, today=today
    )
    possible = rules.ROUND_MOVES.possible(state, party)
    assert offered <= possible
    assert (RoundEvent.NOMINATE in offered) is (
        RoundEvent.NOMINATE in possible and today <= nominations
    )
    assert (RoundEvent.SCORE in offered) is (RoundEvent.SCORE in possible and today <= scoring)
    ends = RoundEvent.END_SCORING in possible and today > scoring
    assert (RoundEvent.END_SCORING in offered) is ends


def test_a_nomination_follows_its_round() -> None:
    nominated, employer = NominationState.NOMINATED, AwardParty.EMPLOYER
    while_open = rules.nomination_events(nominated, employer, of_round={RoundEvent.NOMINATE})
    assert while_open == {NominationEvent.EDIT, NominationEvent.WITHDRAW}
    assert rules.nomination_events(nominated, employer, of_round=set()) == set()
    withdrawn = NominationState.WITHDRAWN
    council = rules.nomination_events(withdrawn, AwardParty.COUNCIL, of_round={RoundEvent.SCORE})
    assert council == set()


@given(DAYS, DAYS, DAYS)
def test_dates_are_accepted_exactly_in_order(first: date, second: date, third: date) -> None:
    values = {"nominations_until": first, "scoring_until": second, "ceremony_on": third}
    if first <= second <= third:
        rules.check_dates(**values)
    else:
        with pytest.raises(RoundDatesError) as caught:
            rules.check_dates(**values)
        assert caught.value.field == ("scoring_until" if second < first else "ceremony_on")


@pytest.mark.parametrize(
    ("refused", "step"),
    [
        (NoCriteriaError, lambda: rules.check_opening(criteria=0, until=DAY, today=DAY)),
        (PastDeadlineError, lambda: rules.check_opening(criteria=1, until=DAY, today=LATER)),
        (
            NoNominationsError,
            lambda: rules.check_scoring_start(criteria=1, nominations=0, until=DAY, today=DAY),
        ),
        (
            LateScoreError,
            lambda: rules.check_scoring_start(criteria=1, nominations=1, until=DAY, today=LATER),
        ),
        (LateNominationError, lambda: rules.check_nomination_day(DAY, today=LATER)),
        (LateScoreError, lambda: rules.check_time_to_score(DAY, today=LATER)),
        (NoScoresError, lambda: rules.check_closing(sheets=0, short=[])),
        (NoQuorumError, lambda: rules.check_closing(sheets=1, short=["Ковальчук М. П. — 1 из 2"])),
    ],
)
def test_what_is_missing_or_late_is_refused(
    refused: type[Exception], step: Callable[[], None]
) -> None:
    with pytest.raises(refused):
        step()


@pytest.mark.parametrize(
    ("name", "spaced"),
    [
        ("Н.А. Землянская", "Н.\u00a0А.\u00a0Землянская"),
        ("Н. А. Землянская", "Н.\u00a0А.\u00a0Землянская"),
        ("Землянская Наталья", "Землянская Наталья"),
        ("", ""),
    ],
)
def test_initials_stay_with_the_surname(name: str, spaced: str) -> None:
    assert rules.spaced_initials(name) == spaced
