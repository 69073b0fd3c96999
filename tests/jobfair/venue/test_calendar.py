"""The calendar of a fair: obeyed, shown, moved with everything that hangs on it."""

from datetime import date, time, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.jobfair.enums import ApplicationState, FairState
from app.jobfair.models import Fair, FairApplication
from app.jobfair.venue.dates import entries
from app.jobfair.venue.enums import ParticipantState
from tests.factories import OrganizationFactory, StudentFactory, user_of
from tests.jobfair.factories import (
    ApplicationFactory,
    FairFactory,
    FairParticipantFactory,
    VacancyFactory,
)
from tests.letters import Letters
from tests.pages import text_of

STAGES: dict[str, Any] = {
    "signup_until": date(2024, 3, 4),
    "registration_until": date(2024, 3, 6),
    "wishes_until": date(2024, 3, 8),
    "timetable_on": date(2024, 3, 12),
    "held_on": date(2024, 3, 14),
    "offers_until": date(2024, 3, 28),
}


def _days(fair: Fair) -> dict[str, date]:
    return {name: getattr(fair, name) for name in STAGES}


def test_a_fair_moves_with_all_its_stages_and_everybody_gets_one_letter(
    as_staff: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory(**STAGES)
    both = OrganizationFactory(email="both@school.example")
    VacancyFactory(fair=fair, organization=both)
    FairParticipantFactory(fair=fair, organization=both)
    FairParticipantFactory(fair=fair, organization__email="centre@work.example")
    FairParticipantFactory(fair=fair, organization__email="not an address")
    FairParticipantFactory(
        fair=fair, organization__email="gone@x.example", state=ParticipantState.WITHDRAWN
    )
    student = StudentFactory()
    user_of(student)
    for _ in range(2):
        ApplicationFactory(vacancy__fair=fair, student=student)
    db.session.commit()
    before = fair.version

    page = as_staff.page(f"/fair/fairs/{fair.id}/shift?days=7", status=200)
    assert "21 марта" in page
    assert "4 апреля" in page
    assert "Писем студентам и выпускникам: 1" in page.replace("\xa0", " ")
    assert _days(fair) == STAGES

    as_staff.post(f"/fair/fairs/{fair.id}/shift", data={"days": "7"})
    db.session.refresh(fair)
    assert _days(fair) == {name: day + timedelta(7) for name, day in STAGES.items()}
    assert fair.version > before
    sent = letters.take()
    told = [letter.recipient for letter in sent]
    assert len(told) == len(set(told))
    assert {"both@school.example", "centre@work.example", student.account.email} <= set(told)
    assert "gone@x.example" not in told
    assert "21 марта" in sent[0].body.replace("\xa0", " ")


@pytest.mark.parametrize("days", ["0", "-30", "400", "", "неделя"])
def test_a_move_to_nowhere_is_told_and_moves_nothing(as_staff: FlaskClient, days: str) -> None:
    fair = FairFactory(**STAGES)
    as_staff.post(f"/fair/fairs/{fair.id}/shift", data={"days": days})
    db.session.refresh(fair)
    assert _days(fair) == STAGES


def test_what_is_over_does_not_move(as_staff: FlaskClient) -> None:
    fair = FairFactory(**STAGES, state=FairState.HELD)
    page = text_of(as_staff.post(f"/fair/fairs/{fair.id}/shift", data={"days": "7"}), status=422)
    assert "Ярмарка уже прошла" in page


def test_students_apply_up_to_the_day_and_are_told_of_it(as_student: FlaskClient) -> None:
    StudentFactory(user_id=as_student.user.id)
    stages = STAGES | {"signup_until": None, "registration_until": date(2024, 2, 20)}
    vacancy = VacancyFactory(fair=FairFactory(**stages | {"wishes_until": date(2024, 2, 25)}))
    path = f"/fair/vacancies/{vacancy.id}"
    assert "Отклики перед ярмаркой принимались до" in as_student.page(path, status=200)
    page = text_of(as_student.post(f"{path}/apply", data={"note": "Я"}), status=422)
    assert "готовится расписание" in page
    vacancy.fair.wishes_until = date(2024, 2, 26)
    db.session.commit()
    assert "сегодня последний день" in as_student.page(path, status=200)
    as_student.post(f"{path}/apply", data={"note": "Я"})
    assert db.session.scalar(db.select(db.func.count()).select_from(FairApplication)) == 1


def test_an_offer_obeys_its_stage(as_staff: FlaskClient) -> None:
    fair = FairFactory(**STAGES)
    application = ApplicationFactory(vacancy__fair=fair, state=ApplicationState.SUBMITTED)
    path = f"/fair/applications/{application.id}/offer"
    page = text_of(as_staff.post(path, data={"answer_until": "2024-03-29"}), status=422)
    assert "действуют до 28 марта" in page.replace("\xa0", " ")


def test_the_dates_stand_in_the_calendars_of_whom_they_concern(
    as_staff: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory(**STAGES)
    application = ApplicationFactory(vacancy__fair=fair)
    student, stranger = user_of(application.student), user_of(StudentFactory())
    db.session.commit()
    year = (date(2023, 9, 1), date(2025, 8, 31))
    of_staff = {entry.key: entry for entry in entries(as_staff.user, *year)}
    assert len(of_staff) == 6
    assert {entry.key.partition("-")[2] for entry in entries(student, *year)} == {
        "wishes", "timetable", "day", "offers",
    }  # fmt: skip
    assert list(entries(stranger, *year)) == []
    as_staff.post(f"/fair/fairs/{fair.id}/shift", data={"days": "7"})
    letters.take()
    again = {entry.key: entry for entry in entries(as_staff.user, *year)}
    assert again.keys() == of_staff.keys()
    assert all(again[key].revision > of_staff[key].revision for key in again)


def test_anybody_takes_the_calendar_along(client: FlaskClient) -> None:
    fair = FairFactory(**STAGES)
    answer = client.get(f"/fair/fairs/{fair.id}/calendar.ics")
    assert answer.mimetype == "text/calendar"
    assert answer.text.count("BEGIN:VEVENT") == 6


def test_staff_divides_the_day(as_staff: FlaskClient) -> None:
    fair = FairFactory()
    data = {"talk_minutes": "20", "talks_from": "10:30", "pauses": "12:00-12:30"}
    path = f"/fair/fairs/{fair.id}/day"
    as_staff.post(path, data={**data, "version": fair.version})
    assert (fair.talk_minutes, fair.talks_from, fair.pauses) == (20, time(10, 30), "12:00–12:30")
    assert "Собеседований друг за другом: 8" in as_staff.page(path, status=200).replace("\xa0", " ")
    data = {**data, "pauses": "10:00-14:00", "version": fair.version}
    assert "Не помещается" in text_of(as_staff.post(path, data=data), status=422)
