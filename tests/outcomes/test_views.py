"""The monitoring over HTTP: staff alone; a day, its graduates, what they do, what others said."""

from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from app.accounts.models import User
from app.extensions import db
from app.outcomes.enums import CutoffKind, OutcomeSource
from app.outcomes.models import GraduateOutcome, MonitoringCutoff
from app.students.enums import StudentState
from tests.factories import ItemFactory, StudentFactory, StudyGroupFactory
from tests.outcomes.factories import (
    GraduateOutcomeFactory,
    MonitoringCutoffFactory,
    OutcomeStatementFactory,
)
from tests.pages import text_of

SignIn = Callable[[User], FlaskClient]
TODAY = date(2024, 2, 26)


def _marks() -> tuple[MonitoringCutoff, GraduateOutcome]:
    cutoff = MonitoringCutoffFactory(kind=CutoffKind.MARCH, day=date(2024, 3, 1), first_year=2021)
    group = StudyGroupFactory(graduation_year=2023)
    outcome = GraduateOutcomeFactory(cutoff=cutoff, student=StudentFactory(group=group))
    db.session.commit()
    return cutoff, outcome


def _facts(version: int, **changes: str) -> dict[str, str]:
    return {
        "version": str(version),
        "category": "job",
        "employer_name": "Школа в Луганске",
        "post": "Учитель",
        "by_speciality": "yes",
        "since": "2023-09-01",
        "proof": "order",
        **changes,
    }


def test_a_day_goes_from_the_plan_to_its_closed_figures(as_staff: FlaskClient) -> None:
    item = ItemFactory()
    group = StudyGroupFactory(graduation_year=2023)
    StudentFactory(group=group, state=StudentState.GRADUATED)
    db.session.commit()
    answer = as_staff.post(
        f"/outcomes/cutoffs/new?item={item.id}",
        data={
            "kind": "march",
            "day": "2024-03-01",
            "first_year": "2021",
            "last_year": "2023",
            "plan_item_ids": str(item.id),
        },
    )
    cutoff = db.session.scalars(db.select(MonitoringCutoff)).one()
    assert answer.location == f"/outcomes/cutoffs/{cutoff.id}"
    assert "Занятость на 01.03.2024" in as_staff.page(answer.location, status=200)
    outcome = db.session.scalars(db.select(GraduateOutcome)).one()
    answer = as_staff.post(f"/outcomes/{outcome.id}/edit", data=_facts(outcome.version))
    page = as_staff.page(answer.location, status=200)
    assert "Школа в Луганске" in page
    assert "приказ о приёме" in page
    sheet = as_staff.get(f"/outcomes/cutoffs/{cutoff.id}/specialities.xlsx")
    assert sheet.status_code == 200
    db.session.refresh(cutoff)
    as_staff.post(f"/outcomes/cutoffs/{cutoff.id}/closing", data={"version": cutoff.version})
    assert "закрыт" in as_staff.page(f"/outcomes/cutoffs/{cutoff.id}", status=200)
    assert "Занятость на 01.03.2024" in as_staff.page(f"/plan/items/{item.id}", status=200)
    refused = as_staff.post(f"/outcomes/{outcome.id}/edit", data=_facts(outcome.version))
    assert "Срез закрыт" in text_of(refused, status=422)


def test_two_people_who_enter_one_record_see_both_versions(as_staff: FlaskClient) -> None:
    _cutoff, outcome = _marks()
    seen = outcome.version
    as_staff.post(f"/outcomes/{outcome.id}/edit", data=_facts(seen))
    late = as_staff.post(f"/outcomes/{outcome.id}/edit", data=_facts(seen, employer_name="Лицей"))
    page = text_of(late, status=409)
    assert "Лицей" in page
    assert "Школа в Луганске" in page
    db.session.refresh(outcome)
    assert outcome.employer_name == "Школа в Луганске"


@pytest.mark.parametrize(("changes", "words"), [
    ({"category": ""}, "Выберите категорию"),
    ({"employer_name": ""}, "Укажите, где работает"),
    ({"since": "2024-03-02"}, "позже даты среза"),
    ({"certificate_on": "2024-02-27"}, "позже сегодняшней"),
])  # fmt: skip
def test_bad_input_is_told_by_its_field(
    as_staff: FlaskClient, changes: dict[str, str], words: str
) -> None:
    _cutoff, outcome = _marks()
    answer = as_staff.post(f"/outcomes/{outcome.id}/edit", data=_facts(outcome.version, **changes))
    assert words in text_of(answer, status=422)


def test_those_at_risk_come_first_and_filters_stand_in_the_address(as_staff: FlaskClient) -> None:
    cutoff, unknown = _marks()
    risk = GraduateOutcomeFactory(cutoff=cutoff, category="unemployed")
    works = GraduateOutcomeFactory(cutoff=cutoff, category="job", employer_name="Школа")
    second = GraduateOutcomeFactory(
        cutoff=cutoff, student=works.student, is_main=False, category="job", employer_name="Лицей"
    )
    db.session.commit()
    page = as_staff.page("/outcomes/", status=200)
    names = [one.student.full_name for one in (risk, unknown, works)]
    assert sorted(names, key=page.index) == names
    page = as_staff.page("/outcomes/?standing=unknown", status=200)
    assert unknown.student.full_name in page
    assert risk.student.full_name not in page
    page = as_staff.page("/outcomes/?second=y", status=200)
    assert "Лицей" in page
    assert unknown.student.full_name not in page
    assert second.student.full_name in as_staff.page("/outcomes/?bare=y", status=200)


def test_two_answers_that_differ_are_compared_and_decided_for_a_reason(
    as_staff: FlaskClient,
) -> None:
    cutoff, outcome = _marks()
    outcome.category, outcome.employer_name = "job", "Школа"
    outcome.source = OutcomeSource.GRADUATE
    said = OutcomeStatementFactory(
        outcome=outcome, source=OutcomeSource.EMPLOYER, category="", employer_name=""
    )
    db.session.commit()
    assert "ответы расходятся" in as_staff.page("/outcomes/?disputed=y", status=200)
    address = f"/outcomes/{outcome.id}/statements/{said.id}"
    assert "здесь не работает" in as_staff.page(address, status=200)
    terms = {"version": str(outcome.version), "decision": "take", "reason": ""}
    assert "почему" in text_of(as_staff.post(address, data=terms), status=422)
    as_staff.post(address, data={**terms, "reason": "звонили в школу"})
    page = as_staff.page(f"/outcomes/{outcome.id}", status=200)
    assert "нет сведений" in page
    assert "звонили в школу" in page
    assert cutoff.is_open


def test_nobody_but_staff_opens_the_monitoring(as_student: FlaskClient) -> None:
    _cutoff, outcome = _marks()
    for address in ("/outcomes/", f"/outcomes/{outcome.id}", "/outcomes/cutoffs/"):
        assert as_student.get(address).status_code == 403
