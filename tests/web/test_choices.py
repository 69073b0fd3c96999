"""A choice among many asks the server, with JavaScript and without; nothing foreign is offered."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html

from app.accounts.enums import Role
from app.awards.enums import RoundState
from app.base.choices import FEW, FOUND
from app.extensions import db
from app.organizations.models import Organization
from app.students.models import Student
from tests.awards.factories import AwardRoundFactory
from tests.factories import OrganizationFactory, StudentFactory, StudyGroupFactory
from tests.mentors.factories import MentorFactory

SURNAMES = ("Абрамова", "Белова", "Козлова")


@pytest.fixture
def many_students(app: Flask) -> list[Student]:
    group = StudyGroupFactory()
    names = (SURNAMES[number % len(SURNAMES)] for number in range(FEW + 10))
    people = [
        StudentFactory(last_name=name, first_name=f"Анна{n}", group=group)
        for n, name in enumerate(names)
    ]
    db.session.commit()
    return people


def options(answer: Any, name: str) -> dict[str, str]:
    page = html.fromstring(answer.get_data(as_text=True))
    found = page.xpath(f"//select[@name='{name}']/option")
    return {option.get("value"): option.text_content() for option in found if option.get("value")}


def chosen(answer: Any, name: str) -> list[str]:
    page = html.fromstring(answer.get_data(as_text=True))
    return [str(one) for one in page.xpath(f"//select[@name='{name}']/option[@selected]/@value")]


def test_few_are_all_offered(app: Flask, as_staff: FlaskClient) -> None:
    student = StudentFactory()
    answer = as_staff.get("/contracts/new")
    assert answer.status_code == 200
    assert list(options(answer, "student_id")) == [str(student.id)]
    assert "data-search-url" not in answer.text


def test_many_are_asked_for(as_staff: FlaskClient, many_students: list[Student]) -> None:
    answer = as_staff.get("/contracts/new")
    assert answer.status_code == 200
    assert options(answer, "student_id") == {}
    assert 'data-search-url="/choices/students-contract-elsewhere"' in answer.text


def test_the_server_finds_by_words_in_order_and_not_too_many(
    as_staff: FlaskClient, many_students: list[Student]
) -> None:
    everybody = as_staff.get("/choices/students").json
    assert len(everybody) == FOUND
    assert [one["text"].split()[0] for one in everybody] == ["Абрамова"] * FOUND
    found = as_staff.get("/choices/students?q=козловой+анна2").json
    assert {one["text"].split()[0] for one in found} == {"Козлова"}
    assert as_staff.get("/choices/students?q=нетакой").json == []


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMIN, Role.STAFF}])
def test_students_are_offered_to_nobody_who_may_not_see_them(
    as_role: Callable[[Role], FlaskClient], many_students: list[Student], role: Role
) -> None:
    client = as_role(role)
    assert client.get("/choices/students").status_code == 403
    assert client.get("/choices/groups").status_code == 403


def test_choices_are_for_those_who_signed_in(client: FlaskClient) -> None:
    assert client.get("/choices/organizations").status_code == 302


@pytest.mark.parametrize(
    "address",
    ["/choices/nothing", "/choices/nominees", "/choices/nominees?round=999999",
     "/choices/free-places?period=x", "/choices/period-groups?period=99999999999999999999"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(as_staff: FlaskClient, address: str) -> None:
    assert as_staff.get(address).status_code == 404


def test_an_employer_is_offered_the_own_mentors_alone(as_employer: FlaskClient) -> None:
    organization = db.session.get(Organization, as_employer.user.organization_id)
    own = MentorFactory(organization=organization)
    MentorFactory()
    round_ = AwardRoundFactory(state=RoundState.NOMINATING)
    db.session.commit()
    found = as_employer.get(f"/choices/nominees?round={round_.id}").json
    assert [one["value"] for one in found] == [own.id]


def test_enter_in_the_second_search_looks_up_its_own_words(
    as_staff: FlaskClient, many_students: list[Student]
) -> None:
    wanted = many_students[3]
    pressed = {"find": "organization_id", "organization_id-words": ""}  # the form's first button
    data = {**pressed, "student_id-words": wanted.full_name, "position": "Учитель"}
    answer = as_staff.post("/contracts/new", data=data)
    assert str(wanted.id) in options(answer, "student_id")
    assert "Не всё заполнено верно" not in answer.text
    assert 'value="Учитель"' in answer.text


def test_a_refused_form_keeps_the_chosen_record(
    as_staff: FlaskClient, many_students: list[Student]
) -> None:
    wanted = many_students[7]
    answer = as_staff.post("/contracts/new", data={"student_id": wanted.id})
    assert answer.status_code == 422
    assert chosen(answer, "student_id") == [str(wanted.id)]
    assert wanted.full_name in options(answer, "student_id")[str(wanted.id)]


@pytest.mark.parametrize("value", ["999999", "-1", "x", "9" * 30])
def test_a_record_that_is_not_offered_is_refused(
    as_staff: FlaskClient, many_students: list[Student], value: str
) -> None:
    answer = as_staff.post("/contracts/new", data={"student_id": value})
    assert answer.status_code == 422
    assert "Выберите значение из списка" in answer.text


def test_without_javascript_looking_up_is_a_step_that_stores_nothing(
    as_staff: FlaskClient, many_students: list[Student]
) -> None:
    group = many_students[0].group
    typed = {
        "last_name": "Новая", "first_name": "Яна", "birth_date": "2005-05-17", "town": "Шахтёрск",
    }  # fmt: skip
    for number in range(FEW):
        StudyGroupFactory(name=f"1-ПД-{number}")
    before = db.session.query(Student).count()
    db.session.commit()
    words = {"find": "group_id", "group_id-words": group.name.lower()}
    answer = as_staff.post("/students/new", data={**typed, **words})
    assert answer.status_code == 200
    assert str(group.id) in options(answer, "group_id")
    assert 'value="Новая"' in answer.text, "what was typed is gone"
    assert "Не всё заполнено" not in answer.text
    assert db.session.query(Student).count() == before
    answer = as_staff.post("/students/new", data={**typed, "group_id": group.id})
    assert answer.status_code == 302
    assert db.session.query(Student).count() == before + 1


def test_the_button_without_words_sends_the_form(app: Flask, as_staff: FlaskClient) -> None:
    # Browsers press the first button of a form when somebody presses Enter in a field.
    typed = {"last_name": "Новая", "first_name": "Яна", "birth_date": "2005-05-17"}
    group = StudyGroupFactory()
    data = {**typed, "group_id": group.id, "find": "group_id", "group_id-words": " "}
    assert as_staff.post("/students/new", data=data).status_code == 302


def test_a_list_is_narrowed_by_a_record_that_is_looked_up(as_staff: FlaskClient) -> None:
    groups = [StudyGroupFactory() for _ in range(FEW + 1)]
    inside = StudentFactory(last_name="Белова", group=groups[3])
    StudentFactory(last_name="Козлова", group=groups[4])
    answer = as_staff.get(f"/students/?group={groups[3].id}")
    assert answer.status_code == 200
    assert inside.last_name in answer.text
    assert "Козлова" not in answer.text
    assert chosen(answer, "group") == [str(groups[3].id)]
    found = as_staff.get(f"/students/?find=group&group-words={groups[5].name}")
    assert options(found, "group")[str(groups[5].id)] == groups[5].name


def test_several_records_may_be_looked_up_one_after_the_other(as_staff: FlaskClient) -> None:
    groups = [StudyGroupFactory() for _ in range(FEW + 1)]
    data = {"groups": [groups[0].id], "find": "groups", "groups-words": groups[9].name}
    answer = as_staff.post("/practice/periods/new", data=data)
    assert answer.status_code == 200
    assert set(options(answer, "groups")) >= {str(groups[0].id), str(groups[9].id)}
    assert chosen(answer, "groups") == [str(groups[0].id)]


@pytest.mark.parametrize("value", ["x", "-1", "999999", "9" * 30])
def test_several_are_refused_in_plain_words_when_one_is_not_offered(
    as_staff: FlaskClient, value: str
) -> None:
    group = StudyGroupFactory()
    answer = as_staff.post("/practice/periods/new", data={"groups": [group.id, value]})
    assert "Выберите значения из списка." in answer.text
    assert "not a valid choice" not in answer.text
    page = html.fromstring(answer.get_data(as_text=True))
    assert page.xpath("//input[@name='groups'][@checked]/@value") == [str(group.id)]


def test_a_stale_form_names_the_record_it_wanted(as_staff: FlaskClient) -> None:
    groups = [StudyGroupFactory() for _ in range(FEW + 1)]
    student = StudentFactory(group=groups[0])
    db.session.commit()
    data = {
        "last_name": "Белова", "first_name": "Яна", "birth_date": "2005-05-17", "version": 77,
        "group_id": groups[1].id,
    }  # fmt: skip
    answer = as_staff.post(f"/students/{student.id}/edit", data=data)
    assert answer.status_code == 409
    assert groups[0].name in answer.text
    assert groups[1].name in answer.text


def test_organizations_are_found_by_any_form_of_their_words(as_employer: FlaskClient) -> None:
    OrganizationFactory(name="Школа «Ёлочка»", short_name="Ёлочка", town="Шахтёрск")
    found = as_employer.get("/choices/organizations?q=елочки").json
    assert [one["text"] for one in found] == ["Ёлочка, Шахтёрск"]
