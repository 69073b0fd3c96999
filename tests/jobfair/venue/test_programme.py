"""The programme and the guests of a fair."""

from datetime import date, time

import pytest
from flask.testing import FlaskClient

from app.extensions import db
from app.jobfair.venue.models import FairGuestGroup, FairSessionSeat
from app.students.enums import StudentState
from tests.at_once import at_once
from tests.factories import StudentFactory, StudyGroupFactory, user_of
from tests.jobfair.factories import FairFactory, FairSessionFactory
from tests.jobfair.test_races import SignIn
from tests.letters import Letters
from tests.pages import text_of

pytestmark = pytest.mark.both_databases


def _seats() -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(FairSessionSeat)) or 0


def test_the_last_seat_is_one_persons(sign_in: SignIn) -> None:
    session = FairSessionFactory(seats=2)
    clients = [sign_in(user_of(StudentFactory())) for _ in range(6)]
    path = f"/fair/sessions/{session.id}/join"
    presses = [(client, path, {}) for client in (*clients, *clients)]
    assert set(at_once(presses)) == {302}
    db.session.refresh(session)
    assert (session.taken, _seats()) == (2, 2)
    for client in clients:
        client.post(f"/fair/sessions/{session.id}/leave")
        client.post(f"/fair/sessions/{session.id}/leave")
    db.session.refresh(session)
    assert (session.taken, _seats()) == (0, 0)


def test_people_sign_up_and_staff_sees_who(
    as_staff: FlaskClient, as_student: FlaskClient, letters: Letters
) -> None:
    session = FairSessionFactory(seats=1, title="Как вести урок")
    path = f"/fair/fairs/{session.fair_id}/programme"
    assert "Свободно мест: 1 из 1" in as_student.page(path, status=200).replace("\xa0", " ")
    as_student.post(f"/fair/sessions/{session.id}/join")
    page = as_student.page(path, status=200)
    assert "вы записаны" in page
    people = as_staff.page(f"/fair/sessions/{session.id}/people", status=200)
    assert as_student.user.display_name in people
    assert as_student.get(f"/fair/sessions/{session.id}/people").status_code == 403
    data = {
        "kind": "talk", "title": session.title, "starts_at": "12:00", "ends_at": "13:00",
        "seats": "1", "version": str(session.version),
    }  # fmt: skip
    as_staff.post(f"/fair/sessions/{session.id}/edit", data=data)
    db.session.refresh(session)
    assert session.starts_at == time(12)
    assert "12:00–13:00" in letters.to(as_student.user.email).body
    as_staff.post(f"/fair/sessions/{session.id}/remove")
    assert "не состоится" in letters.to(as_student.user.email).body
    assert _seats() == 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"ends_at": "10:00"}, "Конец раньше начала"),
        ({"seats": "1"}, "уже записались"),
        ({"seats": "0"}, "Число от 1 до 1000"),
        ({"title": ""}, "Назовите событие"),
    ],
)
def test_bad_sessions_are_told_by_the_field(
    as_staff: FlaskClient, changes: dict[str, str], message: str
) -> None:
    session = FairSessionFactory(seats=3, taken=2)
    data = {
        "kind": "talk", "title": "Урок", "starts_at": "11:00", "ends_at": "12:00", "seats": "3",
        "version": str(session.version), **changes,
    }  # fmt: skip
    page = as_staff.post(f"/fair/sessions/{session.id}/edit", data=data)
    assert message in text_of(page, status=422)


def test_groups_and_graduates_are_counted_and_invited_once(
    as_staff: FlaskClient, letters: Letters
) -> None:
    fair = FairFactory()
    now, before = StudyGroupFactory(), StudyGroupFactory(graduation_year=2022)
    before.archived_on = date(2022, 7, 1)
    student = StudentFactory(group=now, email="now@a.example")
    StudentFactory(group=now, email=None)
    StudentFactory(group=now, email="left@a.example", state=StudentState.EXPELLED)
    StudentFactory(group=before, email="before@a.example", state=StudentState.GRADUATED)
    db.session.commit()
    path = f"/fair/fairs/{fair.id}/guests"
    page = as_staff.page(f"{path}?group_ids={now.id}&years=2022", status=200)
    page = page.replace("\xa0", " ")
    assert "Студентов и выпускников в них: 3" in page
    assert "Писем: 2" in page
    data = {"group_ids": str(now.id), "years": "2022"}
    as_staff.post(path, data=data)
    assert {one.recipient for one in letters.take()} == {"now@a.example", "before@a.example"}
    assert as_staff.post(path, data=data).status_code == 422
    assert letters.take() == []
    count = db.session.scalar(db.select(db.func.count()).select_from(FairGuestGroup))
    assert count == 2
    assert student.group.label in as_staff.page(path, status=200)
