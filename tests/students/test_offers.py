"""Nothing is offered to who does not study, and nothing is begun with such a person."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.contracts.queries import alive_of_students_in, drafts_to_offer
from app.contracts.services.contracts import draft_contract, edit_contract
from app.contracts.support.enums import SupportKind
from app.contracts.support.rules import SupportTerms
from app.contracts.terms import ContractTerms
from app.extensions import db
from app.jobfair.services.applications import apply_for
from app.mentors.rules import MentorshipTerms
from app.mentors.services import start_mentorship
from app.practice.services.placements import place_by_hand
from app.practice.services.wishes import save_wishes
from app.students import queries
from app.students.enums import Offer, StudentState
from app.students.errors import (
    NotOfferedError,
)
from app.students.models import Student
from app.students.services.cards import invite_student
from tests.factories import (
    ItemFactory,
    OrganizationFactory,
    StudentFactory,
    StudyGroupFactory,
    user_of,
)
from tests.jobfair.factories import VacancyFactory
from tests.mentors.factories import MentorFactory
from tests.pages import text_of
from tests.practice.factories import PracticePeriodFactory, PracticePlaceFactory
from tests.students.lives import NOW, TODAY, staff

pytestmark = pytest.mark.both_databases


def _wish(student: Student) -> Any:
    period = PracticePeriodFactory(groups=[student.group])
    place = PracticePlaceFactory(period=period)
    return save_wishes(
        period,
        student,
        place_ids=[place.id],
        send=True,
        actor=student.account,
        now=NOW,
        today=TODAY,
    )


def _seat(student: Student) -> Any:
    period = PracticePeriodFactory(groups=[student.group], state="distributed")
    place = PracticePlaceFactory(period=period)
    return place_by_hand(period, student=student, place=place, note="", actor=staff(), now=NOW)


def _terms(student: Student, **said: Any) -> ContractTerms:
    return ContractTerms(
        number="7",
        organization_id=OrganizationFactory().id,
        student_id=student.id,
        drafted_on=TODAY,
        training_until=date(2025, 6, 30),
        work_years=3,
        position="Воспитатель",
        support=(SupportTerms(SupportKind.HOUSING),),
        plan_item_ids=[ItemFactory().id],
        **said,
    )


def _contract(student: Student) -> Any:
    return draft_contract(terms=_terms(student), actor=staff(), today=TODAY)


def _mentor(student: Student) -> Any:
    terms = MentorshipTerms(
        student_id=student.id, plan_item_ids=[ItemFactory().id], starts_on=TODAY, goal="Практика"
    )
    return start_mentorship(MentorFactory(), terms=terms, actor=staff(), today=TODAY, now=NOW)


def _fair(student: Student) -> Any:
    return apply_for(VacancyFactory(), student=student, note="", actor=student.account, now=NOW)


OFFERS = (_wish, _seat, _contract, _mentor, _fair)
NOT_STUDYING = [one for one in StudentState if one is not StudentState.STUDYING]
REFUSED = [
    pytest.param(begin, state, id=f"{begin.__name__}-{state}")
    for begin in OFFERS
    for state in NOT_STUDYING
    if (begin, state) != (_fair, StudentState.GRADUATED)  # the fair is theirs too
]


def test_graduates_of_earlier_years_apply_at_the_fair(app: Flask) -> None:
    graduate = StudentFactory(state=StudentState.GRADUATED)
    user_of(graduate)
    assert _fair(graduate).student is graduate


@pytest.mark.parametrize(("begin", "state"), REFUSED)
def test_nothing_is_begun_with_who_does_not_study(
    app: Flask, begin: Any, state: StudentState
) -> None:
    student = StudentFactory()
    user_of(student)
    student.state = state
    db.session.commit()
    with pytest.raises(NotOfferedError) as refused:
        begin(student)
    assert str(refused.value)


@pytest.mark.parametrize("state", [StudentState.GRADUATED, StudentState.TRANSFERRED])
def test_who_is_trained_at_a_university_has_a_contract_on_that(
    app: Flask, state: StudentState
) -> None:
    student = StudentFactory(state=state)
    terms = _terms(student, training_organization="Педагогический университет")
    contract = draft_contract(terms=terms, actor=staff(), today=TODAY)
    db.session.commit()
    assert list(db.session.scalars(drafts_to_offer([contract.id]))) == [contract]
    assert db.session.execute(alive_of_students_in([state])).all() == []
    home = replace(terms, training_organization="")
    with pytest.raises(NotOfferedError):
        edit_contract(contract, terms=home, actor=staff(), now=NOW, today=TODAY)


@pytest.mark.parametrize("offer", Offer)
def test_choices_leave_out_who_was_expelled(app: Flask, offer: Offer) -> None:
    here, gone = StudentFactory(), StudentFactory(state=StudentState.EXPELLED)
    found = [row.id for row in db.session.execute(queries.student_choices(offer).statement)]
    assert here.id in found
    assert gone.id not in found
    kept = queries.student_choices(offer, chosen=gone.id)
    assert gone.id in [row.id for row in db.session.execute(kept.statement)]


def test_an_expelled_student_is_not_invited(app: Flask) -> None:
    student = StudentFactory(state=StudentState.EXPELLED, email="one@test.example")
    with pytest.raises(NotOfferedError):
        invite_student(student, email="one@test.example", actor=staff(), now=NOW, at=NOW)
    assert queries.count_to_invite([student.id]).left == 1


def test_periods_count_those_who_study(app: Flask) -> None:
    from app.practice.queries.periods import count_period

    group = StudyGroupFactory()
    StudentFactory(group=group)
    gone = StudentFactory(group=group)
    period = PracticePeriodFactory(groups=[group])
    over = PracticePeriodFactory(
        groups=[group], starts_on=date(2023, 11, 1), ends_on=date(2023, 11, 28)
    )
    gone.state, gone.state_since = StudentState.EXPELLED, TODAY
    db.session.commit()
    assert count_period(period).students == 1
    assert count_period(over).students == 2  # who took part then did


def test_staff_see_what_an_expelled_student_leaves(as_staff: FlaskClient) -> None:
    student = StudentFactory()
    _contract(student)
    _mentor(student)
    db.session.commit()
    assert "решите, что с" not in text_of(as_staff.get("/dashboard"))
    student.state = StudentState.EXPELLED
    db.session.commit()
    page = text_of(as_staff.get("/dashboard"))
    assert "решите, что с целевым договором" in page
    assert "решите, что с наставником" in page
