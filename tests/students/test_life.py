"""A student's life: orders, their days, and the way back."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.extensions import db
from app.students import queries
from app.students.enums import StateFilter, StudentEvent, StudentState
from app.students.errors import (
    ChangeDayError,
    ChangePlannedError,
    ClosedGroupError,
    GroupInUseError,
    NotLastChangeError,
    OrderDayError,
)
from app.students.queries import life
from app.students.rules import StateChangeTerms
from app.students.services import groups, states
from app.students.services.many import move_students, move_students_back
from tests.factories import (
    StudentFactory,
    StudyGroupFactory,
    user_of,
)
from tests.pages import text_of
from tests.students.lives import NOW, TODAY, enter, order, spans, staff

pytestmark = pytest.mark.both_databases


def test_expelled_and_reinstated_leaves_a_trail(app: Flask) -> None:
    student = enter()
    former, other = student.group_id, StudyGroupFactory()
    order(student, StudentEvent.EXPEL, date(2024, 1, 15))
    assert (student.state, student.state_since) == (StudentState.EXPELLED, date(2024, 1, 15))
    order(student, StudentEvent.REINSTATE, group_id=other.id)
    assert student.is_studying
    assert spans(student) == [
        (former, date(2023, 9, 1), date(2024, 1, 15)),
        (other.id, TODAY, None),
    ]
    assert [one.event for one in life.list_changes_of(student)] == [
        StudentEvent.REINSTATE,
        StudentEvent.EXPEL,
    ]


def test_undone_in_order_everything_is_as_before(app: Flask) -> None:
    student = enter()
    group, before = student.group_id, spans(student)
    first = order(student, StudentEvent.EXPEL, date(2024, 1, 15))
    second = order(student, StudentEvent.REINSTATE, group_id=StudyGroupFactory().id)
    with pytest.raises(NotLastChangeError):
        states.undo_change(first, actor=staff())
    states.undo_change(second, actor=staff())
    assert student.state is StudentState.EXPELLED
    states.undo_change(first, actor=staff())
    assert (student.state, student.state_since, student.group_id) == (
        StudentState.STUDYING,
        None,
        group,
    )
    assert spans(student) == before


def test_a_coming_day_waits_for_the_night(app: Flask) -> None:
    student = enter()
    order(student, StudentEvent.TAKE_LEAVE, date(2024, 3, 1))
    assert student.is_studying
    with pytest.raises(ChangePlannedError):
        order(student, StudentEvent.EXPEL)
    assert states.apply_due_changes(actor=staff(), today=date(2024, 2, 29)) == 0
    assert states.apply_due_changes(actor=staff(), today=date(2024, 3, 2)) == 1
    assert (student.state, student.state_since) == (StudentState.ON_LEAVE, date(2024, 3, 1))
    assert spans(student)[-1][2] is None  # on leave one stays in the group


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"order_number": "14-с", "order_on": None}, OrderDayError),
        ({"order_number": "", "order_on": TODAY}, OrderDayError),
        ({"day": date(1999, 1, 1)}, ChangeDayError),
        ({"day": date(2026, 1, 1)}, ChangeDayError),
    ],
)
def test_impossible_orders_are_refused(
    app: Flask, changes: dict[str, Any], error: type[Exception]
) -> None:
    with pytest.raises(error):
        order(enter(), StudentEvent.EXPEL, **changes)


def test_an_order_before_the_last_one_is_refused(app: Flask) -> None:
    student = enter()
    order(student, StudentEvent.TAKE_LEAVE)
    with pytest.raises(ChangeDayError):
        order(student, StudentEvent.EXPEL, date(2024, 2, 1))


def test_only_the_moves_of_the_table(app: Flask) -> None:
    student = enter()
    with pytest.raises(MoveNotAllowedError):
        order(student, StudentEvent.REINSTATE)
    order(student, StudentEvent.GRADUATE)
    with pytest.raises(MoveNotAllowedError, match="выпускник"):
        order(student, StudentEvent.EXPEL)


def test_a_student_may_not_write_orders(app: Flask) -> None:
    student = enter()
    terms = StateChangeTerms(TODAY)
    with pytest.raises(NotAllowedError):
        states.change_state(
            student,
            event=StudentEvent.EXPEL,
            terms=terms,
            actor=user_of(student),
            today=TODAY,
            now=NOW,
        )


def test_moved_students_are_kept_by_day(app: Flask) -> None:
    student, target = enter(), StudyGroupFactory()
    former = student.group_id
    moved = move_students([student.id], group=target, actor=staff(), today=TODAY)
    assert spans(student) == [
        (former, date(2023, 9, 1), TODAY),
        (target.id, TODAY, None),
    ]
    move_students_back(moved, actor=staff(), today=TODAY)
    assert spans(student) == [(former, date(2023, 9, 1), None)]


def test_a_closed_group_takes_nobody(app: Flask) -> None:
    student, target = enter(), StudyGroupFactory()
    with pytest.raises(GroupInUseError):
        groups.archive_group(student.group, actor=staff(), today=TODAY)
    groups.archive_group(target, actor=staff(), today=TODAY)
    with pytest.raises(ClosedGroupError):
        move_students([student.id], group=target, actor=staff(), today=TODAY)
    with pytest.raises(ClosedGroupError):
        enter(target, first_name="Вера")
    assert StudyGroupFactory(name=target.name).id  # the name is free


def test_staff_write_an_order_and_take_it_back(as_staff: FlaskClient) -> None:
    student = enter()
    db.session.commit()
    data = {"day": "2024-02-20", "order_number": "14-с", "order_on": "2024-02-19", "reason": "Долг"}
    answer = as_staff.post(f"/students/{student.id}/orders/expel", data=data)
    page = text_of(as_staff.get(answer.location))
    assert "приказ № 14-с" in page
    assert "Причина: Долг" in page
    assert student.last_name not in text_of(as_staff.get("/students/"))
    assert student.last_name in text_of(as_staff.get("/students/?state=expelled"))
    change = life.list_changes_of(student)[0]
    as_staff.post(f"/students/{student.id}/orders/{change.id}/undo")
    assert student.last_name in text_of(as_staff.get("/students/"))


def test_a_student_reads_the_state_and_no_reason(app: Flask, sign_in: Any) -> None:
    student = enter()
    user = user_of(student)
    order(student, StudentEvent.EXPEL, reason="Тайная причина")
    db.session.commit()
    client = sign_in(user)
    card = text_of(client.get(f"/students/{student.id}"))
    assert "больше не студент" in card
    assert "Тайная" not in card
    assert "больше не студент" in text_of(client.get("/dashboard"))
    assert client.get(f"/students/{student.id}/orders/reinstate").status_code == 403


def test_many_are_expelled_at_once_and_brought_back(as_staff: FlaskClient) -> None:
    students = [StudentFactory(), StudentFactory(), StudentFactory(state=StudentState.GRADUATED)]
    ids = [one.id for one in students]
    terms = StateChangeTerms(TODAY)
    changed = states.change_states(
        ids, event=StudentEvent.EXPEL, terms=terms, actor=staff(), today=TODAY, now=NOW
    )
    assert len(changed) == 2
    assert states.undo_changes(changed, actor=staff()) == 2
    assert [one.is_studying for one in students] == [True, True, False]
    found = queries.list_students(state=StateFilter.ALL)
    assert len(db.session.scalars(found).all()) == 3
