"""The day of the fair on the dashboards: who came, what is not published, what is next."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.jobfair.enums import FairState
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.enums import TimetableState
from app.jobfair.interviews.rules import timetable_waits
from tests.factories import StudentFactory, UserFactory, user_of
from tests.jobfair.checkin.factories import FairArrivalFactory, FairPassFactory, fair_today
from tests.jobfair.factories import ApplicationFactory, FairFactory, InterviewFactory
from tests.jobfair.interviews.factories import FairTimetableFactory

SignIn = Callable[..., FlaskClient]
WHOLE_DAY = {"starts": ["00:00"], "minutes": 1439}
QUARTERS = FairDay((time(10), time(10, 15), time(10, 30)), 15)


@pytest.mark.parametrize(
    ("moment", "slot"), [(None, 0), (time(9), 0), (time(10, 14), 0), (time(10, 15), 2)]
)
def test_the_next_talk_is_the_first_that_is_not_over(moment: time | None, slot: int) -> None:
    assert QUARTERS.next_of([2, 0, 9], moment) == slot
    assert QUARTERS.next_of([2, 0, 9], time(10, 45)) is None


def test_a_timetable_is_asked_for_a_week_before_it_is_due() -> None:
    due, days = date(2024, 3, 13), timedelta(days=1)

    def waits(state: FairState, before: int, *, is_published: bool = False) -> bool:
        return timetable_waits(state, is_published=is_published, due=due, today=due - before * days)

    assert [waits(FairState.OPEN, before) for before in (8, 7, 0)] == [False, True, True]
    assert not waits(FairState.OPEN, 1, is_published=True)
    assert not waits(FairState.HELD, 0)


def test_staff_read_how_many_came_today(as_staff: FlaskClient) -> None:
    fair = fair_today()
    for _ in range(2):
        ApplicationFactory(vacancy__fair=fair)
    came = ApplicationFactory(vacancy__fair=fair).student
    FairArrivalFactory(fair_pass=FairPassFactory(fair=fair, student=came))
    FairTimetableFactory(fair=fair, state=TimetableState.DRAFT)
    page = as_staff.page("/dashboard", status=200)
    assert "Сегодня ярмарка: пришли 1 из 3" in page
    assert "Расписание не опубликовано" in page


def test_both_sides_read_which_talk_is_next(sign_in: SignIn) -> None:
    student, fair = StudentFactory(consents=()), fair_today()
    talk = InterviewFactory(participant__fair=fair, participant__stand="7", student=student, slot=0)
    InterviewFactory(participant=talk.participant, slot=0, table_number=2)
    timetable = FairTimetableFactory(fair=fair, day=WHOLE_DAY)
    organization_id = talk.participant.organization_id
    own = sign_in(user_of(student))
    employer = sign_in(UserFactory(role="employer", organization_id=organization_id))
    db.session.commit()
    shown = own.page("/dashboard", status=200)
    assert "Собеседование сейчас, с 00:00" in shown
    assert f"{talk.participant.organization.short_name}, стенд 7" in shown
    shown = employer.page("/dashboard", status=200)
    assert "Собеседование сейчас" in shown
    assert student.last_name not in shown  # no consent to the transfer
    timetable.state = TimetableState.DRAFT
    db.session.commit()
    assert "Собеседование" not in own.page("/dashboard", status=200)


def test_before_the_day_a_student_reads_when_to_come(sign_in: SignIn) -> None:
    student, fair = StudentFactory(), FairFactory()
    for slot in range(2):
        InterviewFactory(participant__fair=fair, student=student, slot=slot)
    FairTimetableFactory(fair=fair)
    shown = sign_in(user_of(student)).page("/dashboard", status=200)
    assert "Собеседования на ярмарке: 2" in shown
    assert "14 марта 2024 г., первое в 10:00" in shown
