"""What a person keeps of lists: saved filters of one's own, the way back of an act, once."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from lxml import html
from sqlalchemy import UniqueConstraint

from app.base.clock import true_now
from app.base.query_count import counted_queries
from app.extensions import db
from app.mentors.enums import MentorshipState
from app.organizations.models import Organization
from app.web.listing.models import SavedFilter, UndoStep
from app.web.listing.queries import UNDO_HOURS
from app.web.listing.services import keep_undo
from tests.contracts.factories import ContractFactory
from tests.factories import (
    OrganizationFactory,
    StudentFactory,
    StudyGroupFactory,
    UserFactory,
)
from tests.letters import Letters
from tests.mentors.factories import MentorshipFactory
from tests.pages import text_of

ENDED = {"state": MentorshipState.FINISHED, "ends_on": date(2023, 12, 1), "result": "Сделано"}
KEPT = {"path": "/organizations/", "query": "kind=school", "title": "Школы"}


def saved() -> list[SavedFilter]:
    return list(db.session.scalars(db.select(SavedFilter)))


def conditions_of(client: FlaskClient, path: str) -> list[str]:
    page = html.fromstring(client.get(path).text)
    found = page.xpath("//ul[@class='conditions']//a[@class='condition']")
    return [one.text_content().removeprefix("Убрать условие ").strip() for one in found]


def test_a_filter_is_kept_under_a_name_and_offered_again(as_staff: FlaskClient) -> None:
    OrganizationFactory.create_batch(6)
    answer = as_staff.post("/lists/filters/new", data=KEPT)
    assert answer.location == "/organizations/?kind=school"
    assert "Школы" in as_staff.page("/organizations/")
    assert '"/organizations/?kind=school"' in as_staff.get("/organizations/").text


def test_another_person_neither_sees_nor_drops_it(as_staff: FlaskClient, as_admin: Any) -> None:
    OrganizationFactory.create_batch(6)
    as_staff.post("/lists/filters/new", data=KEPT)
    assert "Мои отборы (" not in as_admin.page("/organizations/")
    path = f"/lists/filters/{saved()[0].id}/delete"
    assert as_admin.post(path).status_code == 404
    assert len(saved()) == 1
    assert as_staff.post(path).location == "/organizations/"
    assert saved() == []


def test_a_name_serves_once_for_a_person_and_a_list(
    as_staff: FlaskClient, as_admin: FlaskClient
) -> None:
    as_staff.post("/lists/filters/new", data=KEPT)
    page = text_of(as_staff.post("/lists/filters/new", data={**KEPT, "query": "q=а"}))
    assert "Отбор с таким названием у вас уже есть" in page
    assert as_staff.post("/lists/filters/new", data={**KEPT, "path": "/students/"}).location
    assert as_admin.post("/lists/filters/new", data=KEPT).location
    assert len(saved()) == 3


def test_a_filter_leads_nowhere_else(as_staff: FlaskClient, client: FlaskClient) -> None:
    foreign = {**KEPT, "path": "//evil.example/"}
    assert as_staff.post("/lists/filters/new", data=foreign).status_code == 404
    assert client.post("/lists/filters/new", data=KEPT).status_code in {302, 401, 403}
    assert saved() == []


def test_conditions_are_told_in_words(as_staff: FlaskClient) -> None:
    OrganizationFactory(town="Шахтёрск")
    path = "/organizations/?q=школа&kind=school&town=шахтерск&left=y"
    assert conditions_of(as_staff, path) == [
        "Поиск: школа",
        "Вид: Школа",
        "Населённый пункт: Шахтёрск",
        "Вышедшие из кластера",
    ]
    assert conditions_of(as_staff, "/organizations/?kind=nonsense") == []


def archived(client: FlaskClient) -> tuple[Organization, UndoStep]:
    made = OrganizationFactory()
    client.post(f"/organizations/{made.id}/archive")
    return made, db.session.scalars(db.select(UndoStep)).one()


@pytest.mark.parametrize(
    "kept",
    [
        {"path": "/organizations/?kind=school"},
        {"path": "/organizations/#top"},
        {"query": "q=" + "я" * 2000},
    ],
)
def test_a_filter_is_a_list_and_short_conditions(
    as_staff: FlaskClient, kept: dict[str, str]
) -> None:
    assert as_staff.post("/lists/filters/new", data={**KEPT, **kept}).status_code == 404
    assert saved() == []


def test_the_question_leads_back_to_the_list_of_its_own_address(as_staff: FlaskClient) -> None:
    student = StudentFactory()
    as_staff.get("/students/?course=3")
    as_staff.get("/students/?course=2")  # another tab
    page = as_staff.get(f"/students/?course=3&act=students.move&r={student.id}").text
    assert page.count('"/students/?course=3"') == 2  # the hidden field and «Отмена»


@pytest.mark.parametrize("back", ["javascript:alert(1)", "//evil.example/", ""])
def test_a_refused_act_leads_to_this_site_and_counts_each_record_once(
    as_staff: FlaskClient, back: str
) -> None:
    student = StudentFactory()
    data = {"ids": f"{student.id},{student.id}", "back": back}
    answer = as_staff.post("/lists/acts/students.move", data=data)
    assert 'name="back" value="/dashboard"' in answer.text
    assert "Выбрано: 1." in text_of(answer, status=422)


def test_a_way_back_that_is_barred_by_now_says_so(as_staff: FlaskClient) -> None:
    student, other = StudentFactory(), StudyGroupFactory()
    db.session.commit()
    same = ("first_name", "last_name", "middle_name", "birth_date", "group")
    person = {name: getattr(student, name) for name in same}
    as_staff.post("/lists/acts/students.move", data={"ids": student.id, "group_id": other.id})
    StudentFactory(**person)
    db.session.commit()
    step = db.session.scalars(db.select(UndoStep)).one()
    answer = as_staff.post(f"/lists/undo/{step.id}", follow_redirects=True)
    assert "Такой студент в этой группе уже есть" in text_of(answer, status=200)
    assert db.session.get(UndoStep, step.id)


def test_an_act_is_taken_back_once(as_staff: FlaskClient) -> None:
    made, step = archived(as_staff)
    path = f"/lists/undo/{step.id}"
    assert as_staff.post(path).status_code == 302
    assert db.session.get_one(Organization, made.id).archived_on is None
    assert as_staff.post(path).status_code == 404


def test_nobody_takes_back_another_s_act(as_staff: FlaskClient, as_admin: FlaskClient) -> None:
    made, step = archived(as_staff)
    assert as_admin.post(f"/lists/undo/{step.id}").status_code == 404
    assert db.session.get_one(Organization, made.id).archived_on is not None


@pytest.mark.both_databases
def test_the_way_back_of_long_ago_is_gone(app: Flask, as_staff: FlaskClient) -> None:
    made, step = archived(as_staff)
    step.created_at = true_now() - timedelta(hours=UNDO_HOURS, minutes=1)
    assert as_staff.post(f"/lists/undo/{step.id}").status_code == 404
    assert db.session.get_one(Organization, made.id).archived_on is not None
    keep_undo("organizations.archive", {"ids": []}, actor=as_staff.user)
    assert db.session.scalar(db.select(db.func.count(UndoStep.id))) == 1


def test_whoever_lost_the_right_takes_nothing_back(as_staff: FlaskClient, sign_in: Any) -> None:
    stranger = UserFactory(role="mentor")
    step = keep_undo("organizations.archive", {"ids": [1]}, actor=stranger)
    assert sign_in(stranger).post(f"/lists/undo/{step.id}").status_code == 404


@pytest.mark.parametrize("name", ["nothing.such", "organizations.archive"])
def test_an_act_without_records_does_nothing(as_staff: FlaskClient, name: str) -> None:
    made = OrganizationFactory()
    answer = as_staff.post(f"/lists/acts/{name}", data={"ids": "0,x,-1,99999999999"})
    assert answer.status_code in {302, 404}
    assert db.session.get_one(Organization, made.id).archived_on is None


# Every list in a small cluster: tests/test_lists.py. Many rows are one more batch of statements.
@pytest.mark.parametrize(
    ("make", "path", "way"),
    [
        (OrganizationFactory, "/organizations/", "print"),
        (StudentFactory, "/students/", "xlsx"),
        (MentorshipFactory, "/mentors/mentorships/", "print"),
        (ContractFactory, "/contracts/", "xlsx"),
    ],
)
def test_300_rows_cost_as_many_statements_as_3(
    as_admin: FlaskClient, letters: Letters, make: Any, path: str, way: str
) -> None:
    def cost() -> int:
        with counted_queries() as statements:
            assert as_admin.get(f"{path}?as={way}").status_code == 200
        return len(statements)

    values = ENDED if make is MentorshipFactory else {}
    first, *_ = make.create_batch(3, **values)
    db.session.commit()
    few = cost()
    make.create_batch(27, **values)
    _copy(first, 270)
    assert cost() == few
    letters.take()


def _copy(record: Any, times: int) -> None:
    """Insert a record many times more, in one statement."""
    table = record.__table__
    key = table.c.id
    last = db.session.scalar(db.select(db.func.max(key)))
    db.session.refresh(record)
    row = {column.name: getattr(record, column.name) for column in table.c}
    unique = {name for index in _unique_of(table) for name in index}
    db.session.execute(
        table.insert(), [_copied(row, last + number, unique) for number in range(1, times + 1)]
    )


def _copied(row: dict[str, Any], id_: int, unique: set[str]) -> dict[str, Any]:
    new = {
        name: f"{value}{id_}" if name in unique and isinstance(value, str) else value
        for name, value in row.items()
    }
    return {**new, "id": id_}


def _unique_of(table: Any) -> list[list[str]]:
    constraints = [one for one in table.constraints if isinstance(one, UniqueConstraint)]
    indexes = [one for one in table.indexes if one.unique]
    return [[column.name for column in one.columns] for one in (*constraints, *indexes)]
