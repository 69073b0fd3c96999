"""Pure decisions about orders that appoint mentors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.base.terms import KEPT_APART
from app.mentors.appointments.errors import (
    AppointmentTermError,
    AppointmentYearError,
    ConsentsMissingError,
)
from app.mentors.enums import MentoringBasis

YEARS = range(2000, 2101)
NAMED = 5  # in a refusal: the rest is seen once these are put right


@dataclass(frozen=True)
class AppointmentTerms:
    """An order: its number and day, on what ground, for how long, whom it appoints."""

    number: str
    signed_on: date
    basis: MentoringBasis
    starts_on: date
    mentor_ids: Sequence[int] = field(metadata=KEPT_APART)
    ends_on: date | None = None


def check_term(terms: AppointmentTerms) -> None:
    """Raise AppointmentTermError for an end before the beginning, AppointmentYearError."""
    if terms.signed_on.year not in YEARS:
        raise AppointmentYearError(field="signed_on")
    if terms.ends_on and terms.ends_on < terms.starts_on:
        raise AppointmentTermError(field="ends_on")


def lacking_consent(basis: MentoringBasis, mentors: Iterable[Any]) -> list[Any]:
    """Return those whose passports lack what a ground wants in writing."""
    return [one for one in mentors if not _is_agreed(basis, one)]


def check_consents(basis: MentoringBasis, mentors: Iterable[Any]) -> None:
    """Raise ConsentsMissingError where article 351.8 forbids to appoint."""
    lacking = lacking_consent(basis, mentors) if basis is MentoringBasis.WORKER else []
    if lacking:
        raise ConsentsMissingError([one.short_name for one in lacking[:NAMED]])


def _is_agreed(basis: MentoringBasis, mentor: Any) -> bool:
    if basis is MentoringBasis.WORKER and not (mentor.agreement_number and mentor.agreement_on):
        return False
    return mentor.consent_on is not None
