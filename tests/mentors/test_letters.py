"""Who is told of which event of a mentorship."""

from typing import Any

import pytest
from flask import Flask

from app.extensions import db
from app.mentors.enums import MentorshipEvent
from app.mentors.letters import NOTICES, tell_of
from app.mentors.queries import addresses_of_mentor
from tests.factories import StudentFactory, UserFactory
from tests.letters import Letters
from tests.mentors.factories import MentorFactory, MentorshipFactory, account_of
from tests.mentors.test_services import NOW, break_off, finish, start

DEEDS = {
    MentorshipEvent.START: start,
    MentorshipEvent.FINISH: finish,
    MentorshipEvent.BREAK_OFF: break_off,
}


def mentorship_of_people(**parts: Any) -> Any:
    mentor = MentorFactory(email="mentor@test.example")
    student = StudentFactory(email="student@test.example")
    return MentorshipFactory(mentor=mentor, student=student, **parts)


def test_the_table_and_the_deeds_know_every_event() -> None:
    assert set(NOTICES) == set(DEEDS) == set(MentorshipEvent)


@pytest.mark.parametrize("event", MentorshipEvent)
def test_both_sides_are_told_of_each_event(
    app: Flask, letters: Letters, event: MentorshipEvent
) -> None:
    mentorship = mentorship_of_people()
    if event is MentorshipEvent.START:
        finish(mentorship, UserFactory())
        letters.take()
    DEEDS[event](mentorship, UserFactory())
    taken = letters.take()
    assert [letter.recipient for letter in taken] == ["mentor@test.example", "student@test.example"]
    for letter in taken:
        assert mentorship.student.last_name not in letter.body
        assert "None" not in letter.body
        assert "г.." not in letter.body
    to_mentor, to_student = taken
    assert mentorship.student.group.name in to_mentor.body
    assert mentorship.mentor.full_name in to_student.body


def test_an_address_written_wrong_stops_nothing(app: Flask, letters: Letters) -> None:
    mentorship = mentorship_of_people()
    mentorship.mentor.email = "почта не указана"
    tell_of(MentorshipEvent.START, mentorship, now=NOW)
    assert [letter.recipient for letter in letters.take()] == ["student@test.example"]


def test_a_mentor_is_written_to_at_the_account_and_not_after_it_is_closed(app: Flask) -> None:
    mentor = MentorFactory(email="card@test.example")
    assert addresses_of_mentor(mentor) == ["card@test.example"]
    account = account_of(mentor)
    assert addresses_of_mentor(mentor) == [account.email]
    account.active = False
    db.session.flush()
    assert addresses_of_mentor(mentor) == []
