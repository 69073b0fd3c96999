"""Entering what became of a graduate: once for a date, by staff alone."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.base.errors import NotAllowedError, NotFoundError
from app.outcomes import queries, services
from app.outcomes.categories import RANKS
from app.outcomes.enums import CutOff
from app.outcomes.errors import OutcomeTakenError
from app.outcomes.rules import OutcomeTerms
from tests.factories import OrganizationFactory, StudentFactory, StudyGroupFactory, UserFactory
from tests.outcomes.factories import GraduateOutcomeFactory

TODAY = date(2026, 10, 5)
TERMS = OutcomeTerms(CutOff.OCTOBER, 2026, "employed", employer="Школа")


def test_a_chain_is_entered_once_for_a_date_and_put_right(app: Flask) -> None:
    staff = UserFactory(role=Role.STAFF)
    student = StudentFactory(group=StudyGroupFactory(graduation_year=2026))
    services.record_outcome(
        student,
        terms=replace(TERMS, cut_off=CutOff.MARCH, year=2027),
        actor=staff,
        today=TODAY,
    )
    first = services.record_outcome(student, terms=TERMS, actor=staff, today=TODAY)
    chain = queries.list_chain(student.id, visible_to=staff)
    assert [(one.year, one.cut_off) for one in chain] == [
        (2026, CutOff.OCTOBER),
        (2027, CutOff.MARCH),
    ]
    assert first.entered_by_id == staff.id
    at_risk = replace(TERMS, category="risk_army", employer="")
    services.edit_outcome(first, terms=at_risk, actor=staff, today=TODAY)
    assert first.rank == RANKS["risk_army"] < RANKS["employed"]
    assert queries.count_at_risk(2026, CutOff.OCTOBER) == 1
    assert queries.count_at_risk(2027, CutOff.MARCH) == 0
    with pytest.raises(OutcomeTakenError) as caught:
        services.record_outcome(student, terms=TERMS, actor=staff, today=TODAY)
    assert caught.value.field == "cut_off"


def test_nobody_but_staff_enters_or_reads(app: Flask) -> None:
    outcome = GraduateOutcomeFactory(organization=OrganizationFactory(), employer="")
    for role in sorted(set(Role) - {Role.STAFF, Role.ADMIN}):
        stranger = UserFactory(role=role)
        with pytest.raises(NotAllowedError):
            services.edit_outcome(outcome, terms=TERMS, actor=stranger, today=TODAY)
        with pytest.raises(NotFoundError):
            queries.get_outcome(outcome.id, visible_to=stranger)
        assert queries.list_chain(outcome.student_id, visible_to=stranger) == []
    staff = UserFactory(role=Role.STAFF)
    assert queries.get_outcome(outcome.id, visible_to=staff).line.is_employed
