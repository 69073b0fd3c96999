"""Following a job, and the list for staff."""

from typing import Any

import pytest
from flask import Flask

from app.base.query_count import counted_queries
from app.extensions import db
from app.jobs.enums import JobState
from tests.factories import UserFactory
from tests.jobs.factories import JobFactory
from tests.pages import text_of


def test_the_person_who_started_a_job_follows_it(as_student: Any, handle: Any) -> None:
    handle(lambda *_: None)
    job = JobFactory(
        created_by_id=as_student.user.id,
        state=JobState.RUNNING,
        done=2,
        total=5,
        message="Читаю лист 2",
    )
    response = as_student.get(f"/jobs/{job.id}")
    text = text_of(response)
    assert "Подсчёт" in text
    assert "Выполняется" in text
    assert "Читаю лист 2" in text
    assert f'data-hx-get="/jobs/{job.id}"' in response.text
    assert 'http-equiv="refresh"' in response.text  # without JavaScript the page renews itself


def test_a_strangers_job_is_not_found(as_student: Any, as_employer: Any, as_staff: Any) -> None:
    job = JobFactory(created_by_id=as_student.user.id)
    assert as_employer.get(f"/jobs/{job.id}").status_code == 404
    assert as_staff.get(f"/jobs/{job.id}").status_code == 200


def test_a_job_of_the_system_is_for_staff_alone(as_student: Any, as_staff: Any) -> None:
    job = JobFactory(created_by_id=None)
    assert as_student.get(f"/jobs/{job.id}").status_code == 404
    assert as_staff.get(f"/jobs/{job.id}").status_code == 200


def test_visitors_are_sent_to_sign_in(client: Any) -> None:
    assert client.get(f"/jobs/{JobFactory().id}").status_code == 302
    assert client.get("/admin/jobs/").status_code == 302


@pytest.mark.parametrize("address", ["/jobs/999999", f"/jobs/{10**30}", "/jobs/abc"])
def test_no_such_job(as_staff: Any, address: str) -> None:
    assert as_staff.get(address).status_code == 404


def test_a_finished_job_leads_to_its_result(as_staff: Any) -> None:
    job = JobFactory(state=JobState.DONE, result_url="/organizations/")
    response = as_staff.get(f"/jobs/{job.id}")
    assert (response.status_code, response.location) == (302, "/organizations/")
    polled = as_staff.get(f"/jobs/{job.id}", headers={"HX-Request": "true"})
    assert (polled.status_code, polled.headers["HX-Redirect"]) == (200, "/organizations/")


def test_a_finished_job_is_polled_no_more(as_staff: Any) -> None:
    job = JobFactory(state=JobState.FAILED, message="В файле нет столбца «ИНН».")
    page = as_staff.get(f"/jobs/{job.id}").text
    assert "нет столбца «ИНН»" in page
    assert "data-hx-get" not in page
    assert 'http-equiv="refresh"' not in page


def test_the_list_is_for_staff(as_staff: Any, as_admin: Any, as_employer: Any) -> None:
    assert as_staff.get("/admin/jobs/").status_code == 200
    assert as_admin.get("/admin/jobs/").status_code == 200
    assert as_employer.get("/admin/jobs/").status_code == 403


def test_an_empty_list_says_what_will_appear(as_staff: Any) -> None:
    assert "Здесь появятся долгие задачи" in text_of(as_staff.get("/admin/jobs/"))


def test_the_list_names_people_and_states_and_filters(as_staff: Any, handle: Any) -> None:
    handle(lambda *_: None)
    person = UserFactory(display_name="Коваль Ирина")
    JobFactory(created_by_id=person.id, state=JobState.FAILED, error="KeyError", message="Ошибка")
    JobFactory(state=JobState.DONE, done=1200, total=1200)
    text = text_of(as_staff.get("/admin/jobs/"))
    assert "2 задачи" in text
    assert "Коваль Ирина" in text
    assert "1 200 из 1 200" in text
    failed = text_of(as_staff.get("/admin/jobs/?state=failed"))
    assert "1 задача" in failed
    assert "KeyError" in failed
    assert "1 задача" not in text_of(as_staff.get("/admin/jobs/?kind=count&state=nonsense"))


def test_the_list_costs_the_same_for_three_and_thirty(app: Flask, as_staff: Any) -> None:
    assert _cost(as_staff, 3) == _cost(as_staff, 20)


def _cost(client: Any, rows: int) -> int:
    for _ in range(rows):
        JobFactory(created_by_id=UserFactory().id)
    db.session.commit()
    with counted_queries() as statements:
        client.get("/admin/jobs/")
    return len(statements)
