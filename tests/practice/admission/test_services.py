"""Papers are noted, many students are briefed; the conditions of SQL are those of the rules."""

from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.accounts.enums import Role
from app.base.errors import NotAllowedError
from app.extensions import db
from app.practice.admission import queries, services
from app.practice.admission.models import Clearance
from app.practice.admission.rules import ClearanceTerms, CoveredDays, lacks
from app.practice.enums import ClearanceKind as Kind
from app.students.models import Student
from tests.factories import LONG_AGO, StudentFactory, UserFactory
from tests.practice.admission.factories import ClearanceFactory

TODAY = date(2024, 2, 26)
WEEKS = CoveredDays(date(2024, 4, 1), date(2024, 4, 28))


def test_a_new_paper_takes_the_place_of_the_one_before(app: Flask) -> None:
    staff, student = UserFactory(role=Role.STAFF), StudentFactory()
    for until in (date(2024, 3, 1), date(2025, 3, 1)):
        services.write_clearance(
            student,
            kind=Kind.MEDICAL_EXAMINATION,
            terms=ClearanceTerms(date(2024, 2, 1), until),
            actor=staff,
            now=LONG_AGO,
            today=TODAY,
        )
    [clearance] = db.session.scalars(select(Clearance))
    assert (clearance.valid_until, clearance.checked_by_id) == (date(2025, 3, 1), staff.id)


def test_a_briefing_leaves_later_ones_and_goes_back(app: Flask) -> None:
    staff = UserFactory(role=Role.STAFF)
    kind = Kind.SAFETY_BRIEFING
    new = StudentFactory()
    early = ClearanceFactory(kind=kind, given_on=date(2023, 9, 1), valid_until=None).student
    late = ClearanceFactory(kind=kind, given_on=date(2024, 2, 20), valid_until=None).student
    ids, day = [new.id, early.id, late.id], date(2024, 2, 12)
    before = services.brief_students(ids, day=day, actor=staff, now=LONG_AGO, today=TODAY)
    assert before == {new.id: None, early.id: "2023-09-01"}
    assert services.take_briefing_back(before, day=day, actor=staff, now=LONG_AGO) == 2
    days = {one: held[kind].given_on for one, held in queries.held_by(ids).items()}
    assert days == {early.id: date(2023, 9, 1), late.id: date(2024, 2, 20)}


@pytest.mark.parametrize("role", [Role.STUDENT, Role.EMPLOYER, Role.MENTOR, Role.COUNCIL])
def test_only_the_college_notes_papers(app: Flask, role: Role) -> None:
    with pytest.raises(NotAllowedError):
        services.brief_students(
            [StudentFactory().id],
            day=TODAY,
            actor=UserFactory(role=role),
            now=LONG_AGO,
            today=TODAY,
        )


def test_the_list_of_those_who_lack_is_what_the_rules_say(app: Flask) -> None:
    for kind in Kind:
        for until in (None, date(2024, 3, 1), date(2024, 4, 10), date(2024, 4, 28)):
            for born in (date(2000, 1, 1), date(2006, 4, 1), date(2006, 4, 2), date(2008, 2, 29)):
                given = date(2023, 9, 1)
                ClearanceFactory(
                    kind=kind,
                    given_on=given,
                    valid_until=until,
                    student=StudentFactory(birth_date=born),
                )
    ClearanceFactory(kind=Kind.MEDICAL_BOOK, given_on=None, valid_until=None)
    students = db.session.scalars(select(Student)).all()
    held = queries.terms_held_by([one.id for one in students])
    for kind in Kind:
        statement = queries.list_admission(weeks=WEEKS, required=[kind], is_lacking=True)
        expected = {
            one.id
            for one in students
            if lacks([kind], held.get(one.id, {}), WEEKS, birth_date=one.birth_date)
        }
        assert {one.id for one in db.session.scalars(statement)} == expected
    assert queries.count_lacking([one.group_id for one in students], list(Kind), WEEKS)


def test_nobody_of_age_on_29_february_is_asked_for_a_consent(app: Flask) -> None:
    leap = date(2024, 2, 29)
    for days in range(-2, 3):
        StudentFactory(birth_date=date(2006, 3, 1) + timedelta(days))
    weeks = CoveredDays(leap, leap)
    kind = Kind.REPRESENTATIVE_CONSENT
    statement = queries.list_admission(weeks=weeks, required=[kind], is_lacking=True)
    found = {one.birth_date for one in db.session.scalars(statement)}
    expected = {
        one.birth_date
        for one in db.session.scalars(select(Student))
        if lacks([kind], {}, weeks, birth_date=one.birth_date)
    }
    assert found == expected
