"""A second round from its opening to the seats: who may choose, whom the lottery prefers, races."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.practice.change_models import SeatChange
from app.practice.changes.enums import MoveCause
from app.practice.enums import Basis, PeriodState, SilentRule
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.practice.rounds.enums import SecondRoundState
from app.practice.rounds.models import SecondChoice, SecondRound
from app.students.models import Student
from tests.at_once import at_once
from tests.factories import StudentFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import (
    DistributionFactory,
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
)
from tests.practice.rounds.factories import SecondRoundFactory, choose


class Left:
    """A published period with two free places; three applied and got none, a fourth was silent."""

    def __init__(self, rule: SilentRule = SilentRule.SECOND_ROUND) -> None:
        self.period: PracticePeriod = PracticePeriodFactory(
            state=PeriodState.PUBLISHED, silent_rule=rule
        )
        run = DistributionFactory(period=self.period)
        self.wanted: PracticePlace = PracticePlaceFactory(period=self.period, seats=1)
        self.other: PracticePlace = PracticePlaceFactory(period=self.period, seats=3)
        self.full: PracticePlace = PracticePlaceFactory(period=self.period, seats=1, taken=1)
        PlacementFactory(period=self.period, place=self.full)
        self.students: list[Student] = []
        for number in range(4):
            student = StudentFactory(group=self.period.groups[0], email=f"s{number}@test.example")
            basis = Basis.UNPLACED if number < 3 else Basis.UNSENT
            PlacementFactory(
                period=self.period,
                student=student,
                place=None,
                basis=basis,
                rank=None,
                lottery_number=number + 1 if number < 3 else None,
                distribution_id=run.id,
            )
            self.students.append(student)
        self.users = [user_of(student) for student in self.students]

    @property
    def path(self) -> str:
        return f"/practice/periods/{self.period.id}"

    def seat_of(self, student: Student) -> Placement:
        return db.session.scalars(
            db.select(Placement).filter_by(period_id=self.period.id, student_id=student.id)
        ).one()


@pytest.fixture
def left(app: Flask) -> Left:
    return Left()


def propose(client: FlaskClient, left: Left) -> str:
    """Have the worker propose seats; return the address of the proposal."""
    job = client.post(f"{left.path}/rest")
    return str(client.get(job.location).location)


def offered(left: Left) -> dict[int, tuple[int | None, str]]:
    rows = db.session.scalars(db.select(SeatChange)).all()
    return {row.student_id: (row.after_place_id, row.cause) for row in rows}


def test_the_whole_round_from_its_opening_to_the_seats(
    sign_in: Any, as_staff: FlaskClient, left: Left, letters: Letters
) -> None:
    asked = as_staff.page(f"{left.path}/second-round", status=200)
    assert "4 студента. Свободных мест: 4." in asked
    opened = as_staff.post(f"{left.path}/second-round", data={"open_until": "2024-03-20"})
    assert opened.status_code == 302
    assert told(letters) == ["Практика: второй тур открыт"] * 4
    assert "/jobs/" not in as_staff.post(f"{left.path}/rest").location  # they still choose
    for student, user in zip(left.students[:2], left.users[:2], strict=True):
        client = sign_in(user)
        page = client.page(f"{left.path}/second-round/wishes", status=200)
        assert left.other.organization.short_name in page
        assert left.full.organization.short_name not in page
        wishes = [left.wanted.id, left.other.id]
        sent = client.post(f"{left.path}/second-round/wishes", data={"wish": wishes, "send": "1"})
        assert sent.status_code == 302, student.id
    assert told(letters) == ["Выбор во втором туре отправлен"] * 2
    assert "2 из 4" in as_staff.page(f"{left.path}/rest", status=200)
    as_staff.post(f"{left.path}/second-round/reminder")
    assert told(letters) == ["Практика: выберите место во втором туре"] * 2
    as_staff.post(f"{left.path}/second-round/end")
    propose(as_staff, left)
    first, second, third, silent = (student.id for student in left.students)
    found = offered(left)
    # One lottery, drawn from the period's seed: its better number gets the seat both want.
    lucky = first if found[first][0] == left.wanted.id else second
    [other] = {first, second} - {lucky}
    assert found[lucky] == (left.wanted.id, MoveCause.SECOND)
    assert found[other] == (left.other.id, MoveCause.SECOND)
    # Who chose nothing gets what is left, by the period's rule.
    assert {found[third][0], found[silent][0]} == {left.other.id}
    _take_all(as_staff)
    assert told(letters).count("Вам назначено место практики") == 4
    loser = next(
        user for user, one in zip(left.users, left.students, strict=True) if one.id == other
    )
    page = sign_in(loser).page(f"{left.path}/result", status=200)
    assert "Второй тур: место по вашему приоритету № 2." in page
    assert "получил студент с номером" in page
    assert db.session.scalars(db.select(SecondRound)).one().state is SecondRoundState.SETTLED


def told(letters: Letters) -> list[str]:
    """Return what the new letters are about, and expect them."""
    return [letter.subject for letter in letters.take()]


def _take_all(client: FlaskClient) -> None:
    change = db.session.scalars(db.select(SeatChange.change_id)).first()
    done = client.post(f"/practice/changes/{change}/application")
    assert done.status_code == 302


def test_a_seat_that_another_pool_of_the_round_took_is_not_offered_twice(
    as_staff: FlaskClient, left: Left
) -> None:
    """Those who were silent come after: the last seat is of who chose it."""
    left.other.seats = 1
    second = SecondRoundFactory(period=left.period, state=SecondRoundState.CLOSED)
    choose(second, left.students[2], left.other)
    db.session.commit()
    propose(as_staff, left)
    found = offered(left)
    assert found[left.students[2].id] == (left.other.id, MoveCause.SECOND)
    assert len(found) == 2
    assert {place for place, _cause in found.values()} == {left.wanted.id, left.other.id}


def test_ticked_students_get_what_the_second_round_gives_them(
    as_staff: FlaskClient, left: Left, letters: Letters
) -> None:
    """The act of the list asks the lottery over all who chose: nobody ticked takes their seats."""
    left.wanted.seats = left.other.seats = 1
    second = SecondRoundFactory(period=left.period)
    for student in left.students[:2]:
        choose(second, student, left.wanted, left.other)
    db.session.commit()
    data = {"ids": [left.students[2].id], "period_id": left.period.id}
    act, asked = "/lists/acts/practice.seat_rest", f"{left.path}/applications"
    query = {"rows": "all", "act": "practice.seat_rest"}
    assert "Идёт второй тур" in text_of(as_staff.get(asked, query_string=query))
    as_staff.post(act, data=data)
    assert left.seat_of(left.students[2]).place_id is None
    as_staff.post(f"{left.path}/second-round/end")
    as_staff.post(act, data=data)
    assert left.seat_of(left.students[2]).place_id is None  # both seats are theirs who chose
    assert "2 студента — по выбору второго тура" in text_of(as_staff.get(asked, query_string=query))
    as_staff.post(act, data={**data, "ids": ",".join(str(one.id) for one in left.students)})
    db.session.expire_all()
    chose = [left.seat_of(one) for one in left.students[:2]]
    assert {one.place_id for one in chose} == {left.wanted.id, left.other.id}
    assert all("Второй тур" in one.note for one in chose)
    assert second.state is SecondRoundState.SETTLED
    assert told(letters).count("Вам назначено место практики") == 2


@pytest.mark.parametrize("rule", sorted(SilentRule))
def test_who_was_silent_in_both_rounds_is_treated_by_the_rule(
    as_staff: FlaskClient, app: Flask, rule: SilentRule
) -> None:
    left = Left(rule)
    SecondRoundFactory(period=left.period, open_until=date(2024, 2, 25))  # over by its day alone
    db.session.commit()
    propose(as_staff, left)
    silent = left.students[3].id
    assert (silent in offered(left)) is (rule is not SilentRule.LEFT_OUT)


def test_who_has_a_seat_or_comes_late_or_wants_a_full_place_is_refused(
    sign_in: Any, left: Left
) -> None:
    second = SecondRoundFactory(period=left.period)
    db.session.commit()
    path = f"{left.path}/second-round/wishes"
    client = sign_in(left.users[0])
    full = client.post(path, data={"wish": [left.full.id], "send": "1"})
    assert "Свободных мест здесь уже нет" in text_of(full, status=422)
    seated = left.seat_of(left.students[1])
    seated.place_id, seated.basis = left.other.id, Basis.BY_HAND
    left.other.taken = 1
    db.session.commit()
    with_seat = sign_in(left.users[1])
    refused = with_seat.post(path, data={"wish": [left.other.id], "send": "1"})
    assert "Место у вас уже есть" in text_of(refused, status=422)
    second.open_until = date(2024, 2, 25)
    db.session.commit()
    late = client.post(path, data={"wish": [left.other.id], "send": "1"})
    assert "Второй тур закончен" in text_of(late, status=422)
    assert db.session.scalars(db.select(SecondChoice)).all() == []


def test_the_last_seat_is_given_once_whoever_presses(
    sign_in: Any, as_staff: FlaskClient, left: Left, letters: Letters
) -> None:
    """Students send at once from two windows each: one choice of each is kept, none lost."""
    SecondRoundFactory(period=left.period)
    db.session.commit()
    path = f"{left.path}/second-round/wishes"
    presses = [
        (sign_in(user), path, {"wish": [left.wanted.id], "send": "1"})
        for user in left.users
        for _window in range(2)
    ]
    statuses = at_once(presses)
    assert statuses.count(302) >= len(left.users)
    kept = db.session.scalars(db.select(SecondChoice)).all()
    assert sorted(one.student_id for one in kept) == [one.id for one in left.students]
    assert all(one.submitted_at for one in kept)
    assert told(letters) == ["Выбор во втором туре отправлен"] * len(left.users)
