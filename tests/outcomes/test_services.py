"""A record per graduate and day: written down, said by others, two places, a day that is closed."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.extensions import db
from app.outcomes import queries
from app.outcomes.enums import CutoffKind, OutcomeSource, OutcomeUrgency, StatementState
from app.outcomes.errors import (
    CutoffClosedError,
    CutoffTakenError,
    ReasonNeededError,
    SecondPlaceError,
)
from app.outcomes.models import GraduateOutcome
from app.outcomes.queries import cutoffs as days
from app.outcomes.rules import CutoffTerms, FactTerms, OutcomeTerms
from app.outcomes.services import cutoffs, records, statements
from app.students.enums import StudentState
from tests.factories import (
    ItemFactory,
    OrganizationFactory,
    StudentFactory,
    StudyGroupFactory,
    UserFactory,
)
from tests.outcomes.factories import NOW, GraduateOutcomeFactory, MonitoringCutoffFactory

TODAY = date(2024, 10, 5)
DAY = CutoffTerms(CutoffKind.OCTOBER, date(2024, 10, 1), 2022, 2024)
WORK = OutcomeTerms("job", employer_name="Школа", post="Учитель")


def test_a_day_has_a_row_for_each_graduate_it_covers_and_no_other(app: Flask) -> None:
    staff, item = UserFactory(role=Role.STAFF), ItemFactory()
    covered = StudyGroupFactory(graduation_year=2024)
    left = StudentFactory(group=covered, state=StudentState.GRADUATED)
    StudentFactory(group=covered, state=StudentState.EXPELLED)
    StudentFactory(group=covered, state=StudentState.STUDYING)
    StudentFactory(group=StudyGroupFactory(graduation_year=2021), state=StudentState.GRADUATED)
    cutoff = cutoffs.create_cutoff(terms=DAY, items=[item.id], actor=staff)
    found = db.session.scalars(db.select(GraduateOutcome)).all()
    assert [(one.student_id, one.category, one.standing) for one in found] == [
        (left.id, None, OutcomeUrgency.UNKNOWN)
    ]
    assert found[0].speciality_id == covered.speciality_id
    assert found[0].graduation_year == 2024
    late = StudentFactory(group=covered, state=StudentState.GRADUATED)
    assert days.count_to_add(cutoff) == 1
    assert cutoffs.add_graduates(cutoff, actor=staff) == 1
    assert cutoffs.add_graduates(cutoff, actor=staff) == 0
    assert queries.list_chain(late.id)[0].cutoff is cutoff
    with pytest.raises(CutoffTakenError):
        cutoffs.create_cutoff(terms=DAY, items=[item.id], actor=staff)


def test_those_who_still_study_are_asked_of_their_intentions_alone(app: Flask) -> None:
    group = StudyGroupFactory(graduation_year=2024)
    studying = StudentFactory(group=group, state=StudentState.STUDYING)
    terms = CutoffTerms(CutoffKind.BEFORE, date(2024, 5, 15), 2024, 2024)
    cutoffs.create_cutoff(terms=terms, items=[ItemFactory().id], actor=UserFactory(role=Role.STAFF))
    [row] = queries.list_chain(studying.id)
    assert row.cutoff.kind is CutoffKind.BEFORE


def test_what_staff_writes_down_is_signed_and_takes_its_place(app: Flask) -> None:
    staff, outcome = UserFactory(role=Role.STAFF), GraduateOutcomeFactory()
    records.edit_outcome(outcome, terms=WORK, actor=staff, now=NOW, today=TODAY)
    assert outcome.is_employed
    assert outcome.standing is OutcomeUrgency.SETTLED
    assert (outcome.source, outcome.entered_by_id) == (OutcomeSource.STAFF, staff.id)
    risk = replace(WORK, category="unemployed", employer_name="", post="")
    records.edit_outcome(outcome, terms=risk, actor=staff, now=NOW, today=TODAY)
    assert outcome.standing is OutcomeUrgency.RISK
    assert not outcome.is_employed


def test_two_places_are_two_rows_of_which_figures_count_one(app: Flask) -> None:
    staff, main = UserFactory(role=Role.STAFF), GraduateOutcomeFactory()
    with pytest.raises(SecondPlaceError):  # of somebody of whom nothing is known
        records.add_place(main, terms=WORK, actor=staff, now=NOW, today=TODAY)
    records.edit_outcome(main, terms=WORK, actor=staff, now=NOW, today=TODAY)
    second = records.add_place(
        main, terms=replace(WORK, employer_name="Лицей"), actor=staff, now=NOW, today=TODAY
    )
    assert days.count_standings([main.cutoff_id])[main.cutoff_id][OutcomeUrgency.SETTLED] == 1
    records.make_main(second, actor=staff)
    assert [one.employer for one in queries.list_chain(main.student_id)] == ["Лицей", "Школа"]
    assert not main.is_main
    with pytest.raises(SecondPlaceError):
        records.remove_place(second, actor=staff)
    records.remove_place(main, actor=staff)
    assert queries.list_chain(second.student_id) == [second]


def test_what_is_said_first_counts_and_what_differs_waits_for_staff(app: Flask) -> None:
    staff, outcome = UserFactory(role=Role.STAFF), GraduateOutcomeFactory()
    school = OrganizationFactory()

    def hear(terms: FactTerms, source: OutcomeSource) -> StatementState:
        return statements.hear(outcome, terms=terms, source=source, actor=staff, now=NOW).state

    graduate = FactTerms("job", organization_id=school.id, post="Воспитатель")
    assert hear(graduate, OutcomeSource.GRADUATE) is StatementState.TAKEN
    assert outcome.source is OutcomeSource.GRADUATE
    same = FactTerms("job", organization_id=school.id)
    assert hear(same, OutcomeSource.EMPLOYER) is StatementState.TAKEN
    assert outcome.source is OutcomeSource.GRADUATE
    assert hear(FactTerms(""), OutcomeSource.EMPLOYER) is StatementState.WAITING
    assert outcome.category == "job"
    denied = queries.list_statements(outcome)[0]
    with pytest.raises(ReasonNeededError):
        statements.take_statement(denied, reason=" ", actor=staff, now=NOW)
    statements.take_statement(denied, reason="звонили", actor=staff, now=NOW)
    assert (outcome.category, outcome.source, outcome.employer) == (None, None, "")
    assert outcome.standing is OutcomeUrgency.UNKNOWN
    with pytest.raises(MoveNotAllowedError):
        statements.leave_statement(denied, reason="всё же нет", actor=staff, now=NOW)
    assert len(queries.list_statements(outcome)) == 3


def test_a_closed_day_takes_nothing_until_it_is_opened(app: Flask) -> None:
    staff, outcome = UserFactory(role=Role.STAFF), GraduateOutcomeFactory()
    cutoffs.close_cutoff(outcome.cutoff, actor=staff, today=TODAY)
    assert outcome.cutoff.closed_on == TODAY
    with pytest.raises(CutoffClosedError):
        records.edit_outcome(outcome, terms=WORK, actor=staff, now=NOW, today=TODAY)
    with pytest.raises(CutoffClosedError):
        statements.hear(outcome, terms=WORK, source=OutcomeSource.GRADUATE, actor=staff, now=NOW)
    with pytest.raises(MoveNotAllowedError):
        cutoffs.close_cutoff(outcome.cutoff, actor=staff, today=TODAY)
    cutoffs.reopen_cutoff(outcome.cutoff, actor=staff)
    records.edit_outcome(outcome, terms=WORK, actor=staff, now=NOW, today=TODAY)


def test_nobody_but_staff_enters_anything(app: Flask) -> None:
    outcome, cutoff = GraduateOutcomeFactory(), MonitoringCutoffFactory()
    for role in sorted(set(Role) - {Role.STAFF, Role.ADMIN}):
        stranger = UserFactory(role=role)
        with pytest.raises(NotAllowedError):
            records.edit_outcome(outcome, terms=WORK, actor=stranger, now=NOW, today=TODAY)
        with pytest.raises(NotAllowedError):
            cutoffs.close_cutoff(cutoff, actor=stranger, today=TODAY)
