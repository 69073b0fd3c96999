"""Pages of admission as staff, a student and strangers see them."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.practice.enums import ClearanceKind
from tests.factories import StudentFactory, UserFactory
from tests.practice.admission.factories import ClearanceFactory
from tests.practice.factories import PracticePeriodFactory, student_in

SignIn = Callable[[User], FlaskClient]


@pytest.fixture
def staff(sign_in: SignIn) -> FlaskClient:
    client = sign_in(UserFactory(role=Role.STAFF))
    db.session.commit()
    return client


def test_the_list_is_narrowed_to_those_who_lack_something_for_a_practice(
    staff: FlaskClient,
) -> None:
    period = PracticePeriodFactory(clearances=[ClearanceKind.MEDICAL_EXAMINATION])
    ready, late = student_in(period), student_in(period)
    ClearanceFactory(student=ready)
    ClearanceFactory(student=late, valid_until=period.starts_on)
    db.session.commit()
    whole = staff.page(f"/practice/clearances/?period={period.id}", status=200)
    assert ready.full_name in whole
    assert late.full_name in whole
    short = staff.page(f"/practice/clearances/?period={period.id}&is_lacking=y", status=200)
    assert ready.full_name not in short
    assert late.full_name in short


def test_a_paper_is_noted_and_taken_back(staff: FlaskClient) -> None:
    student = StudentFactory()
    db.session.commit()
    path = f"/practice/clearances/{student.id}"
    form = {"given_on": "2024-02-01", "number": "77-01"}
    answer = staff.post(f"{path}/no_criminal_record/edit", data=form)
    assert answer.status_code == 302
    assert "№ 77-01" in staff.page(path, status=200)
    assert staff.post(f"{path}/no_criminal_record/remove").status_code == 302
    assert "№ 77-01" not in staff.page(path, status=200)


def test_a_day_to_come_is_refused_and_nothing_typed_is_lost(staff: FlaskClient) -> None:
    student = StudentFactory()
    db.session.commit()
    path = f"/practice/clearances/{student.id}/medical_examination/edit"
    answer = staff.post(path, data={"given_on": "2024-03-01", "valid_until": "2025-03-01"})
    assert answer.status_code == 422
    assert "Эта дата ещё не наступила." in answer.text
    assert "2025-03-01" in answer.text


def test_a_student_sees_the_own_checklist_alone(sign_in: SignIn) -> None:
    user = UserFactory(role=Role.STUDENT)
    own = StudentFactory(user_id=user.id)
    other = StudentFactory()
    db.session.commit()
    client = sign_in(user)
    assert "Медицинский осмотр" in client.page(f"/practice/clearances/{own.id}", status=200)
    client.page(f"/practice/clearances/{other.id}", status=404)
    client.page("/practice/clearances/", status=403)
