"""Who studies at another organization has a card for a contract and is nowhere else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Select

from app.base.choices import Choices
from app.extensions import db
from app.jobfair.candidates.enums import CvVisibility
from app.jobfair.candidates.queries.profiles import list_candidates
from app.jobfair.queries.recipients import addresses_of_guests
from app.jobfair.venue.models import FairGuest
from app.jobfair.venue.queries.guests import graduate_years, present_groups
from app.outcomes.analysis.queries.collecting import collect
from app.outcomes.analysis.queries.demand import years_of_demand
from app.outcomes.enums import CutoffKind
from app.outcomes.queries.cutoffs import graduates_to_add
from app.practice.admission.queries import list_admission
from app.practice.admission.rules import CoveredDays
from app.practice.queries.repeating import list_groups_like
from app.students import queries
from app.students.enums import Offer, StateFilter, StudentState
from app.students.errors import NotOutsideError, OutsideTwinError, SimilarStudentError
from app.students.imports import IMPORT
from app.students.models import GroupMembership, GroupYear, Student
from app.students.queries import life
from app.students.rules import OutsideTerms, is_higher
from app.students.services import many
from app.students.services.cards import invite_student
from app.students.services.outside import create_outside_student, edit_outside_student
from app.students.services.year import plan_year
from app.students.twins import TWINS
from tests.factories import (
    OutsideStudentFactory,
    SpecialityFactory,
    StudentFactory,
    StudyGroupFactory,
    TrainingElsewhereFactory,
)
from tests.jobfair.candidates.factories import CandidateProfileFactory
from tests.jobfair.factories import FairFactory
from tests.letters import Letters
from tests.outcomes.factories import MonitoringCutoffFactory
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory
from tests.students.lives import NOW, TODAY, enter, staff

UNIVERSITY = "ФГБОУ ВО «Педагогический университет»"


@dataclass(frozen=True)
class Side:
    """Three people of one speciality and year: of the college, a graduate of it, of elsewhere."""

    own: Student
    graduate: Student
    outside: Student


def _side() -> Side:
    own = StudentFactory(email="own@test.example")
    same = {"speciality": own.group.speciality, "graduation_year": own.group.graduation_year}
    closed = StudyGroupFactory(**same, archived_on=date(2023, 6, 30))
    graduate = StudentFactory(group=closed, state=StudentState.GRADUATED)
    training = TrainingElsewhereFactory(**same)
    return Side(own, graduate, OutsideStudentFactory(group=training, email="out@test.example"))


def _chosen(choices: Choices) -> list[int]:
    return [row.id for row in db.session.execute(choices.statement)]


def _ids(statement: Select[Any]) -> list[int]:
    return [one.id for one in db.session.scalars(statement)]


def _offered(offer: Offer) -> Callable[[Side], Iterable[int]]:
    return lambda _side: _chosen(queries.student_choices(offer))


def _candidates(side: Side) -> list[int]:
    fair = CvVisibility.FAIR
    for one in (side.own, side.outside):
        CandidateProfileFactory(student=one, visibility=fair)
    return [one.student_id for one in db.session.scalars(list_candidates(visible_to=staff()))]


def _guests(side: Side) -> list[int]:
    fair, people = FairFactory(), (side.own, side.outside)
    for one in people:
        db.session.add(FairGuest(fair_id=fair.id, student_id=one.id, invited_at=NOW))
    db.session.flush()
    found = addresses_of_guests(fair)
    return [one.id for one in people if one.email in found]


def _monitored(kind: CutoffKind) -> Callable[[Side], list[int]]:
    def find(_side: Side) -> list[int]:
        cutoff = MonitoringCutoffFactory(kind=kind, first_year=2024, last_year=2026)
        return [row[1] for row in db.session.execute(graduates_to_add(cutoff))]

    return find


STUDENTS_OF: dict[str, Callable[[Side], Iterable[int]]] = {
    "list by default": lambda _: _ids(queries.list_students()),
    "choice of all": lambda _: _chosen(queries.all_student_choices()),
    "practice": _offered(Offer.PRACTICE),
    "admission to practice": lambda _: _ids(
        list_admission(required=(), weeks=CoveredDays(TODAY, TODAY))
    ),
    "contract with the college": _offered(Offer.CONTRACT),
    "mentoring": _offered(Offer.MENTORING),
    "fair": _offered(Offer.FAIR),
    "candidates": _candidates,
    "guests of a fair": _guests,
    "monitoring before graduation": _monitored(CutoffKind.BEFORE),
    "moved by hand": lambda side: _ids(queries.students_to_move([side.own.id, side.outside.id])),
    "graduating with groups": lambda side: _ids(
        life.students_to_graduate([side.own.group_id, side.outside.group_id])
    ),
}
GROUPS_OF: dict[str, Callable[[Side], Iterable[int]]] = {
    "list": lambda _: [row.StudyGroup.id for row in db.session.execute(queries.list_groups())],
    "choice": lambda _: _chosen(queries.group_choices()),
    "choice of all": lambda _: _chosen(queries.all_group_choices()),
    "imports": lambda _: [one.id for one in queries.all_groups()],
    "year change": lambda _: [row.group.id for row in life.list_movable(2024)],
    "year plan": lambda _: [step.group.id for step in plan_year(TODAY).steps],
    "fair": lambda _: _chosen(present_groups(FairFactory())),
    "practice repeated": lambda side: list_groups_like(
        PracticePeriodFactory(groups=[side.own.group]), starts_on=TODAY, today=TODAY
    ),
}


@pytest.mark.both_databases
@pytest.mark.parametrize("where", STUDENTS_OF)
def test_an_outside_student_is_in_no_list_of_the_college(app: Flask, where: str) -> None:
    side = _side()
    found = list(STUDENTS_OF[where](side))
    assert side.own.id in found
    assert side.outside.id not in found


@pytest.mark.both_databases
@pytest.mark.parametrize("where", GROUPS_OF)
def test_training_elsewhere_is_no_group_of_the_college(app: Flask, where: str) -> None:
    side = _side()
    found = list(GROUPS_OF[where](side))
    assert side.own.group_id in found
    assert side.outside.group_id not in found


def test_figures_of_graduates_know_nobody_of_elsewhere(app: Flask) -> None:
    _side()
    counted = {row.year: row.graduates for row in years_of_demand()}
    assert counted == {2025: 2}  # the one of the college and the graduate
    assert len(list(collect())) == 1
    assert [count for _year, count in graduate_years(FairFactory())] == [1]


def _terms(**changes: Any) -> OutsideTerms:
    usual = {
        "last_name": "Гордеев",
        "first_name": "Илья",
        "birth_date": date(2004, 3, 1),
        "training_organization": UNIVERSITY,
        "graduation_year": 2026,
    }
    if "speciality_id" not in changes:
        usual["speciality_id"] = SpecialityFactory(code="44.03.01").id
    return OutsideTerms(**{**usual, **changes})


def _create(**changes: Any) -> Student:
    is_another = changes.pop("is_another", False)
    terms = _terms(**changes)
    return create_outside_student(terms=terms, actor=staff(), today=TODAY, is_another=is_another)


@pytest.mark.both_databases
def test_a_card_has_no_group_year_and_no_membership(app: Flask) -> None:
    one = _create()
    again = _create(
        speciality_id=one.speciality_id,
        last_name="Орлов",
        training_organization="ФГБОУ ВО  «педагогический  университет»",
    )
    other = _create(speciality_id=one.speciality_id, last_name="Седов", graduation_year=2027)
    db.session.commit()
    assert one.group_id == again.group_id != other.group_id
    assert one.group.name == f"{UNIVERSITY}, 44.03.01, выпуск 2026"
    assert (one.state, one.group.course) == (StudentState.OUTSIDE, None)
    for kind in (GroupMembership, GroupYear):
        assert db.session.scalar(db.select(kind)) is None
    found = _ids(queries.list_students(state=StateFilter.OUTSIDE))
    assert sorted(found) == [one.id, again.id, other.id]
    with pytest.raises(SimilarStudentError):
        _create(speciality_id=one.speciality_id, graduation_year=2028)


@pytest.mark.both_databases
def test_a_card_moves_to_another_training_and_stays_outside(app: Flask) -> None:
    one = _create()
    terms = _terms(speciality_id=one.speciality_id, graduation_year=2027, phone="+79490000001")
    edit_outside_student(one, terms=terms, actor=staff(), today=TODAY)
    db.session.commit()
    assert (one.graduation_year, one.phone) == (2027, "+79490000001")
    assert one.is_outside
    own = enter()
    with pytest.raises(NotOutsideError):
        edit_outside_student(own, terms=terms, actor=staff(), today=TODAY)
    moved = many.move_students([one.id, own.id], group=StudyGroupFactory(), actor=staff())
    assert list(moved.before) == [own.id]


def test_an_account_opens_the_contract_and_nothing_of_the_college(
    app: Flask, sign_in: Any, letters: Letters
) -> None:
    one = _create(email="gordeev@test.example")
    db.session.commit()
    invite_student(one, email="gordeev@test.example", actor=staff(), now=NOW, at=NOW)
    db.session.commit()
    assert [letter.recipient for letter in letters.take()] == ["gordeev@test.example"]
    assert one.account is not None
    client = sign_in(one.account)
    home = client.page("/dashboard", status=200)
    assert "Студент другой организации" in home
    menu = client.get("/dashboard").text
    assert 'href="/contracts/"' in menu
    for path in ("/practice/", "/outcomes/own"):
        assert f'href="{path}' not in menu, path
    card = client.page(f"/students/{one.id}", status=200)
    assert UNIVERSITY in card
    for word in ("Практика", "Наставник", "Отклики на вакансии", "Трудоустройство", "курс"):
        assert word not in card, word
    for path in ("/practice/", "/fair/own", "/outcomes/own/"):
        assert client.get(path).status_code == 403, path
    assert client.get("/contracts/").status_code == 200
    assert client.get("/contracts/offers/").status_code == 200


def test_staff_enter_and_change_a_card(as_staff: FlaskClient) -> None:
    speciality = SpecialityFactory(code="44.03.05")
    db.session.commit()
    assert "вуза" in as_staff.page("/students/outside/new", status=200)
    data = {
        "last_name": "Гордеев",
        "first_name": "Илья",
        "birth_date": "2004-03-01",
        "training_organization": UNIVERSITY,
        "speciality_id": str(speciality.id),
        "graduation_year": "2026",
    }
    refused = as_staff.post("/students/outside/new", data={**data, "training_organization": ""})
    assert "Укажите образовательную организацию" in text_of(refused, status=422)
    assert as_staff.post("/students/outside/new", data=data).status_code == 302
    one = db.session.scalars(db.select(Student)).one()
    card = as_staff.page(f"/students/{one.id}", status=200)
    assert "Добавить договор" in card
    assert "Приказы о студенте" not in card
    assert "Гордеев" not in as_staff.page("/students/", status=200)
    assert "Гордеев" in as_staff.page("/students/?state=outside", status=200)
    for way in ("xlsx", "csv"):
        assert as_staff.get(f"/students/?state=outside&as={way}").status_code == 200
    assert as_staff.get(f"/students/{one.id}/edit").location.endswith(f"/students/{one.id}/outside")
    form = as_staff.page(f"/students/{one.id}/outside", status=200)
    assert "Подписанный договор" in form
    changed = {**data, "graduation_year": "2028", "version": one.version}
    assert as_staff.post(f"/students/{one.id}/outside", data=changed).status_code == 302
    db.session.expire_all()
    assert one.graduation_year == 2028
    own = StudentFactory()
    db.session.commit()
    assert as_staff.get(f"/students/{own.id}/outside").status_code == 404
    assert as_staff.get(f"/students/groups/{one.group_id}/edit").status_code == 404


def test_a_sheet_that_has_the_person_says_who_it_is(app: Flask) -> None:
    known = {"standing": StudentState.OUTSIDE}
    told = IMPORT.importer.conflict(None, {}, known)  # type: ignore[arg-type]
    assert told == "по данным сайта: студент другой организации"


def test_cards_of_both_kinds_are_not_merged(app: Flask) -> None:
    settle = TWINS.settle
    assert settle is not None
    with pytest.raises(OutsideTwinError):
        settle(StudentFactory(), OutsideStudentFactory())
    settle(OutsideStudentFactory(), OutsideStudentFactory())


@pytest.mark.parametrize(
    ("code", "higher"), [("44.02.01", False), ("44.01.01", False), ("44.03.01", True)]
)
def test_a_code_tells_universities_from_colleges(code: str, higher: bool) -> None:
    assert is_higher(code) is higher


def test_directions_of_universities_are_offered_for_contracts_alone(app: Flask) -> None:
    own, higher = SpecialityFactory(code="44.02.01"), SpecialityFactory(code="44.03.01")
    assert [id_ for id_, _ in queries.speciality_choices()] == [own.id]
    assert [one.id for one in queries.list_own_specialities()] == [own.id]
    every = [id_ for id_, _ in queries.speciality_choices(elsewhere=True)]
    assert every == [own.id, higher.id]
