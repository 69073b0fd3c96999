"""What became of those who were somewhere: by the last day known, at the base, after a fair."""

from datetime import date

from flask import Flask
from flask.testing import FlaskClient

from app.extensions import db
from app.jobfair.enums import OfferState
from app.outcomes.enums import CutoffKind, OutcomeUrgency
from app.outcomes.models import MonitoringCutoff
from app.outcomes.queries import following, list_waiting
from app.outcomes.queries.following import Followed
from app.outcomes.queries.keeping import past_records, past_statements
from app.students.models import Student
from tests.jobfair.factories import OfferFactory
from tests.mentors.factories import MentorshipFactory
from tests.outcomes.factories import (
    GraduateOutcomeFactory,
    MonitoringCutoffFactory,
    OutcomeStatementFactory,
)

TODAY = date(2024, 2, 26)


def _day(day: date, kind: CutoffKind = CutoffKind.OCTOBER) -> MonitoringCutoff:
    return MonitoringCutoffFactory(day=day, kind=kind)


def _on(cutoff: MonitoringCutoff, student: Student, **facts: object) -> None:
    GraduateOutcomeFactory(cutoff=cutoff, student=student, **facts)


def test_the_last_day_known_counts_and_intentions_do_not(app: Flask) -> None:
    mentorship = MentorshipFactory()
    mentor, student = mentorship.mentor, mentorship.student
    here = {"category": "job", "organization": mentor.organization}
    early, late = _day(date(2023, 10, 1)), _day(date(2023, 12, 1), CutoffKind.DECEMBER)
    _on(early, student, category="unemployed")
    _on(late, student, **here)
    _on(_day(date(2024, 3, 1), CutoffKind.MARCH), student)  # nobody knows yet
    _on(_day(date(2024, 5, 15), CutoffKind.BEFORE), student, category="will_study")
    found = following.follow_mentees(mentor.id, mentor.organization_id)
    assert found == Followed(known=1, employed=1, there=1)
    assert following.follow_mentees(mentor.id, 10**6).there == 0
    assert following.follow_mentees(10**6, 1) == Followed(0, 0, 0)


def test_a_fair_is_followed_on_the_days_that_came(app: Flask) -> None:
    offer = OfferFactory(state=OfferState.ACCEPTED)
    application = offer.application
    march, june = _day(date(2024, 3, 1), CutoffKind.MARCH), _day(date(2024, 6, 1), CutoffKind.JUNE)
    _on(march, application.student, category="job", organization=application.vacancy.organization)
    _on(june, application.student, category="job", employer_name="Другая школа")
    found = following.follow_fair(application.fair_id, date(2023, 11, 20), today=TODAY)
    assert found == []
    found = following.follow_fair(application.fair_id, date(2023, 11, 20), today=date(2024, 7, 1))
    assert [(one.months, one.cutoff, one.found) for one in found] == [
        (3, march, Followed(1, 1, 1)),
        (6, june, Followed(1, 1, 0)),
    ]


def test_what_waits_is_told_by_open_day_and_what_is_past_by_term(app: Flask) -> None:
    cutoff = _day(date(2023, 10, 1))
    late = GraduateOutcomeFactory(
        cutoff=cutoff, category="job", employer_name="Школа", certificate_until=date(2024, 1, 1)
    )
    OutcomeStatementFactory(outcome=late)
    GraduateOutcomeFactory(cutoff=cutoff)
    assert list_waiting(today=TODAY) == [(cutoff.id, 1, 1)]
    assert list_waiting(today=date(2023, 12, 1)) == [(cutoff.id, 1, 0)]
    assert db.session.scalars(past_records(TODAY)).all() == [late]
    assert db.session.scalars(past_records(date(2023, 10, 1))).all() == []
    assert len(db.session.scalars(past_statements(TODAY)).all()) == 1


def test_staff_sees_who_needs_help_first_thing_and_on_the_cards(as_staff: FlaskClient) -> None:
    mentorship = MentorshipFactory()
    student = mentorship.student
    _on(_day(date(2024, 3, 1), CutoffKind.MARCH), student, category="unemployed")
    db.session.commit()
    page = as_staff.page("/dashboard", status=200)
    assert f"{OutcomeUrgency.RISK.label}: Занятость на 01.03.2024" in page
    card = as_staff.page(f"/mentors/{mentorship.mentor_id}", status=200)
    assert "Наставляемые после выпуска" in card
    assert "зарегистрирован(-а) безработным" in as_staff.page(f"/students/{student.id}", status=200)
