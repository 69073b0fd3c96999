"""The groups move on by a year: once, as planned, and back."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.students.enums import GroupFate, StudentState
from app.students.errors import (
    MovedOnAlreadyError,
    MovedOnSinceError,
    PlanOutdatedError,
    TooEarlyToMoveError,
)
from app.students.models import Student, StudyGroup
from app.students.queries import life
from app.students.rules import StateChangeTerms, StudyGroupTerms, are_named_by_year, next_name
from app.students.services import groups, year
from app.students.services.cards import create_group
from tests.factories import (
    SpecialityFactory,
    StudyGroupFactory,
)
from tests.pages import text_of
from tests.students.lives import NOW, TODAY, enter, staff

pytestmark = pytest.mark.both_databases

SEPTEMBER = date(2024, 9, 2)


@pytest.mark.parametrize(
    ("name", "course", "by_year", "proposed"),
    [
        ("2-ДО-1", 2, False, "3-ДО-1"),
        ("Д-11", 1, False, "Д-21"),
        ("ДО-22", 2, False, "ДО-32"),
        ("ДО-22", 2, True, "ДО-22"),
        ("ДО-31", 1, False, "ДО-31"),
        ("Особая", 1, False, "Особая"),
    ],
)
def test_new_names_are_proposed(name: str, course: int, by_year: bool, proposed: str) -> None:
    assert next_name(name, course, by_year=by_year) == proposed


@pytest.mark.parametrize(
    ("groups", "by_year"),
    [
        # «ДО-22» may be either: the others tell.
        ([("ДО-12", 1), ("ДО-22", 2), ("ДО-32", 3)], False),
        ([("ДО-23", 1), ("ДО-22", 2), ("ДО-21", 3)], True),
        ([("ДО-22", 2)], False),
        ([("1-ДО", 1), ("Особая", 2)], False),
    ],
)
def test_how_groups_are_named_is_told_by_all_of_them(
    groups: list[tuple[str, int]], by_year: bool
) -> None:
    assert are_named_by_year(groups, first_year=2023) is by_year


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
