"""Orders that appoint mentors: many in one paper, issued once, stored as it was."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask

from app.accounts.enums import Role
from app.base.errors import NotAllowedError
from app.documents.appointment_forms import MENTOR_APPOINTMENT
from app.documents.printing import render_paper
from app.documents.queries import find_paper
from app.extensions import db
from app.mentors.appointments import services
from app.mentors.appointments.errors import (
    AppointmentIssuedError,
    AppointmentNumberError,
    AppointmentTermError,
    AppointmentYearError,
    ConsentsMissingError,
    NobodyAppointedError,
)
from app.mentors.appointments.models import MentorAppointment
from app.mentors.appointments.queries import list_appointed
from app.mentors.appointments.rules import AppointmentTerms
from app.mentors.enums import MentoringBasis
from tests.factories import UserFactory
from tests.mentors.factories import MentorFactory

TODAY, NOW = date(2024, 2, 26), datetime(2024, 2, 26, 9, tzinfo=UTC)


def _terms(*mentors: Any, **changes: Any) -> AppointmentTerms:
    values = {
        "number": "14-н",
        "signed_on": TODAY,
        "basis": MentoringBasis.CHARTER,
        "starts_on": TODAY,
        "mentor_ids": [one.id for one in mentors],
    }
    return AppointmentTerms(**{**values, **changes})


def _order(*mentors: Any, **changes: Any) -> MentorAppointment:
    return services.create_appointment(terms=_terms(*mentors, **changes), actor=UserFactory())


def _issue(order: MentorAppointment) -> Any:
    return services.issue_appointment(order, actor=UserFactory(), today=TODAY, now=NOW)


def test_an_order_names_many_and_stays_as_it_was_issued(app: Flask) -> None:
    mentors = [MentorFactory(consent_on=TODAY, load_limit=2) for _ in range(3)]
    order = _order(*mentors)
    paper = _issue(order)
    rows = paper.snapshot["values"]["rows"]
    assert [row["name"] for row in rows] == [one.full_name for one in list_appointed(order)]
    assert {(one.order_number, one.order_on, one.basis) for one in mentors} == {
        ("14-н", TODAY, MentoringBasis.CHARTER)
    }
    mentors[0].last_name = "Другая"
    db.session.commit()
    for file_format, mark in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert render_paper(paper, file_format).startswith(mark)
    assert find_paper(order, kind=MENTOR_APPOINTMENT.name) is paper
    assert "Другая" not in str(paper.snapshot)


def test_an_issued_order_is_not_changed_nor_issued_again(app: Flask) -> None:
    order, staff = _order(MentorFactory()), UserFactory()
    _issue(order)
    with pytest.raises(AppointmentIssuedError):
        _issue(order)
    with pytest.raises(AppointmentIssuedError):
        services.edit_appointment(order, terms=_terms(), actor=staff)
    with pytest.raises(AppointmentIssuedError):
        services.remove_appointment(order, actor=staff)


def test_a_draft_is_changed_and_removed(app: Flask) -> None:
    first, second, staff = MentorFactory(), MentorFactory(), UserFactory()
    order = _order(first)
    services.edit_appointment(order, terms=_terms(second, number="15-н"), actor=staff)
    assert list_appointed(order) == [second]
    services.remove_appointment(order, actor=staff)
    assert db.session.get(MentorAppointment, order.id) is None


def test_a_number_stands_once_in_a_year(app: Flask) -> None:
    _order(MentorFactory())
    with pytest.raises(AppointmentNumberError):
        _order(MentorFactory())
    _order(MentorFactory(), signed_on=date(2023, 2, 26))


def test_what_an_order_cannot_be(app: Flask) -> None:
    with pytest.raises(NobodyAppointedError):
        _issue(_order())
    with pytest.raises(AppointmentTermError):
        _order(MentorFactory(), ends_on=date(2024, 2, 25))
    with pytest.raises(AppointmentYearError):
        _order(MentorFactory(), signed_on=date(1950, 2, 26))
    worker = _order(MentorFactory(), number="16-н", basis=MentoringBasis.WORKER)
    with pytest.raises(ConsentsMissingError):
        _issue(worker)


def test_the_college_alone_appoints(app: Flask) -> None:
    for role in (Role.COUNCIL, Role.MENTOR, Role.STUDENT):
        with pytest.raises(NotAllowedError):
            services.create_appointment(terms=_terms(), actor=UserFactory(role=role))
