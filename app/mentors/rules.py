"""Pure decisions about mentors: when a mentorship may begin and end."""

from datetime import date, timedelta

from app.mentors.enums import MentorshipState
from app.mentors.errors import (
    EndBeforeStartError,
    EndInFutureError,
    ImpossibleStartError,
    MentorshipEndedError,
)

LONGEST_PAST = timedelta(days=5 * 366)  # longer than any programme of the college
LONGEST_AHEAD = timedelta(days=366)


def check_start(day: date, *, today: date) -> None:
    """Raise ImpossibleStartError when a mentorship cannot begin on a day."""
    if not today - LONGEST_PAST <= day <= today + LONGEST_AHEAD:
        raise ImpossibleStartError(field="starts_on")


def check_end(state: MentorshipState, *, starts_on: date, ends_on: date, today: date) -> None:
    """Decide whether a mentorship may end on a day.

    Raises MentorshipEndedError, EndBeforeStartError, EndInFutureError.
    """
    if state is not MentorshipState.ACTIVE:
        raise MentorshipEndedError
    if ends_on < starts_on:
        raise EndBeforeStartError(field="ends_on")
    if ends_on > today:
        raise EndInFutureError(field="ends_on")
