"""When a mentorship may begin and end, and posts in the dative."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mentors import rules
from app.mentors.enums import MentorshipState
from app.mentors.errors import (
    EndBeforeStartError,
    EndInFutureError,
    ImpossibleStartError,
    MentorshipEndedError,
)

TODAY = date(2024, 2, 26)
DAYS = st.dates(date(2015, 1, 1), date(2035, 1, 1))


@pytest.mark.parametrize("day", [TODAY, TODAY + timedelta(days=300), TODAY - timedelta(days=1000)])
def test_a_mentorship_begins_within_reason(day: date) -> None:
    rules.check_start(day, today=TODAY)


@pytest.mark.parametrize("day", [date(2004, 2, 26), date(2042, 2, 26)])
def test_a_slip_of_the_pen_in_the_year_is_noticed(day: date) -> None:
    with pytest.raises(ImpossibleStartError):
        rules.check_start(day, today=TODAY)


@given(starts_on=DAYS, ends_on=DAYS, today=DAYS)
def test_an_end_is_accepted_exactly_between_start_and_today(
    starts_on: date, ends_on: date, today: date
) -> None:
    def check() -> None:
        rules.check_end(MentorshipState.ACTIVE, starts_on=starts_on, ends_on=ends_on, today=today)

    if starts_on <= ends_on <= today:
        check()
    else:
        with pytest.raises(EndBeforeStartError if ends_on < starts_on else EndInFutureError):
            check()


@pytest.mark.parametrize("state", [MentorshipState.FINISHED, MentorshipState.BROKEN_OFF])
def test_what_has_ended_does_not_end_again(state: MentorshipState) -> None:
    with pytest.raises(MentorshipEndedError):
        rules.check_end(state, starts_on=TODAY, ends_on=TODAY, today=TODAY)
