"""When a mentorship may begin and end, and by whom."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.mentors import rules
from app.mentors.enums import MentorshipParty, MentorshipState
from app.mentors.errors import (
    EndBeforeStartError,
    EndInFutureError,
    ImpossibleStartError,
    OutcomeMissingError,
)
from app.mentors.rules import MOVES, BreakOffTerms, FinishTerms

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
        rules.check_end(FinishTerms(ends_on, "да"), starts_on=starts_on, today=today)

    if starts_on <= ends_on <= today:
        check()
    else:
        with pytest.raises(EndBeforeStartError if ends_on < starts_on else EndInFutureError):
            check()


@pytest.mark.parametrize(("terms", "field"), [(FinishTerms, "result"), (BreakOffTerms, "reason")])
def test_an_end_says_what_came_of_it_or_why(terms: Any, field: str) -> None:
    with pytest.raises(OutcomeMissingError) as refused:
        rules.check_end(terms(TODAY, ""), starts_on=TODAY, today=TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize("state", [MentorshipState.FINISHED, MentorshipState.BROKEN_OFF])
def test_what_has_ended_does_not_end_again(state: MentorshipState) -> None:
    assert MOVES.possible(state, MentorshipParty.COLLEGE) == frozenset()


@pytest.mark.parametrize("party", [MentorshipParty.MENTOR, MentorshipParty.STUDENT, None])
def test_only_the_college_ends_a_mentorship(party: MentorshipParty | None) -> None:
    assert MOVES.possible(MentorshipState.ACTIVE, party) == frozenset()
