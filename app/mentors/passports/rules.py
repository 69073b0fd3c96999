"""Pure decisions about a passport: its terms, what the law wants beside a ground, whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.base.terms import KEPT_APART
from app.mentors.enums import MentorCategory, MentorEducation, MentoringBasis, MentorPay
from app.mentors.passports.errors import (
    AmountWithoutPayError,
    PassportDayAheadError,
    PostDaysError,
    WorkerAgreementError,
    WorkerConsentError,
)

_SIGNED = ("consent_on", "order_on", "agreement_on", "post_since")


@dataclass(frozen=True)
class PassportTerms:
    """What a passport says beside the card; `pay_amount` in kopecks, `load_limit` None: none."""

    category: MentorCategory | None = None
    education: MentorEducation | None = None
    education_detail: str = ""
    speciality_ids: Sequence[int] = field(default=(), metadata=KEPT_APART)
    basis: MentoringBasis | None = None
    order_number: str = ""
    order_on: date | None = None
    ordered_by: str = ""
    consent_on: date | None = None
    agreement_number: str = ""
    agreement_on: date | None = None
    pay: MentorPay | None = None
    pay_amount: int | None = None
    load_limit: int | None = None
    post_since: date | None = None


@dataclass(frozen=True)
class PostTerms:
    """A place of work and its days."""

    organization_id: int
    position: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class MoveTerms:
    """A new main place of work and the first day there."""

    organization_id: int
    position: str
    since: date


@dataclass(frozen=True)
class TrainingTerms:
    """A course on mentoring."""

    title: str
    finished_on: date
    held_by: str = ""
    hours: int | None = None
    document: str = ""


def check_passport(terms: PassportTerms, *, today: date) -> None:
    """Raise the error of the first thing that cannot be so, by its field.

    PassportDayAheadError, WorkerConsentError, WorkerAgreementError, AmountWithoutPayError.
    """
    for name in _SIGNED:
        day = getattr(terms, name)
        if day and day > today:
            raise PassportDayAheadError(field=name)
    if terms.basis is MentoringBasis.WORKER:
        if terms.consent_on is None:
            raise WorkerConsentError(field="consent_on")
        if terms.agreement_on is None or not terms.agreement_number:
            raise WorkerAgreementError(field="agreement_number")
    if terms.pay_amount and terms.pay in (None, MentorPay.NONE):
        raise AmountWithoutPayError(field="pay")


def check_move(terms: MoveTerms, *, since: date | None, today: date) -> None:
    """Raise PassportDayAheadError, or PostDaysError for a day not after the former first one."""
    if terms.since > today:
        raise PassportDayAheadError(field="since")
    if since and terms.since <= since:
        raise PostDaysError(field="since")


def check_training(terms: TrainingTerms, *, today: date) -> None:
    """Raise PassportDayAheadError for a course that is not over."""
    if terms.finished_on > today:
        raise PassportDayAheadError(field="finished_on")


def check_days(since: date | None, until: date | None) -> None:
    """Raise PostDaysError for a post that ends before it begins."""
    if since and until and until < since:
        raise PostDaysError(field="until")
