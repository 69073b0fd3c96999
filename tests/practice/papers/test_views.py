"""Papers on pages and as files: for staff, for a student the own ones, for a base its list."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.accounts.enums import Role
from app.accounts.models import User
from app.base.viewer import OPERATOR
from app.extensions import db
from app.jobs.models import Job
from app.practice.papers.jobs import PACK
from app.practice.papers.models import PracticePaperSet
from app.practice.papers.queries import papers as queries
from app.practice.papers.services.issuing import issue_directions
from app.practice.papers.services.lists import send_lists
from app.practice.weeks.enums import PracticeGrade
from app.practice.weeks.models import PracticeResult
from tests.awards.test_letters import pdf_text
from tests.documents.samples import word_text
from tests.factories import LONG_AGO, UserFactory, user_of
from tests.letters import Letters
from tests.pages import text_of
from tests.practice.papers.factories import PracticeProgrammeFactory
from tests.practice.papers.world import TODAY, Practice, published_practice
from tests.practice.weeks.factories import PracticeReferenceFactory

SignIn = Callable[[User], FlaskClient]


def papers_of(practice: Practice) -> str:
    """Return the address of the papers of a period."""
    return f"/practice/periods/{practice.period.id}/papers"


def seen_on(page: Any) -> str:
    """Return the fingerprint that a page of an order carries."""
    found = re.search(r'name="seen"[^>]*value="([^"]+)"', page)
    assert found, "the page carries no fingerprint"
    return found[1]


def test_the_papers_of_a_period_one_step_after_another(
    as_staff: FlaskClient, letters: Letters
) -> None:
    practice = published_practice()
    period = f"/practice/periods/{practice.period.id}"
    page = as_staff.get(papers_of(practice)).text
    assert "Выпустить приказ" in page
    assert "2 базы</a> без действующего договора" in page.replace("\xa0", " ")
    form = as_staff.get(f"{period}/orders/new").text
    done = as_staff.post(
        f"{period}/orders/new",
        data={"signed_on": "2024-02-26", "seen": seen_on(form), "idempotency_key": "one"},
        follow_redirects=True,
    )
    assert "Приказ выпущен" in text_of(done)
    assert "Отправить списки базам" in text_of(done)
    asked = as_staff.get(f"{period}/lists/send").text
    assert "Сад «Ёлочка»" in asked  # nobody to write to there
    assert (
        "списков"
        in text_of(
            as_staff.post(
                f"{period}/lists/send", data={"idempotency_key": "two"}, follow_redirects=True
            )
        ).lower()
    )
    letters.take()
    given = as_staff.post(
        f"{period}/directions", data={"idempotency_key": "three"}, follow_redirects=True
    )
    assert "Направлений выдано: 3" in text_of(given)
    assert "Собрать комплекты студентов" in text_of(given)
    practice.move(practice.placements[0], practice.garden)
    db.session.commit()
    told = text_of(as_staff.get(papers_of(practice)))
    assert "изменилось после приказа" in told
    assert "Выпустить приказ об изменениях" in told
    rows = text_of(as_staff.get(f"{period}/lists"))
    assert rows.count("изменился после отправки") == 2


def test_an_order_of_a_roll_that_changed_meanwhile_is_refused(as_staff: FlaskClient) -> None:
    practice = published_practice()
    address = f"/practice/periods/{practice.period.id}/orders/new"
    seen = seen_on(as_staff.get(address).text)
    practice.move(practice.placements[0], practice.garden)
    db.session.commit()
    told = as_staff.post(address, data={"signed_on": "2024-02-26", "seen": seen})
    assert "назначения изменились" in text_of(told, status=422)


def test_a_student_has_the_own_papers_alone(app: Flask, sign_in: SignIn) -> None:
    practice = published_practice()
    PracticeProgrammeFactory(period=practice.period)
    mine, other = practice.placements[0], practice.placements[1]
    issue_directions(practice.period, on=TODAY, actor=OPERATOR, now=LONG_AGO)
    client = sign_in(user_of(mine.student))
    db.session.commit()
    page = client.get(f"/practice/placements/{mine.id}/papers").text
    assert "Мои документы практики" in page
    assert "Характеристика" not in page  # the base's word goes to the college
    assert client.get(f"/practice/placements/{other.id}/papers").status_code == 404
    files = f"/practice/placements/{mine.id}/papers"
    direction = pdf_text(client.get(f"{files}/practice_direction.pdf").data)
    assert "Белову" in direction
    task = word_text(client.get(f"{files}/practice_task.docx").data)
    assert "Понаблюдать за уроком" in task
    assert "ПК 1.1. Планировать занятия" in task
    assert client.get(f"{files}/practice_characteristic.pdf").status_code == 404
    assert client.get(f"{files}/nothing.pdf").status_code == 404
    theirs = f"/practice/placements/{other.id}/papers/practice_diary.pdf"
    assert client.get(theirs).status_code == 404
    calendar = client.get(f"/practice/placements/{mine.id}/practice.ics").text
    assert "DTSTART;VALUE=DATE:20240401" in calendar
    assert "Белова" not in calendar


def test_marks_references_and_hours_stand_where_they_are_known(as_staff: FlaskClient) -> None:
    practice = published_practice()
    PracticeProgrammeFactory(period=practice.period)
    placement = practice.placements[0]
    PracticeReferenceFactory(placement=placement, text="Готовилась к каждому уроку.")
    mark = PracticeResult(
        placement=placement, grade=PracticeGrade.EXCELLENT, hours=144, attestation_on=TODAY
    )
    db.session.add(mark)
    db.session.commit()
    files = f"/practice/placements/{placement.id}/papers"
    sheet = word_text(as_staff.get(f"{files}/practice_attestation.docx").data)
    assert "Наблюдение уроков\n36" in sheet
    assert "Оценка за практику: 5 (отлично)" in sheet
    reference = word_text(as_staff.get(f"{files}/practice_characteristic.docx").data)
    assert "Готовилась к каждому уроку." in reference
    diary = pdf_text(as_staff.get(f"{files}/practice_diary.pdf").data)
    assert "01.04.2024" in diary
    assert "06.04.2024" not in diary  # a Saturday


@pytest.mark.parametrize("consents", [True, False])
def test_a_base_reads_its_list_by_the_consents(
    app: Flask, sign_in: SignIn, letters: Letters, consents: bool
) -> None:
    practice = published_practice()
    send_lists(practice.period, task=None, actor=OPERATOR, now=LONG_AGO, today=TODAY)
    if not consents:
        db.session.execute(db.text("DELETE FROM consents"))
    employer = UserFactory(role=Role.EMPLOYER, organization_id=practice.school.organization_id)
    stranger = UserFactory(role=Role.EMPLOYER, organization_id=practice.garden.organization_id)
    db.session.commit()
    school = queries.find_list(practice.period, practice.school.base_id)
    assert school is not None
    client = sign_in(employer)
    address = f"/practice/base-lists/{school.id}/file.docx"
    assert address in client.get(f"/practice/places/{practice.school.id}").text
    text = word_text(client.get(address).data)
    assert ("Белова Ирина Олеговна" in text) is consents
    assert sign_in(stranger).get(address).status_code == 404
    staff = sign_in(UserFactory(role=Role.STAFF))
    db.session.commit()
    assert "Белова Ирина Олеговна" in word_text(staff.get(address).data)


def test_sheets_say_what_a_base_and_an_accountant_need(as_staff: FlaskClient) -> None:
    practice = published_practice()
    period = f"/practice/periods/{practice.period.id}"
    base = as_staff.get(f"{period}/bases/{practice.school.base_id}/students.xlsx").data
    cells = [cell for row in openpyxl.load_workbook(io.BytesIO(base)).active.values for cell in row]
    assert {"Белова Ирина Олеговна", "Гринько Павел Ильич", 144} <= set(cells)
    assert "Яшина Вера Львовна" not in cells
    assert any(str(cell).startswith("Ответственный от базы практики ___") for cell in cells)
    load = as_staff.get(f"{period}/load.xlsx").data
    rows = list(openpyxl.load_workbook(io.BytesIO(load)).active.values)
    total = next(row for row in rows if row[0] == "Итого")
    assert (total[3], total[8]) == (3, 432)


def test_a_set_is_packed_by_the_worker_and_taken(as_staff: FlaskClient) -> None:
    practice = published_practice()
    answer = as_staff.post(
        f"/practice/periods/{practice.period.id}/sets/new",
        data={
            "kinds": ["practice_task", "practice_diary"],
            "base_id": practice.school.base_id,
            "file_format": "docx",
            "idempotency_key": "set",
        },
    )
    assert answer.status_code == 302
    # The queue of tests works at once.
    (job,) = db.session.scalars(db.select(Job).where(Job.kind == PACK)).all()
    assert job.result_url == papers_of(practice)
    made = db.select(PracticePaperSet).where(PracticePaperSet.period_id == practice.period.id)
    packed = db.session.scalars(made).one()
    assert packed.count == 4
    assert "Готовые файлы" in as_staff.get(papers_of(practice)).text
    data = as_staff.get(f"/practice/paper-sets/{packed.id}/file").data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    assert len(names) == 4
    assert sum("Белова" in name for name in names) == 2


def test_the_dashboard_counts_the_working_days_down(as_staff: FlaskClient) -> None:
    practice = published_practice()
    page = text_of(as_staff.get("/dashboard"))
    assert "Выпустить приказ о практике" in page
    assert "2 базы ждут списки студентов" in page
    # From 26 February to 18 March 2024, 8 March apart.
    assert "осталось: 15 рабочих дней" in page.replace("\xa0", " ")
    assert practice.period.title in page
