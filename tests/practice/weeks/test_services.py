"""Races and rights of the weeks: the database keeps one mark, one seat, one voice."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.viewer import OPERATOR
from app.extensions import db
from app.practice.admission.errors import NotAdmittedError
from app.practice.enums import ClearanceKind, ClearanceRule, PlacementEvent, PlacementState
from app.practice.models import Placement, PracticePlace
from app.practice.services.placements import unseat
from app.practice.weeks.models import AttendanceDay, DiaryEntry
from app.practice.weeks.rules import ReferenceTerms, ResultTerms
from app.practice.weeks.services.course import take_step, take_steps
from app.practice.weeks.services.reminding import remind_of_week
from app.practice.weeks.services.results import note_result, write_reference
from tests.at_once import at_once
from tests.factories import UserFactory, user_of
from tests.letters import Letters
from tests.practice.admission.factories import ClearanceFactory
from tests.practice.weeks.factories import CourseFactory, DiaryEntryFactory, base_user, led_by

SignIn = Callable[[User], FlaskClient]
NOW, TODAY = datetime(2024, 2, 26, 9, tzinfo=UTC), date(2024, 2, 26)


def test_two_who_mark_one_day_leave_one_mark(app: Flask, sign_in: SignIn) -> None:
    placement = CourseFactory()
    path = f"/practice/places/{placement.place_id}/attendance?day=2024-02-26"
    clients = [sign_in(base_user(placement)) for _ in range(4)]
    name, words = f"mark_{placement.id}", ("present", "excused", "unexcused", "present")
    presses = [(client, path, {name: mark}) for client, mark in zip(clients, words, strict=True)]
    assert set(at_once(presses)) == {302}
    assert len(db.session.scalars(db.select(AttendanceDay)).all()) == 1


def test_a_day_written_twice_at_once_is_one_entry(app: Flask, sign_in: SignIn) -> None:
    placement = CourseFactory()
    student = user_of(placement.student)
    clients = [sign_in(student) for _ in range(3)]
    data = {"day": "2024-02-26", "work": "Урок", "hours": "6"}
    path = f"/practice/mine/{placement.id}/diary/new"
    statuses = at_once([(one, path, data) for one in clients])
    assert sorted(statuses) == [302, 422, 422]
    assert len(db.session.scalars(db.select(DiaryEntry)).all()) == 1


def test_a_seat_that_is_freed_twice_is_counted_once(
    app: Flask, sign_in: SignIn, letters: Letters
) -> None:
    placement = CourseFactory()
    placement.place.taken = 1
    clients = [sign_in(UserFactory()) for _ in range(3)]
    path = f"/practice/placements/{placement.id}/end"
    data = {"event": "break_off", "happened_on": "2024-02-26", "reason": "болезнь"}
    at_once([(one, path, data) for one in clients])
    letters.take()
    assert db.session.scalars(db.select(PracticePlace.taken)).one() == 0
    assert db.session.get_one(Placement, placement.id).state is PlacementState.BROKEN_OFF


def test_nobody_but_the_own_sides_moves_a_practice(app: Flask) -> None:
    placement = CourseFactory(state=PlacementState.ASSIGNED)
    strangers = [UserFactory(role=role) for role in (Role.EMPLOYER, Role.SUPERVISOR, Role.STUDENT)]
    for actor in (*strangers, user_of(placement.student)):
        with pytest.raises(NotAllowedError):
            take_step(placement, event=PlacementEvent.BEGIN, actor=actor, now=NOW, today=TODAY)
    base, teacher = base_user(placement), led_by(placement)
    take_step(placement, event=PlacementEvent.BEGIN, actor=base, now=NOW, today=TODAY)
    with pytest.raises(NotAllowedError):
        take_step(placement, event=PlacementEvent.FINISH, actor=base, now=NOW, today=TODAY)
    take_step(placement, event=PlacementEvent.FINISH, actor=teacher, now=NOW, today=TODAY)
    terms = ReferenceTerms("Справляется.", "", "", "Завуч", TODAY)
    with pytest.raises(NotAllowedError):
        write_reference(placement, terms=terms, actor=teacher)
    with pytest.raises(NotAllowedError):
        note_result(placement, terms=ResultTerms(), actor=base, now=NOW, today=TODAY)


def test_a_practice_that_has_begun_is_not_simply_unseated(app: Flask) -> None:
    placement = CourseFactory()
    with pytest.raises(MoveNotAllowedError, match="с причиной и приказом"):
        unseat(placement, actor=UserFactory(), now=NOW)


def test_many_arrive_at_once_and_only_those_who_may(app: Flask) -> None:
    first = CourseFactory(state=PlacementState.ADMITTED)
    others = [CourseFactory(period=first.period, state=state) for state in ("assigned", "graded")]
    count = take_steps(
        [first, *others], event=PlacementEvent.BEGIN, actor=UserFactory(), now=NOW, today=TODAY
    )
    assert count == 2


def test_the_last_day_of_a_week_reminds_whom_it_should(app: Flask, letters: Letters) -> None:
    placement = CourseFactory()
    teacher, base = led_by(placement), base_user(placement)
    student = user_of(placement.student)
    assert remind_of_week(actor=OPERATOR, now=NOW, today=TODAY) == 0  # a Monday
    saturday = date(2024, 3, 2)
    remind_of_week(actor=OPERATOR, now=NOW, today=saturday)
    assert {one.recipient for one in letters.take()} == {teacher.email, base.email, student.email}
    DiaryEntryFactory(placement=placement, day=date(2024, 2, 28))
    db.session.add(
        AttendanceDay(placement_id=placement.id, day=saturday, mark="present", marked_at=NOW)
    )
    db.session.flush()
    assert remind_of_week(actor=OPERATOR, now=NOW, today=saturday) == 0


@pytest.mark.parametrize("event", [PlacementEvent.ADMIT, PlacementEvent.BEGIN])
def test_a_practice_that_admits_nobody_without_papers_waits_for_them(
    app: Flask, event: PlacementEvent
) -> None:
    asked = {
        "period__clearances": [ClearanceKind.MEDICAL_EXAMINATION],
        "period__clearance_rule": ClearanceRule.GATE,
        "state": PlacementState.ASSIGNED,
    }
    late, ready = CourseFactory(**asked), CourseFactory(**asked)
    ClearanceFactory(student=late.student, valid_until=date(2024, 3, 1))  # ends in the middle
    ClearanceFactory(student=ready.student)
    staff = UserFactory(role=Role.STAFF)
    step = {"event": event, "now": NOW, "today": TODAY}
    with pytest.raises(NotAdmittedError, match=r"медицинский осмотр \(истечёт до конца практики\)"):
        take_step(late, actor=staff, **step)
    assert take_steps([late, ready], actor=staff, **step) == 1
    assert late.state is PlacementState.ASSIGNED
    late.period.clearance_rule = ClearanceRule.WARN
    take_step(late, actor=staff, **step)
    assert late.state is not PlacementState.ASSIGNED


def test_a_base_is_not_told_which_paper_is_missing(app: Flask) -> None:
    placement = CourseFactory(
        period__clearances=[ClearanceKind.NO_CRIMINAL_RECORD],
        period__clearance_rule=ClearanceRule.GATE,
        state=PlacementState.ASSIGNED,
    )
    with pytest.raises(NotAdmittedError, match="Студент не допущен к практике"):
        take_step(
            placement,
            event=PlacementEvent.BEGIN,
            actor=base_user(placement),
            now=NOW,
            today=TODAY,
        )
