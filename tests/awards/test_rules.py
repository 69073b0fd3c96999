"""Steps and days of a round."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.awards import rules
from app.awards.enums import NominationState, RoundState
from app.awards.errors import (
    DatesOutOfOrderError,
    LateNominationError,
    LateScoreError,
    NoCriteriaError,
    NoNominationsError,
    NoScoresError,
    NotNominatedError,
    PastDeadlineError,
    WrongRoundStateError,
)

DAY = date(2024, 3, 1)
LATER = DAY + timedelta(days=1)
DAYS = st.dates(date(2023, 1, 1), date(2026, 1, 1))

STEPS: list[tuple[RoundState, Callable[[RoundState], None]]] = [
    (
        RoundState.DRAFT,
        lambda state: rules.check_opening(state, criteria=1, until=DAY, today=DAY),
    ),
    (
        RoundState.NOMINATING,
        lambda state: rules.check_scoring_start(
            state, criteria=1, nominations=1, until=DAY, today=DAY
        ),
    ),
    (RoundState.NOMINATING, lambda state: rules.check_nominating(state, until=DAY, today=DAY)),
    (
        RoundState.SCORING,
        lambda state: rules.check_scoring(state, NominationState.NOMINATED, until=DAY, today=DAY),
    ),
    (RoundState.SCORING, lambda state: rules.check_closing(state, sheets=1)),
]


@pytest.mark.parametrize("state", RoundState)
@pytest.mark.parametrize(("needed", "step"), STEPS)
def test_each_step_has_its_one_state(
    state: RoundState, needed: RoundState, step: Callable[[RoundState], None]
) -> None:
    if state is needed:
        step(state)
    else:
        with pytest.raises(WrongRoundStateError):
            step(state)


@given(DAYS, DAYS, DAYS)
def test_dates_are_accepted_exactly_in_order(first: date, second: date, third: date) -> None:
    values = {"nominations_until": first, "scoring_until": second, "ceremony_on": third}
    if first <= second <= third:
        rules.check_dates(**values)
    else:
        with pytest.raises(DatesOutOfOrderError) as caught:
            rules.check_dates(**values)
        assert caught.value.field == ("scoring_until" if second < first else "ceremony_on")


@pytest.mark.parametrize(
    ("refused", "step"),
    [
        (
            NoCriteriaError,
            lambda: rules.check_opening(RoundState.DRAFT, criteria=0, until=DAY, today=DAY),
        ),
        (
            PastDeadlineError,
            lambda: rules.check_opening(RoundState.DRAFT, criteria=1, until=DAY, today=LATER),
        ),
        (
            NoNominationsError,
            lambda: rules.check_scoring_start(
                RoundState.NOMINATING, criteria=1, nominations=0, until=DAY, today=DAY
            ),
        ),
        (
            LateScoreError,
            lambda: rules.check_scoring_start(
                RoundState.NOMINATING, criteria=1, nominations=1, until=DAY, today=LATER
            ),
        ),
        (
            LateNominationError,
            lambda: rules.check_nominating(RoundState.NOMINATING, until=DAY, today=LATER),
        ),
        (
            LateScoreError,
            lambda: rules.check_scoring(
                RoundState.SCORING, NominationState.NOMINATED, until=DAY, today=LATER
            ),
        ),
        (
            NotNominatedError,
            lambda: rules.check_scoring(
                RoundState.SCORING, NominationState.WITHDRAWN, until=DAY, today=DAY
            ),
        ),
        (NoScoresError, lambda: rules.check_closing(RoundState.SCORING, sheets=0)),
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
