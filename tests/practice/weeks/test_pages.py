"""The weeks of practice as each side sees them; strangers see nothing of them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.extensions import db
from app.practice.enums import PlacementState
from app.practice.models import Placement, PracticePlace
from app.practice.weeks.enums import AttendanceMark, HandedPaper
from app.practice.weeks.models import (
    AttendanceDay,
    DiaryEntry,
    PaperReceipt,
    PlacementStep,
    PracticeReference,
    PracticeResult,
    SupervisorVisit,
)
from tests.factories import UserFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import PracticePlaceFactory
from tests.practice.weeks.factories import CourseFactory, base_user, led_by

SignIn = Callable[[User], FlaskClient]


def marks() -> dict[date, AttendanceMark]:
    """Return the marks there are by day."""
    return {one.day: one.mark for one in db.session.scalars(db.select(AttendanceDay))}


def test_each_side_sees_its_part_of_a_practice(app: Flask, sign_in: SignIn) -> None:
    placement = CourseFactory()
    staff, teacher = sign_in(UserFactory()), sign_in(led_by(placement))
    base, student = sign_in(base_user(placement)), sign_in(user_of(placement.student))
    db.session.commit()
    name, period = placement.student.last_name, placement.period_id
    for client in (staff, teacher):
        for path in ("board", "attendance", "visits", "marks", "feedback"):
            page = client.page(f"/practice/periods/{period}/{path}", status=200)
            assert (name in page) == (path in {"board", "attendance", "marks"})
    for client in (staff, teacher, base):
        assert name in client.page(f"/practice/placements/{placement.id}", status=200)
    assert placement.period.title in teacher.page("/practice/supervision", status=200)
    assert name in base.page(f"/practice/places/{placement.place_id}/attendance", status=200)
    page = student.page("/practice/mine", status=200)
    assert placement.place.organization.short_name in page


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.EMPLOYER, Role.STUDENT])
def test_another_groups_practice_is_not_there(app: Flask, sign_in: SignIn, role: Role) -> None:
    placement = CourseFactory()
    led_by(CourseFactory(), own := UserFactory(role=role))
    client = sign_in(own)
    db.session.commit()
    refused = 404 if role is not Role.STUDENT else 403
    assert client.get(f"/practice/placements/{placement.id}").status_code == refused
    board = client.get(f"/practice/periods/{placement.period_id}/board")
    assert board.status_code == (404 if role is Role.SUPERVISOR else 403)
    place = client.get(f"/practice/places/{placement.place_id}/attendance")
    assert place.status_code == refused
    assert client.get(f"/practice/mine/{placement.id}").status_code == (
        404 if role is Role.STUDENT else 403
    )


def test_a_base_marks_a_day_and_the_rest_by_one_button(app: Flask, sign_in: SignIn) -> None:
    placement = CourseFactory()
    other = CourseFactory(period=placement.period, place=placement.place)
    client = sign_in(base_user(placement))
    path = f"/practice/places/{placement.place_id}/attendance?day=2024-02-26"
    client.post(path, data={f"mark_{placement.id}": "unexcused", f"was_{placement.id}": ""})
    client.post(path, data={"all": "1", f"mark_{placement.id}": "present"})
    found = {one.placement_id: one.mark for one in db.session.scalars(db.select(AttendanceDay))}
    assert found == {placement.id: AttendanceMark.UNEXCUSED, other.id: AttendanceMark.PRESENT}
    # What somebody else marked meanwhile stays: only what this person changed is sent.
    client.post(
        path,
        data={
            f"mark_{placement.id}": "unexcused",
            f"was_{placement.id}": "unexcused",
            f"mark_{other.id}": "excused",
            f"was_{other.id}": "present",
        },
    )
    assert {one.mark for one in db.session.scalars(db.select(AttendanceDay))} == {
        AttendanceMark.UNEXCUSED,
        AttendanceMark.EXCUSED,
    }


@pytest.mark.parametrize("day", ["2024-02-27", "2024-02-25", "2024-02-23", "2024-02-05"])
def test_a_day_ahead_and_a_day_off_are_not_marked(app: Flask, sign_in: SignIn, day: str) -> None:
    placement = CourseFactory()
    client = sign_in(base_user(placement))
    path = f"/practice/places/{placement.place_id}/attendance?day={day}"
    assert "Отмечать пока нечего" in client.page(path, status=200)
    client.post(path, data={f"mark_{placement.id}": "present"})
    assert marks() == {}


def test_arrival_begins_a_practice_and_a_mark_ends_it(app: Flask, sign_in: SignIn) -> None:
    placement = CourseFactory(state=PlacementState.ASSIGNED)
    base, teacher = sign_in(base_user(placement)), sign_in(led_by(placement))
    base.post(f"/practice/places/{placement.place_id}/arrival")
    assert db.session.get_one(Placement, placement.id).state is PlacementState.BEGUN
    path = f"/practice/periods/{placement.period_id}/marks"
    other = CourseFactory(period=placement.period, place=placement.place)
    row = {f"grade_{other.id}": "", f"hours_{other.id}": "144", f"on_{other.id}": ""}
    row |= {f"grade_{placement.id}": "5", f"hours_{placement.id}": "144"}
    refused = teacher.post(path, data=row)
    assert "нужна дата аттестации" in text_of(refused, status=422)
    teacher.post(
        path, data={**row, f"on_{placement.id}": "2024-02-26", f"diary_{placement.id}": "y"}
    )
    result = db.session.scalars(db.select(PracticeResult)).one()  # the other row said nothing
    assert (result.grade, result.hours) == ("5", 144)
    assert db.session.scalars(db.select(PaperReceipt.paper)).all() == [HandedPaper.DIARY]
    assert db.session.get_one(Placement, placement.id).state is PlacementState.GRADED
    events = db.session.scalars(db.select(PlacementStep.event).order_by(PlacementStep.id)).all()
    assert [event.value for event in events] == ["begin", "grade"]


def test_a_practice_broken_off_frees_the_seat_and_tells_all_sides(
    as_staff: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    place = PracticePlaceFactory(seats=1, taken=1)
    placement = CourseFactory(place=place)
    place.period = placement.period
    placement.student.email = "student@test.example"
    base_user(placement)
    db.session.commit()
    form = {"event": "break_off", "happened_on": "2024-02-26", "reason": "болезнь"}
    path = f"/practice/placements/{placement.id}/end"
    half = as_staff.post(path, data={**form, "order_number": "21-п"})
    assert "и номер приказа, и его дату" in text_of(half, status=422)
    as_staff.post(path, data={**form, "order_number": "21-п", "order_on": "2024-02-26"})
    assert db.session.get_one(PracticePlace, place.id).taken == 0
    left = db.session.get_one(Placement, placement.id)
    assert (left.state, left.place_id) == (PlacementState.BROKEN_OFF, None)
    assert "болезнь" not in left.note
    assert len(letters.take()) >= 3
    page = as_staff.page(f"/practice/placements/{placement.id}", status=200)
    assert "приказ № 21-п" in page.replace("\xa0", " ")
    # The student waits for nothing: the page of those without a seat leaves the name out.
    seatless = f"/practice/periods/{placement.period_id}/applications?state=seatless"
    assert left.student.last_name not in as_staff.page(seatless, status=200)


def test_a_transfer_takes_the_new_seat_and_keeps_the_diary(
    as_staff: FlaskClient, letters: Letters
) -> None:
    placement = CourseFactory()
    placement.place.taken = 1
    other = PracticePlaceFactory(period=placement.period, seats=1)
    old = placement.place_id
    db.session.commit()
    as_staff.post(
        f"/practice/placements/{placement.id}/transfer",
        data={"place_id": other.id, "happened_on": "2024-02-26", "reason": "ремонт"},
    )
    letters.take()
    moved = db.session.get_one(Placement, placement.id)
    assert (moved.place_id, moved.state) == (other.id, PlacementState.ASSIGNED)
    taken = dict(db.session.execute(db.select(PracticePlace.id, PracticePlace.taken)).all())
    assert taken == {old: 0, other.id: 1}


def test_a_student_writes_a_day_once(app: Flask, sign_in: SignIn) -> None:
    placement = CourseFactory()
    client = sign_in(user_of(placement.student))
    path = f"/practice/mine/{placement.id}/diary/new"
    day = {"day": "2024-02-26", "work": "Классный час", "hours": "6"}
    client.post(path, data=day)
    assert "уже есть" in text_of(client.post(path, data=day), status=422)
    ahead = client.post(path, data={**day, "day": "2024-02-27"})
    assert "ещё не наступил" in text_of(ahead, status=422)
    assert db.session.scalars(db.select(DiaryEntry.work)).all() == ["Классный час"]


def test_a_teacher_notes_a_visit_to_the_own_students_base_alone(
    app: Flask, sign_in: SignIn
) -> None:
    placement, stranger = CourseFactory(), CourseFactory()
    client = sign_in(led_by(placement))
    seen = {"visited_on": "2024-02-26", "seen": "Все на уроках."}
    bases = f"/practice/periods/{placement.period_id}/bases"
    assert client.post(f"{bases}/{stranger.place.base_id}/visits/new", data=seen).status_code == 404
    client.post(f"{bases}/{placement.place.base_id}/visits/new", data=seen)
    assert db.session.scalars(db.select(SupervisorVisit.seen)).all() == ["Все на уроках."]


def test_a_base_writes_the_reference(app: Flask, sign_in: SignIn) -> None:
    placement = CourseFactory()
    text: dict[str, Any] = {
        "text": "Справляется сама.", "signed_by": "Завуч", "signed_on": "2024-02-26",
    }  # fmt: skip
    path = f"/practice/placements/{placement.id}/reference"
    sign_in(base_user(placement)).post(path, data=text)
    assert sign_in(led_by(placement)).get(path).status_code == 403
    assert db.session.scalars(db.select(PracticeReference.text)).all() == ["Справляется сама."]


def test_feedback_is_given_once_and_shown_from_three_on(
    as_staff: FlaskClient, sign_in: SignIn
) -> None:
    first = CourseFactory()
    placements = [first, *(CourseFactory(period=first.period, place=first.place) for _ in "12")]
    told = {"score_1": "5", "score_2": "4", "score_3": "3", "words": "Понравилось"}
    page = f"/practice/periods/{first.period_id}/feedback"
    for number, placement in enumerate(placements, start=1):
        client = sign_in(user_of(placement.student))
        path = f"/practice/placements/{placement.id}/feedback/about_base"
        client.post(path, data={**told, "idempotency_key": f"first-{number}"})
        client.post(path, data={**told, "idempotency_key": f"second-{number}"})
        assert ("Понравилось" in as_staff.page(page, status=200)) == (number >= 3)
    shown = as_staff.page(page, status=200)
    assert "3 ответа" in shown.replace("\xa0", " ")
    assert not [one for one in placements if one.student.last_name in shown]
    # A student speaks of the base alone.
    other = f"/practice/placements/{first.id}/feedback/about_student"
    answer = sign_in(user_of(first.student)).post(other, data=told)
    assert answer.status_code == 403
