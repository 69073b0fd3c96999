"""Mentorships over HTTP: a student is entrusted, the end is noted, the plan counts it."""

from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.base.query_count import counted_queries
from app.extensions import db
from app.mentors.enums import MentorshipState
from app.mentors.models import Mentorship
from app.mentors.work.evidence import MentorshipEvidence
from app.plan.enums import Topic
from tests.factories import ItemFactory, StudentFactory
from tests.mentors.factories import MentorFactory, MentorshipFactory
from tests.pages import text_of
from tests.plan.factories import ledgers_of


def valid(**changes: Any) -> dict[str, Any]:
    values = {
        "student_id": StudentFactory(last_name="Подопечная").id,
        "starts_on": "2024-02-01",
        "goal": "Провести десять уроков",
        "plan_item_ids": ItemFactory(topic=Topic.MENTORING, number="4.4").id,
        "idempotency_key": "7b0ac0de-0a3c-4b53-9f58-1f0a3f6f9c13",
    }
    return {**values, **changes}


def count_mentorships() -> int:
    return db.session.scalar(db.select(db.func.count()).select_from(Mentorship)) or 0


def test_a_student_is_entrusted_and_the_plan_shows_it(as_staff: FlaskClient) -> None:
    mentor = MentorFactory()
    data = valid()
    path = f"/mentors/{mentor.id}/mentorships/new"
    created = as_staff.post(path, data=data)
    assert as_staff.post(path, data=data).location == created.location
    assert count_mentorships() == 1
    page = text_of(as_staff.get(created.location))
    assert "Подопечная" in page
    assert "Пункт 4.4 плана" in page
    item_id = data["plan_item_ids"]
    assert "Подопечная" in text_of(as_staff.get(f"/mentors/mentorships/?item={item_id}"))
    other = ItemFactory(topic=Topic.MENTORING)
    assert "Подопечная" not in text_of(as_staff.get(f"/mentors/mentorships/?item={other.id}"))


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("student_id", "", "Выберите студента"),
        ("student_id", "999999", "Выберите значение из списка"),
        ("student_id", "1" * 30, "Выберите значение из списка"),
        ("plan_item_ids", "999999", "Выберите значения из списка"),
        ("starts_on", "31.02.2024", "Такой даты нет"),
        ("starts_on", "2042-02-01", "Проверьте дату"),
        ("goal", "", "Напишите, чему студент научится"),
        ("goal", "ы" * 2001, "Не больше 2000 знаков"),
    ],
)
def test_bad_input_is_told_by_the_field(
    as_staff: FlaskClient, field: str, value: str, message: str
) -> None:
    path = f"/mentors/{MentorFactory().id}/mentorships/new"
    page = as_staff.post(path, data=valid(**{field: value}))
    assert message in text_of(page)
    assert count_mentorships() == 0


def test_a_pair_is_entered_once_at_a_time(as_staff: FlaskClient) -> None:
    mentorship = MentorshipFactory()
    path = f"/mentors/{mentorship.mentor_id}/mentorships/new"
    data = valid(student_id=mentorship.student_id)
    assert "уже ведёт" in text_of(as_staff.post(path, data=data))
    end = {"version": 1, "ends_on": "2024-02-01", "reason": "переезд"}
    as_staff.post(f"/mentors/mentorships/{mentorship.id}/break-off", data=end)
    assert as_staff.post(path, data=data).status_code == 302


def test_a_mentorship_is_finished_with_its_result(as_staff: FlaskClient) -> None:
    mentorship = MentorshipFactory()
    path = f"/mentors/mentorships/{mentorship.id}/finish"
    data = {"version": mentorship.version, "ends_on": "2024-02-20", "result": "Дала десять уроков"}
    assert as_staff.get(path).status_code == 200
    done = as_staff.post(path, data=data)
    page = text_of(as_staff.get(done.location))
    assert "Дала десять уроков" in page
    assert "завершено" in page
    assert as_staff.post(path, data=data).status_code == 409
    again = {**data, "version": 2}
    assert "уже закончено" in text_of(as_staff.post(path, data=again))


@pytest.mark.parametrize(
    ("page_name", "values", "message"),
    [
        ("finish", {"ends_on": "2023-01-01", "result": "да"}, "раньше начала"),
        ("finish", {"ends_on": "2024-03-01", "result": "да"}, "ещё не наступила"),
        ("finish", {"ends_on": "2024-02-01", "result": ""}, "Напишите, что получилось"),
        ("break-off", {"ends_on": "2024-02-01", "reason": " "}, "Напишите, почему прекращено"),
        ("break-off", {"ends_on": "", "reason": "переезд"}, "Укажите последний день"),
    ],
)
def test_an_end_that_cannot_be_is_told_by_the_field(
    as_staff: FlaskClient, page_name: str, values: dict[str, str], message: str
) -> None:
    mentorship = MentorshipFactory()
    data = {"version": mentorship.version, **values}
    page = as_staff.post(f"/mentors/mentorships/{mentorship.id}/{page_name}", data=data)
    assert message in text_of(page)
    assert db.session.get_one(Mentorship, mentorship.id).state is MentorshipState.ACTIVE


def test_breaking_off_keeps_the_reason(as_staff: FlaskClient) -> None:
    mentorship = MentorshipFactory()
    data = {"version": 1, "ends_on": "2024-02-20", "reason": "Студент <b>перевёлся</b>"}
    done = as_staff.post(f"/mentors/mentorships/{mentorship.id}/break-off", data=data)
    page = as_staff.get(done.location)
    assert "Студент <b>перевёлся</b>" in text_of(page)
    assert "<b>перевёлся" not in page.text


def test_evidence_counts_all_and_the_finished_in_two_queries(app: Flask) -> None:
    active = MentorshipFactory()
    item = active.plan_item
    MentorshipFactory(
        plan_items=[item], state=MentorshipState.FINISHED, ends_on=date(2024, 1, 1), result="да"
    )
    other = ItemFactory()
    db.session.commit()
    evidence, item_ids = MentorshipEvidence(), [item.id, other.id]
    with app.test_request_context():
        with counted_queries() as statements:
            counts = ledgers_of(evidence, item_ids)
            records = evidence.records(item_ids[0], limit=10)
        assert sum(one.startswith("SELECT") for one in statements) == 4  # their items, hours
        assert list(counts) == [item.id]
        assert (counts[item.id].total, counts[item.id].finished) == (2, 1)
        assert {str(one.state.label) for one in records} == {"идёт", "завершено"}
        assert f"/mentors/{active.mentor_id}#mentorship-{active.id}" in {one.url for one in records}
        assert not any(active.student.last_name in f"{one.title}{one.detail}" for one in records)
        assert evidence.list_url(item.id) == f"/mentors/mentorships/?item={item.id}"


def test_the_dashboard_counts_mentors_and_students(as_staff: FlaskClient) -> None:
    mentorship = MentorshipFactory()
    MentorshipFactory(mentor=mentorship.mentor)
    page = text_of(as_staff.get("/dashboard"))
    assert "1 наставник" in page
    assert "2 наставляемых" in page
