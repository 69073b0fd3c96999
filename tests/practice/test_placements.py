"""Seats given by hand: never beyond the seats, whoever asks at once."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import IntegrityError

from app.accounts.models import User
from app.extensions import db
from app.practice.enums import Basis, PeriodState
from app.practice.models import Placement, PracticePeriod, PracticePlace, Wish
from app.students.models import Student
from tests.at_once import at_once
from tests.factories import (
    SpecialityFactory,
    StudentFactory,
    StudyGroupFactory,
    UserFactory,
    user_of,
)
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import (
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)

SignIn = Callable[[User], FlaskClient]
ASKING_AT_ONCE = 6


def form(place: PracticePlace) -> dict[str, Any]:
    """Return the form of a seat given by hand."""
    return {"place_id": place.id, "note": "живёт рядом"}


def path(period: PracticePeriod, student: Student) -> str:
    """Return the address of the form."""
    return f"/practice/periods/{period.id}/students/{student.id}/placement"


def seated() -> list[Placement]:
    """Return the placements with a seat."""
    return list(db.session.scalars(db.select(Placement).where(Placement.place_id.is_not(None))))


def test_a_full_place_takes_nobody_more(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(seats=1)
    one, two = student_in(place.period), student_in(place.period)
    as_staff.post(path(place.period, one), data=form(place))
    page = as_staff.post(path(place.period, two), data=form(place))
    # A full place is not offered any more: the field says so and keeps the rest.
    assert "Выберите значение из списка" in text_of(page)
    assert 'value="живёт рядом"' in page.text
    assert [one.id] == [placement.student_id for placement in seated()]


def test_a_student_has_one_seat_in_a_period(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(seats=5)
    student = student_in(place.period)
    for _ in range(2):
        as_staff.post(path(place.period, student), data=form(place))
    assert len(seated()) == 1
    assert place.taken == 1


def test_seats_of_another_speciality_and_group_are_refused(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(speciality=SpecialityFactory())
    page = as_staff.post(path(place.period, student_in(place.period)), data=form(place))
    assert "Выберите значение из списка" in text_of(page)
    stranger = StudentFactory(group=StudyGroupFactory(speciality=place.speciality))
    page = as_staff.post(path(place.period, stranger), data=form(place))
    assert "Группа студента не участвует" in text_of(page)
    assert seated() == []


def test_before_the_distribution_the_seat_is_kept_out_of_it(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(period=PracticePeriodFactory(state=PeriodState.CLOSED), seats=1)
    favoured = apply_for(place.period, place).student
    other = apply_for(place.period, place).student
    as_staff.post(path(place.period, favoured), data=form(place))
    as_staff.post(f"/practice/periods/{place.period_id}/distribution")
    found = {one.student_id: one for one in db.session.scalars(db.select(Placement))}
    assert found[favoured.id].basis is Basis.BY_HAND
    assert found[other.id].explanation[0]["reason"] == "no_seats"
    as_staff.post(f"/practice/periods/{place.period_id}/distribution/discard")
    assert [one.student_id for one in seated()] == [favoured.id]
    assert place.taken == 1


def test_who_was_left_without_a_seat_gets_one_and_keeps_the_reasons(
    as_staff: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    period = PracticePeriodFactory(state=PeriodState.CLOSED)
    wanted = PracticePlaceFactory(period=period, seats=1)
    spare = PracticePlaceFactory(period=period)
    for _ in range(2):
        apply_for(period, wanted)
    as_staff.post(f"/practice/periods/{period.id}/distribution")
    version = db.session.get_one(PracticePeriod, period.id).version
    as_staff.post(
        f"/practice/periods/{period.id}/distribution/publication", data={"version": version}
    )
    lost = next(one for one in db.session.scalars(db.select(Placement)) if not one.place_id)
    client = sign_in(user_of(lost.student))
    as_staff.post(path(period, lost.student), data=form(spare))
    assert len(letters.take()) == 1
    page = text_of(client.get(f"/practice/periods/{period.id}/result"))
    assert spare.organization.short_name in page
    assert "живёт рядом" in page
    assert "Место здесь одно" in page


def test_the_list_leads_to_those_without_a_seat(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(seats=1)
    one, two = student_in(place.period), student_in(place.period)
    as_staff.post(path(place.period, one), data=form(place))
    page = as_staff.get(f"/practice/periods/{place.period_id}/applications?state=seatless")
    assert path(place.period, two) in page.text
    assert one.full_name not in text_of(page)


@pytest.mark.parametrize(
    ("back", "leads_to"),
    [("?outcome=1&page=2#row-5", "?outcome=1&page=2#row-5"), (None, "")],
)
def test_taking_a_seat_back_keeps_the_filters_of_the_list(
    as_staff: FlaskClient, back: str | None, leads_to: str
) -> None:
    place = PracticePlaceFactory()
    student = student_in(place.period)
    as_staff.post(path(place.period, student), data=form(place))
    here = f"/practice/periods/{place.period_id}/distribution"
    data = {"back": here + back} if back else {}
    answer = as_staff.post(f"/practice/placements/{seated()[0].id}/remove", data=data)
    assert answer.location == here + leads_to


def test_a_seat_taken_back_is_free_again(as_staff: FlaskClient, letters: Letters) -> None:
    place = PracticePlaceFactory(period=PracticePeriodFactory(state=PeriodState.PUBLISHED), seats=1)
    student = student_in(place.period)
    student.email = "student@test.example"
    as_staff.post(path(place.period, student), data=form(place))
    [placement] = seated()
    as_staff.post(f"/practice/placements/{placement.id}/remove")
    as_staff.post(f"/practice/placements/{placement.id}/remove")
    assert place.taken == 0
    assert seated() == []
    assert "отменил ваше назначение" in db.session.get_one(Placement, placement.id).note
    assert len(letters.take()) == 2


def test_a_seat_given_before_the_distribution_leaves_no_trace(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(seats=1)
    as_staff.post(path(place.period, student_in(place.period)), data=form(place))
    [placement] = seated()
    as_staff.post(f"/practice/placements/{placement.id}/remove")
    assert db.session.scalars(db.select(Placement)).all() == []
    assert place.taken == 0


def test_the_database_itself_holds_the_seats(app: Flask) -> None:
    place = PracticePlaceFactory(seats=1, taken=1)
    place.taken = 2
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_of_many_who_take_the_last_seat_one_gets_it(app: Flask, sign_in: SignIn) -> None:
    place = PracticePlaceFactory(seats=1)
    students = [student_in(place.period) for _ in range(ASKING_AT_ONCE)]
    clients = [sign_in(UserFactory()) for _ in students]
    addresses = [path(place.period, student) for student in students]
    at_once([(*one, form(place)) for one in zip(clients, addresses, strict=True)])
    assert len(seated()) == 1
    assert db.session.get_one(PracticePlace, place.id).taken == 1


def test_one_student_is_placed_once_by_many(app: Flask, sign_in: SignIn) -> None:
    period = PracticePeriodFactory()
    student = student_in(period)
    places = PracticePlaceFactory.create_batch(ASKING_AT_ONCE, period=period)
    clients = [sign_in(UserFactory()) for _ in places]
    addresses = [path(period, student) for _place in places]
    at_once(list(zip(clients, addresses, map(form, places), strict=True)))
    assert len(seated()) == 1
    taken = db.session.scalars(db.select(PracticePlace.taken)).all()
    assert sum(taken) == 1


def test_a_place_goes_or_is_wished_for_never_both(
    app: Flask, sign_in: SignIn, letters: Letters
) -> None:
    place = PracticePlaceFactory()
    clients = [sign_in(user_of(student_in(place.period))) for _ in range(ASKING_AT_ONCE)]
    wishes = f"/practice/periods/{place.period_id}/wishes"
    data: list[dict[str, Any]] = [{"version": "", "wish": place.id, "send": "1"} for _ in clients]
    place_id = place.id
    removal = f"/practice/places/{place_id}/remove"
    clients.insert(2, sign_in(UserFactory()))
    data.insert(2, {})
    addresses = [wishes] * ASKING_AT_ONCE
    addresses.insert(2, removal)
    statuses = at_once(list(zip(clients, addresses, data, strict=True)))
    assert max(statuses) < 500
    stays = db.session.get(PracticePlace, place_id) is not None
    wished = db.session.scalars(db.select(Wish.application_id)).all()
    assert stays is bool(wished)
    letters.take()


def test_whom_a_seat_passes_over_is_said_before_it_is_given(as_staff: FlaskClient) -> None:
    """One drew a better number and wants the place more; the other wants it with a worse number."""
    place = PracticePlaceFactory(period__state=PeriodState.DISTRIBUTED, seats=5)
    period: PracticePeriod = place.period
    better, own, worse = (apply_for(period, place).student for _ in range(3))
    for number, student in enumerate((better, own, worse), start=1):
        PlacementFactory(
            period=period,
            student=student,
            place=None,
            basis=Basis.UNPLACED,
            rank=None,
            lottery_number=number,
        )
    page = as_staff.post(path(period, own), data=form(place))
    told = text_of(page)
    assert f"{better.full_name}, {better.group.name} — приоритет № 1, номер в жребии 1" in told
    assert "обойдёт студентов: 1" in told
    assert worse.full_name not in told
    assert seated() == []
    as_staff.post(path(period, own), data={**form(place), "despite": "y"})
    assert [own.id] == [placement.student_id for placement in seated()]
    # Nobody is better than the best: no question.
    as_staff.post(path(period, better), data=form(place))
    assert len(seated()) == 2
