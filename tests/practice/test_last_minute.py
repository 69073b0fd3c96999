"""The last minute of applications: everybody who presses is counted, and once."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from app.accounts.models import User
from app.extensions import db
from app.practice.models import PracticeApplication
from tests.at_once import at_once
from tests.factories import user_of
from tests.letters import Letters
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory, student_in

SignIn = Callable[[User], FlaskClient]
STUDENTS = 20


@pytest.mark.both_databases
def test_nobody_who_sends_in_the_last_minute_is_lost(sign_in: SignIn, letters: Letters) -> None:
    period = PracticePeriodFactory()
    places = PracticePlaceFactory.create_batch(3, period=period)
    students = [student_in(period) for _ in range(STUDENTS)]
    path = f"/practice/periods/{period.id}/wishes"
    wishes = {student.id: places[number % 3].id for number, student in enumerate(students)}
    presses = [
        (sign_in(user_of(student)), path, {"wish": [wishes[student.id]], "send": "1"})
        for student in students
    ]
    assert set(at_once(presses)) == {302}
    sent = db.session.scalars(select(PracticeApplication)).all()
    assert {one.student_id: [wish.place_id for wish in one.wishes] for one in sent} == {
        student: [place] for student, place in wishes.items()
    }
    assert all(one.submitted_at for one in sent)
    assert len(letters.take()) == STUDENTS
