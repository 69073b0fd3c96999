"""A student's life: orders, days, groups, years; and nothing is offered to who does not study."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.contracts.rules import ContractTerms
from app.contracts.services.contracts import draft_contract
from app.extensions import db
from app.jobfair.services.applications import apply_for
from app.mentors.rules import MentorshipTerms
from app.mentors.services import start_mentorship
from app.practice.services.placements import place_by_hand
from app.practice.services.wishes import save_wishes
from app.students import queries
from app.students.enums import GroupFate, Offer, StateFilter, StudentEvent, StudentState
from app.students.errors import (
    ChangeDayError,
    ChangePlannedError,
    ClosedGroupError,
    GroupInUseError,
    MovedOnAlreadyError,
    MovedOnSinceError,
    NotLastChangeError,
    NotOfferedError,
    OrderDayError,
    PlanOutdatedError,
    TooEarlyToMoveError,
)
from app.students.models import GroupMembership, Student, StudentChange, StudyGroup
from app.students.queries import life
from app.students.rules import StateChangeTerms, StudentTerms, StudyGroupTerms, next_name
from app.students.services import groups, states, year
from app.students.services.cards import create_group, create_student, invite_student
from app.students.services.many import move_students, move_students_back
from tests.factories import (
    ItemFactory,
    OrganizationFactory,
    SpecialityFactory,
    StudentFactory,
    StudyGroupFactory,
    UserFactory,
    user_of,
)
from tests.jobfair.factories import VacancyFactory
from tests.mentors.factories import MentorFactory
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory

pytestmark = pytest.mark.both_databases

TODAY = date(2024, 2, 26)
NOW = datetime(2024, 2, 26, 9, tzinfo=UTC)
SEPTEMBER = date(2024, 9, 2)


def staff() -> Any:
    return UserFactory(role=Role.STAFF)


def enter(group: StudyGroup | None = None, **changes: Any) -> Student:
    group = group or StudyGroupFactory()
    values = {"last_name": "Котенко", "first_name": "Яна", "birth_date": date(2006, 1, 2)}
    terms = StudentTerms(**{**values, "group_id": group.id, **changes})
    return create_student(terms=terms, actor=staff(), today=date(2023, 9, 1))


def order(
    student: Student, event: StudentEvent, day: date = TODAY, **changes: Any
) -> StudentChange:
    terms = StateChangeTerms(day, **{"order_number": "14-с", "order_on": day, **changes})
    return states.change_state(
        student, event=event, terms=terms, actor=staff(), today=TODAY, now=NOW
    )


def spans(student: Student) -> list[tuple[int, date, date | None]]:
    found = db.session.scalars(
        db.select(GroupMembership)
        .where(GroupMembership.student_id == student.id)
        .order_by(GroupMembership.id)
    )
    return [(one.group_id, one.since, one.until) for one in found]


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


def _wish(student: Student) -> Any:
    period = PracticePeriodFactory(groups=[student.group])
    place = PracticePlaceFactory(period=period)
    return save_wishes(
        period,
        student,
        place_ids=[place.id],
        send=True,
        actor=student.account,
        now=NOW,
        today=TODAY,
    )


def _seat(student: Student) -> Any:
    period = PracticePeriodFactory(groups=[student.group], state="distributed")
    place = PracticePlaceFactory(period=period)
    return place_by_hand(period, student=student, place=place, note="", actor=staff(), now=NOW)


def _contract(student: Student) -> Any:
    terms = ContractTerms(
        number="7",
        organization_id=OrganizationFactory().id,
        student_id=student.id,
        drafted_on=TODAY,
        training_until=date(2025, 6, 30),
        work_years=3,
        position="Воспитатель",
        monthly_support=350000,
        support_text="Общежитие",
        plan_item_id=ItemFactory().id,
    )
    return draft_contract(terms=terms, actor=staff(), today=TODAY)


def _mentor(student: Student) -> Any:
    terms = MentorshipTerms(
        student_id=student.id, plan_item_id=ItemFactory().id, starts_on=TODAY, goal="Практика"
    )
    return start_mentorship(MentorFactory(), terms=terms, actor=staff(), today=TODAY, now=NOW)


def _fair(student: Student) -> Any:
    return apply_for(VacancyFactory(), student=student, note="", actor=student.account, now=NOW)


OFFERS = (_wish, _seat, _contract, _mentor, _fair)


@pytest.mark.parametrize("state", [one for one in StudentState if one is not StudentState.STUDYING])
@pytest.mark.parametrize("begin", OFFERS)
def test_nothing_is_begun_with_who_does_not_study(
    app: Flask, begin: Any, state: StudentState
) -> None:
    student = StudentFactory()
    user_of(student)
    student.state = state
    db.session.commit()
    with pytest.raises(NotOfferedError) as refused:
        begin(student)
    assert str(refused.value)


@pytest.mark.parametrize("offer", Offer)
def test_choices_leave_out_who_was_expelled(app: Flask, offer: Offer) -> None:
    here, gone = StudentFactory(), StudentFactory(state=StudentState.EXPELLED)
    found = [row.id for row in db.session.execute(queries.student_choices(offer).statement)]
    assert here.id in found
    assert gone.id not in found
    kept = queries.student_choices(offer, chosen=gone.id)
    assert gone.id in [row.id for row in db.session.execute(kept.statement)]


def test_an_expelled_student_is_not_invited(app: Flask) -> None:
    student = StudentFactory(state=StudentState.EXPELLED, email="one@test.example")
    with pytest.raises(NotOfferedError):
        invite_student(student, email="one@test.example", actor=staff(), now=NOW, at=NOW)
    assert queries.count_to_invite([student.id]).left == 1


def test_periods_count_those_who_study(app: Flask) -> None:
    from app.practice.queries.periods import count_period

    group = StudyGroupFactory()
    StudentFactory(group=group)
    gone = StudentFactory(group=group)
    period = PracticePeriodFactory(groups=[group])
    over = PracticePeriodFactory(
        groups=[group], starts_on=date(2023, 11, 1), ends_on=date(2023, 11, 28)
    )
    gone.state, gone.state_since = StudentState.EXPELLED, TODAY
    db.session.commit()
    assert count_period(period).students == 1
    assert count_period(over).students == 2  # who took part then did


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


@pytest.mark.parametrize(
    ("name", "course", "first_year", "proposed"),
    [
        ("2-ДО-1а", 2, 2023, "3-ДО-1а"),
        ("Д-11", 1, 2023, "Д-21"),
        ("ДО-21", 1, 2021, "ДО-21"),
        ("ДО-22", 2, 2023, "ДО-22"),
        ("Педагоги", 2, 2023, "Педагоги"),
    ],
)
def test_new_names_are_proposed(name: str, course: int, first_year: int, proposed: str) -> None:
    assert next_name(name, course, first_year=first_year) == proposed


def make_college() -> dict[str, StudyGroup]:
    speciality = SpecialityFactory()
    made = {}
    for course in (1, 2, 3, 4):
        terms = StudyGroupTerms(f"{course}-ДО-1", speciality.id, course, 2028 - course)
        made[f"{course}"] = create_group(terms=terms, actor=staff(), today=TODAY)
        enter(made[f"{course}"], first_name="Яна" * course)
    return made


def move_on(today: date = SEPTEMBER, **changes: Any) -> Any:
    plan = year.plan_year(today)
    values = {
        "chosen": {},
        "seen": plan.seen,
        "terms": StateChangeTerms(date(2024, 6, 30), "40-с", date(2024, 6, 28)),
    }
    return year.move_on(**{**values, **changes}, actor=staff(), today=today, now=NOW)


def test_the_year_moves_once_and_comes_back(app: Flask) -> None:
    made = make_college()
    with pytest.raises(TooEarlyToMoveError):
        move_on(TODAY)
    move = move_on()
    assert [made[key].name for key in "123"] == ["2-ДО-1", "3-ДО-1", "4-ДО-1"]
    assert made["4"].archived_on == date(2024, 6, 30)
    graduate = db.session.scalars(db.select(Student).where(Student.group == made["4"])).one()
    assert graduate.state is StudentState.GRADUATED
    with pytest.raises(MovedOnAlreadyError, match="2024/2025"):
        move_on()
    last_year = db.session.execute(life.list_roster(year=2023)).all()
    assert sorted(row.GroupYear.name for row in last_year) == [f"{n}-ДО-1" for n in (1, 2, 3, 4)]
    assert len(db.session.execute(life.list_roster(year=2024)).all()) == 3
    year.undo_move(move, actor=staff(), now=NOW)
    assert [made[key].name for key in "1234"] == [f"{n}-ДО-1" for n in (1, 2, 3, 4)]
    assert graduate.is_studying
    assert made["4"].archived_on is None
    assert move_on().id != move.id


def test_a_changed_year_does_not_come_back(app: Flask) -> None:
    made = make_college()
    move = move_on()
    terms = StudyGroupTerms("Другая", made["1"].speciality_id, 2, 2027)
    groups.edit_group(made["1"], terms=terms, actor=staff(), today=SEPTEMBER)
    with pytest.raises(MovedOnSinceError):
        year.undo_move(move, actor=staff(), now=NOW)


def test_a_plan_of_before_is_refused(app: Flask) -> None:
    make_college()
    with pytest.raises(PlanOutdatedError):
        move_on(seen="1-1-1")


def test_what_was_chosen_counts(app: Flask) -> None:
    made = make_college()
    move_on(
        chosen={
            made["1"].id: (GroupFate.MOVES, "ДО-24"),
            made["4"].id: (GroupFate.STAYS, "не важно"),
            made["3"].id: (GroupFate.GRADUATES, ""),
        }
    )
    assert [made[key].name for key in "1234"] == ["ДО-24", "3-ДО-1", "3-ДО-1", "4-ДО-1"]
    assert made["3"].archived_on


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


def test_staff_see_what_an_expelled_student_leaves(as_staff: FlaskClient) -> None:
    student = StudentFactory()
    _contract(student)
    _mentor(student)
    db.session.commit()
    assert "решите, что с" not in text_of(as_staff.get("/dashboard"))
    student.state = StudentState.EXPELLED
    db.session.commit()
    page = text_of(as_staff.get("/dashboard"))
    assert "решите, что с целевым договором" in page
    assert "решите, что с наставником" in page


def test_the_year_is_moved_over_http(as_staff: FlaskClient) -> None:
    group = StudyGroupFactory(name="3-ДО-7", course=3, graduation_year=2025)
    page = as_staff.get("/students/groups/year")
    assert "3-ДО-7" in text_of(page)
    data = {
        "seen": f"{group.id}-{group.version}-0",
        "day": "2023-06-30",
        f"fate_{group.id}": "moves",
        f"name_{group.id}": "4-ДО-7",
    }
    answer = as_staff.post("/students/groups/year", data=data)
    assert answer.status_code == 302
    assert "Сделанные переводы" in text_of(as_staff.get(answer.location))
    assert "4-ДО-7" in text_of(as_staff.get("/students/groups/"))
