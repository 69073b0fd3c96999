"""Two students swap their places: asked by code or name, agreed, decided; races of three."""

from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.practice.changes.enums import SwapState
from app.practice.changes.models import SwapProposal
from app.practice.enums import PeriodState, SwapRule
from app.practice.models import Placement, PracticePeriod, PracticePlace
from app.students.models import Student
from tests.at_once import at_once
from tests.factories import SpecialityFactory, StudentFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.factories import PlacementFactory, PracticePeriodFactory, PracticePlaceFactory


class Trio:
    """A published period: three students of one group, each the only one at a base."""

    def __init__(self) -> None:
        self.period: PracticePeriod = PracticePeriodFactory(state=PeriodState.PUBLISHED)
        self.students: list[Student] = []
        self.places: list[PracticePlace] = []
        for number in range(3):
            place = PracticePlaceFactory(period=self.period, seats=1, taken=1)
            student = StudentFactory(
                group=self.period.groups[0], email=f"s{number}@test.example", first_name="Ян"
            )
            PlacementFactory(period=self.period, student=student, place=place)
            self.students.append(student)
            self.places.append(place)
        self.users = [user_of(student) for student in self.students]

    @property
    def path(self) -> str:
        return f"/practice/periods/{self.period.id}/swaps/own"

    def seats(self) -> list[int | None]:
        found = db.session.scalars(db.select(Placement).filter_by(period_id=self.period.id))
        by_student = {one.student_id: one.place_id for one in found}
        return [by_student[student.id] for student in self.students]


@pytest.fixture
def trio(app: Flask) -> Trio:
    return Trio()


def propose(client: FlaskClient, trio: Trio, whom: Student) -> Any:
    return client.post(trio.path, data={"whom": f"s{whom.id}"})


def answer(client: FlaskClient, swap: SwapProposal, what: str) -> Any:
    return client.post(f"/practice/swaps/{swap.id}/answer", data={"answer": what})


def the_swap() -> SwapProposal:
    return db.session.scalars(db.select(SwapProposal)).one()


def test_two_agree_and_staff_allows(
    sign_in: Any, as_staff: FlaskClient, trio: Trio, letters: Letters
) -> None:
    author, other, _third = (sign_in(user) for user in trio.users)
    first, second, third = (place.id for place in trio.places)
    assert propose(author, trio, trio.students[1]).status_code == 302
    assert "увидите, когда второй студент согласится" in text_of(author.get(trio.path))
    assert "предлагают обменяться" in letters.to(trio.users[1].email).subject
    letters.take()
    answer(other, the_swap(), "accept")
    assert the_swap().state is SwapState.ACCEPTED
    assert trio.seats() == [first, second, third]
    assert "обмен местами ждёт решения" in text_of(as_staff.get("/dashboard"))
    letters.take()
    answer(as_staff, the_swap(), "confirm")
    assert trio.seats() == [second, first, third]
    assert [place.taken for place in trio.places] == [1, 1, 1]
    told = {letter.recipient for letter in letters.take()}
    assert {trio.users[0].email, trio.users[1].email} <= told
    assert "Обмен местами по согласию" in text_of(
        author.get(f"/practice/periods/{trio.period.id}/result")
    )


def test_a_stranger_sees_and_answers_nothing(sign_in: Any, trio: Trio, letters: Letters) -> None:
    author, _other, third = (sign_in(user) for user in trio.users)
    propose(author, trio, trio.students[1])
    assert answer(third, the_swap(), "accept").status_code == 404
    assert answer(author, the_swap(), "accept").status_code == 403
    assert the_swap().state is SwapState.PROPOSED
    letters.take()


def test_a_name_that_means_nobody_tells_nothing(sign_in: Any, trio: Trio) -> None:
    author = sign_in(trio.users[0])
    elsewhere = StudentFactory(last_name="Чужая")
    for whom in ("Чужая Ян", f"s{elsewhere.id}", "s999999", f"s{trio.students[0].id}"):
        page = author.post(trio.path, data={"whom": whom})
        assert "Обмен с таким студентом невозможен" in text_of(page, status=422)
    assert db.session.scalars(db.select(SwapProposal)).all() == []


def test_the_rules_are_asked_of_both(sign_in: Any, trio: Trio) -> None:
    trio.places[0].speciality = SpecialityFactory()
    db.session.flush()
    page = propose(sign_in(trio.users[0]), trio, trio.students[1])
    assert "для студентов другой специальности" in text_of(page, status=422)


def test_automatic_swaps_need_no_staff_and_end_the_others(
    sign_in: Any, trio: Trio, letters: Letters
) -> None:
    trio.period.swap_rule = SwapRule.AUTOMATIC
    db.session.flush()
    author, other, third = (sign_in(user) for user in trio.users)
    propose(author, trio, trio.students[1])
    propose(third, trio, trio.students[0])
    swaps = list(db.session.scalars(db.select(SwapProposal).order_by(SwapProposal.id)))
    answer(other, swaps[0], "accept")
    assert [swap.state for swap in swaps] == [SwapState.DONE, SwapState.OUTDATED]
    assert trio.seats() == [trio.places[1].id, trio.places[0].id, trio.places[2].id]
    letters.take()


def test_two_who_swap_with_the_same_third_at_once(
    sign_in: Any, trio: Trio, letters: Letters
) -> None:
    """Both are accepted in the same moment: one swap is done, nobody's seat is lost or doubled."""
    trio.period.swap_rule = SwapRule.AUTOMATIC
    db.session.flush()
    first, second, third = (sign_in(user) for user in trio.users)
    propose(third, trio, trio.students[0])
    propose(third, trio, trio.students[1])
    swaps = list(db.session.scalars(db.select(SwapProposal).order_by(SwapProposal.id)))
    paths = [f"/practice/swaps/{swap.id}/answer" for swap in swaps]
    at_once([(first, paths[0], {"answer": "accept"}), (second, paths[1], {"answer": "accept"})])
    states = sorted(swap.state.value for swap in swaps)
    assert states == ["done", "outdated"]
    assert sorted(filter(None, trio.seats())) == sorted(place.id for place in trio.places)
    assert [place.taken for place in trio.places] == [1, 1, 1]
    letters.take()


def test_withdrawn_while_the_other_agrees(sign_in: Any, trio: Trio, letters: Letters) -> None:
    trio.period.swap_rule = SwapRule.AUTOMATIC
    db.session.flush()
    author, other, _third = (sign_in(user) for user in trio.users)
    propose(author, trio, trio.students[1])
    path = f"/practice/swaps/{the_swap().id}/answer"
    at_once([(author, path, {"answer": "withdraw"}), (other, path, {"answer": "accept"})])
    moved = trio.seats() != [place.id for place in trio.places]
    assert the_swap().state in {SwapState.DONE, SwapState.WITHDRAWN}
    assert moved == (the_swap().state is SwapState.DONE)
    letters.take()
