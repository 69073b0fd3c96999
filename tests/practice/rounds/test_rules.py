"""A second round as pure decisions: its steps, its day."""

from datetime import date

import pytest

from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.practice.errors import DateError, LateApplicationError
from app.practice.rounds import letters
from app.practice.rounds.enums import SecondRoundEvent as Event
from app.practice.rounds.enums import SecondRoundState as State
from app.practice.rounds.rules import (
    ROUND_STAFF,
    ROUND_STUDENT,
    SECOND_ROUND,
    check_choosing,
    check_round_day,
)

TODAY, BEGINS = date(2024, 3, 15), date(2024, 4, 1)


def test_every_event_has_a_row_and_a_letter_or_none_on_purpose() -> None:
    assert set(SECOND_ROUND.rows) == set(Event) == set(letters.WORDS)


def test_another_day_opens_a_round_that_is_over_or_settled() -> None:
    for state in State:
        assert SECOND_ROUND.after(Event.EXTEND, state, ROUND_STAFF) is State.OPEN
    with pytest.raises(MoveNotAllowedError, match="другой день"):
        SECOND_ROUND.after(Event.REMIND, State.CLOSED, ROUND_STAFF)
    with pytest.raises(NotAllowedError):
        SECOND_ROUND.after(Event.CLOSE, State.OPEN, ROUND_STUDENT)


@pytest.mark.parametrize(
    ("until", "said"),
    [(date(2024, 3, 14), "уже прошла"), (BEGINS, "до начала практики")],
)
def test_the_day_leaves_time_to_choose_and_to_come(until: date, said: str) -> None:
    with pytest.raises(DateError, match=said) as refused:
        check_round_day(until, today=TODAY, starts_on=BEGINS)
    assert refused.value.field == "open_until"
    check_round_day(TODAY, today=TODAY, starts_on=BEGINS)


def test_nobody_chooses_after_the_day_or_once_it_is_closed() -> None:
    check_choosing(State.OPEN, TODAY, today=TODAY)
    for state, until in ((State.OPEN, date(2024, 3, 14)), (State.CLOSED, BEGINS)):
        with pytest.raises(LateApplicationError):
            check_choosing(state, until, today=TODAY)
