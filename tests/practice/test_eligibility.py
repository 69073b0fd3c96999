"""Who takes part: asked anew at the distribution and at the publication, and everybody told."""

from collections.abc import Callable
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook

from app.accounts.models import User
from app.extensions import db
from app.practice.enums import Basis, PeriodState
from app.practice.models import Placement, PracticePeriod
from app.students.models import Student
from tests.factories import StudentFactory, StudyGroupFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import (
    DistributionFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
    student_in,
)
from tests.practice.test_periods import edited

SignIn = Callable[[User], FlaskClient]
MOVED = "сменил(а) группу, заявка не участвует"


def move_away(student: Student) -> None:
    """Put a student into a group that takes no part."""
    student.group = StudyGroupFactory()
    db.session.flush()


def test_a_student_who_changed_the_group_keeps_no_period_from_being_edited(
    as_staff: FlaskClient,
) -> None:
    place = PracticePlaceFactory()
    period = place.period
    gone = apply_for(period, place)
    old_group = gone.student.group
    apply_for(period, place)
    move_away(gone.student)
    page = as_staff.post(
        f"/practice/periods/{period.id}/edit", data=edited(period, title="Новое название")
    )
    assert page.status_code == 302, text_of(page)
    assert db.session.get_one(PracticePeriod, period.id).title == "Новое название"
    db.session.refresh(gone)
    assert gone.group_id == old_group.id


def test_an_application_from_a_group_that_was_left_still_holds_that_group(
    as_staff: FlaskClient,
) -> None:
    place = PracticePlaceFactory()
    gone = apply_for(place.period, place)
    move_away(gone.student)
    form = edited(place.period, groups=[str(gone.student.group_id)])
    page = as_staff.post(f"/practice/periods/{place.period_id}/edit", data=form)
    assert "Из этой группы уже есть заявки" in text_of(page)


def test_the_lists_agree_on_who_has_applied(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory()
    period = place.period
    gone = apply_for(period, place)
    apply_for(period, place)
    old_group = gone.group.name
    move_away(gone.student)
    listed = text_of(as_staff.get("/practice/"))
    assert "1 из 1" in listed
    assert "ещё 1 сменили группу" in listed
    page = text_of(as_staff.get(f"/practice/periods/{period.id}/applications"))
    assert MOVED in page
    assert f"подана из группы {old_group}" in page
    assert MOVED in text_of(as_staff.get(f"/practice/applications/{gone.id}"))
    left = text_of(as_staff.get(f"/practice/periods/{period.id}/applications?state=left"))
    assert left.count(MOVED) == 1
    assert "1 студент" in left
    refused = as_staff.post(
        f"/practice/places/{place.id}/remove",
        headers={"Referer": f"http://localhost/practice/periods/{period.id}/places"},
        follow_redirects=True,
    )
    assert "уже выбрали студенты (2). Из них сменили группу: 1." in text_of(refused)


def test_a_wish_of_who_left_is_no_competition(as_staff: FlaskClient, sign_in: SignIn) -> None:
    place = PracticePlaceFactory()
    gone = apply_for(place.period, place)
    move_away(gone.student)
    other = sign_in(user_of(student_in(place.period)))
    page = text_of(other.get(f"/practice/periods/{place.period_id}/wishes"))
    assert "желающих пока нет" in page


def test_who_sent_no_application_has_an_outcome_as_everybody(
    as_staff: FlaskClient, sign_in: SignIn, letters: Letters
) -> None:
    place = PracticePlaceFactory(period=PracticePeriodFactory(state=PeriodState.CLOSED))
    period = place.period
    apply_for(period, place)
    idle = student_in(period)
    idle.email = "idle@test.example"
    drafting = apply_for(period, place, submitted_at=None).student
    path = f"/practice/periods/{period.id}/distribution"
    as_staff.post(path)
    page = text_of(as_staff.get(f"{path}?outcome=unsent"))
    assert idle.full_name in page
    assert drafting.full_name in page
    assert "2 не отправили заявку" in page
    sheet = load_workbook(BytesIO(as_staff.get(f"{path}?as=xlsx").data)).active
    assert sheet is not None
    outcomes = {str(row[0]): row[10] for row in sheet.iter_rows(values_only=True)}
    assert outcomes[idle.full_name] == "не отправил(а) заявку"
    came_late = student_in(period)
    version = db.session.get_one(PracticePeriod, period.id).version
    as_staff.post(f"{path}/publication", data={"version": version})
    letter = letters.to("idle@test.example")
    assert "Вы не отправляли заявку" in letter.body
    letters.take()
    for student in (idle, came_late):
        result = sign_in(user_of(student)).get(f"/practice/periods/{period.id}/result")
        assert "не отправил(а) заявку" in text_of(result)
    unsent = db.session.scalars(db.select(Placement).filter_by(basis=Basis.UNSENT))
    assert {one.student_id for one in unsent} == {idle.id, drafting.id, came_late.id}


def test_a_discarded_preview_forgets_those_without_application_too(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(period=PracticePeriodFactory(state=PeriodState.CLOSED))
    student_in(place.period)
    path = f"/practice/periods/{place.period_id}/distribution"
    as_staff.post(path)
    assert len(db.session.scalars(db.select(Placement)).all()) == 1
    as_staff.post(f"{path}/discard")
    assert db.session.scalars(db.select(Placement)).all() == []


def test_who_sent_no_application_can_be_given_a_seat_and_lose_it(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(period=PracticePeriodFactory(state=PeriodState.CLOSED))
    idle = student_in(place.period)
    as_staff.post(f"/practice/periods/{place.period_id}/distribution")
    path = f"/practice/periods/{place.period_id}/students/{idle.id}/placement"
    as_staff.post(path, data={"place_id": place.id, "note": "живёт рядом"})
    placement = db.session.scalars(db.select(Placement)).one()
    assert (placement.basis, placement.place_id) == (Basis.BY_HAND, place.id)
    as_staff.post(f"/practice/placements/{placement.id}/remove")
    db.session.refresh(placement)
    assert (placement.basis, placement.place_id) == (Basis.UNPLACED, None)


@pytest.mark.parametrize("reason", ["группа не участвует", "специальность не та"])
def test_a_seat_nobody_could_get_today_is_shown_and_holds_the_publication_up(
    as_staff: FlaskClient, letters: Letters, reason: str
) -> None:
    period = PracticePeriodFactory(state=PeriodState.DISTRIBUTED)
    place = PracticePlaceFactory(
        period=period, speciality=period.groups[0].speciality, seats=2, taken=1
    )
    gone = PlacementFactory(period=period, place=place)
    gone.student.email = "gone@test.example"
    gone.distribution_id = DistributionFactory(period=period).id
    gone.student.group = StudyGroupFactory()
    if reason == "специальность не та":
        period.groups = [*period.groups, gone.student.group]
    db.session.flush()
    path = f"/practice/periods/{period.id}/distribution"
    for address in (path, f"{path}/publication"):
        page = text_of(as_staff.get(address))
        assert gone.student.full_name in page
        assert reason in page
    version = db.session.get_one(PracticePeriod, period.id).version
    as_staff.post(f"{path}/publication", data={"version": version})
    assert db.session.get_one(PracticePeriod, period.id).state is PeriodState.DISTRIBUTED
    assert letters.take() == []
    as_staff.post(f"/practice/placements/{gone.id}/remove")
    version = db.session.get_one(PracticePeriod, period.id).version
    as_staff.post(f"{path}/publication", data={"version": version})
    assert db.session.get_one(PracticePeriod, period.id).state is PeriodState.PUBLISHED
    told = [letter.subject for letter in letters.take()]
    # Who has left the groups and has no seat is not concerned any more.
    assert told == ([] if reason == "группа не участвует" else ["Практика: места пока нет"])


def test_applications_of_who_left_are_told_before_the_distribution(as_staff: FlaskClient) -> None:
    place = PracticePlaceFactory(period=PracticePeriodFactory(state=PeriodState.CLOSED))
    move_away(apply_for(place.period, place).student)
    page = text_of(as_staff.get(f"/practice/periods/{place.period_id}/distribution"))
    assert "Сменили группу после заявки: 1" in page


def test_a_stranger_to_the_period_sees_no_result(sign_in: SignIn) -> None:
    period = PracticePeriodFactory(state=PeriodState.PUBLISHED)
    stranger = sign_in(user_of(StudentFactory()))
    assert stranger.get(f"/practice/periods/{period.id}/result").status_code == 404
