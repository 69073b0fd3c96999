"""Use cases of mentors and mentorships."""

from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError

from app.extensions import db
from app.mentors import queries, rules
from app.mentors.enums import MentorshipState
from app.mentors.errors import (
    AccountTakenError,
    AlreadyMentoredError,
    CareerInFutureError,
    SameMentorError,
)
from app.mentors.models import Mentor, Mentorship


def create_mentor(*, today: date, **values: Any) -> Mentor:
    """Enter a mentor. Raises SameMentorError, AccountTakenError, CareerInFutureError."""
    mentor = Mentor(**values)
    _check(mentor, today)
    db.session.add(mentor)
    db.session.flush()
    return mentor


def edit_mentor(mentor: Mentor, *, today: date, **values: Any) -> None:
    """Change a mentor's card; the same errors as when it is entered."""
    with db.session.no_autoflush:
        for name, value in values.items():
            setattr(mentor, name, value)
        _check(mentor, today)
    db.session.flush()


def start_mentorship(
    mentor: Mentor, *, student_id: int, starts_on: date, today: date, **values: Any
) -> Mentorship:
    """Entrust a student to a mentor. Raises ImpossibleStartError, AlreadyMentoredError."""
    rules.check_start(starts_on, today=today)
    if queries.find_active(mentor_id=mentor.id, student_id=student_id):
        raise AlreadyMentoredError(field="student_id")
    mentorship = Mentorship(mentor=mentor, student_id=student_id, starts_on=starts_on, **values)
    try:
        with db.session.begin_nested():
            db.session.add(mentorship)
    except IntegrityError as error:  # somebody entered the same pair a moment ago
        raise AlreadyMentoredError(field="student_id") from error
    return mentorship


def finish_mentorship(mentorship: Mentorship, *, ends_on: date, result: str, today: date) -> None:
    """Note that a mentorship came to its end, and with what.

    Raises MentorshipEndedError, EndBeforeStartError, EndInFutureError.
    """
    _end(mentorship, MentorshipState.FINISHED, ends_on, today)
    mentorship.result = result
    db.session.flush()


def break_off_mentorship(
    mentorship: Mentorship, *, ends_on: date, reason: str, today: date
) -> None:
    """Note that a mentorship ended before its time, and why; errors as of finishing."""
    _end(mentorship, MentorshipState.BROKEN_OFF, ends_on, today)
    mentorship.reason = reason
    db.session.flush()


def _end(mentorship: Mentorship, state: MentorshipState, ends_on: date, today: date) -> None:
    rules.check_end(mentorship.state, starts_on=mentorship.starts_on, ends_on=ends_on, today=today)
    mentorship.state, mentorship.ends_on = state, ends_on


def _check(mentor: Mentor, today: date) -> None:
    if mentor.experience_since and mentor.experience_since > today.year:
        raise CareerInFutureError(field="experience_since")
    if queries.find_twin(mentor):
        raise SameMentorError(field="last_name")
    if mentor.user_id and queries.find_holder(mentor.user_id, besides=mentor):
        raise AccountTakenError(field="user_id")
