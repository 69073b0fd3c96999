"""Consents for tests."""

from datetime import date
from typing import Any

from app.extensions import db
from app.mentors.models import Mentor
from app.privacy.enums import ConsentState, ConsentWay, GivenBy, RepresentativeKind
from app.privacy.models import Consent
from app.privacy.services.texts import text_in_force
from app.students.models import Student
from tests.factories import LONG_AGO


def consent_of(
    person: Student | Mentor, kind: str, given_by: GivenBy = GivenBy.PERSON, **values: Any
) -> Consent:
    """Store a consent that is in force, whoever would be needed for it."""
    is_represented = given_by is GivenBy.REPRESENTATIVE
    consent = Consent(
        student_id=person.id if isinstance(person, Student) else None,
        mentor_id=person.id if isinstance(person, Mentor) else None,
        kind=kind,
        text=text_in_force(kind, now=LONG_AGO),
        given_by=given_by,
        representative_name="Петренко Ольга Ивановна" if is_represented else "",
        representative_kind=RepresentativeKind.PARENT if is_represented else None,
        way=ConsentWay.PAPER,
        given_on=date(2023, 9, 1),
        recorded_at=LONG_AGO,
        **{"state": ConsentState.GIVEN, **values},
    )
    db.session.add(consent)
    db.session.flush()
    return consent
