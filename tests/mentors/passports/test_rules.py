"""What a passport may say: the pure part."""

from dataclasses import replace
from datetime import date

import pytest

from app.base.errors import DomainError
from app.mentors.enums import MentoringBasis, MentorPay
from app.mentors.errors import MentorIsFullError, WorkersOnlyError
from app.mentors.passports.errors import (
    AmountWithoutPayError,
    PassportDayAheadError,
    PostDaysError,
    WorkerAgreementError,
    WorkerConsentError,
)
from app.mentors.passports.rules import MoveTerms, PassportTerms, check_move, check_passport
from app.mentors.rules import check_basis, check_load

TODAY = date(2024, 2, 26)
EARLIER, AHEAD = date(2024, 2, 1), date(2024, 2, 27)
WORKER = PassportTerms(
    basis=MentoringBasis.WORKER,
    consent_on=EARLIER,
    agreement_number="7",
    agreement_on=EARLIER,
)


@pytest.mark.parametrize(
    ("terms", "error", "field"),
    [
        (PassportTerms(consent_on=AHEAD), PassportDayAheadError, "consent_on"),
        (PassportTerms(order_on=AHEAD), PassportDayAheadError, "order_on"),
        (replace(WORKER, consent_on=None), WorkerConsentError, "consent_on"),
        (replace(WORKER, agreement_on=None), WorkerAgreementError, "agreement_number"),
        (replace(WORKER, agreement_number=""), WorkerAgreementError, "agreement_number"),
        (PassportTerms(pay_amount=100), AmountWithoutPayError, "pay"),
        (PassportTerms(pay=MentorPay.NONE, pay_amount=100), AmountWithoutPayError, "pay"),
    ],
)
def test_what_cannot_be_so_is_told_by_its_field(
    terms: PassportTerms, error: type[DomainError], field: str
) -> None:
    with pytest.raises(error) as refused:
        check_passport(terms, today=TODAY)
    assert refused.value.field == field


@pytest.mark.parametrize(
    "terms", [PassportTerms(), WORKER, PassportTerms(pay=MentorPay.MONTHLY, pay_amount=100)]
)
def test_a_whole_passport_is_taken(terms: PassportTerms) -> None:
    check_passport(terms, today=TODAY)


def test_article_351_8_is_between_workers() -> None:
    for basis in (None, MentoringBasis.AGREEMENT, MentoringBasis.CHARTER):
        check_basis(basis)
    with pytest.raises(WorkersOnlyError):
        check_basis(MentoringBasis.WORKER)


def test_a_mentor_leads_no_more_than_the_limit() -> None:
    check_load(1, 2)
    check_load(100, None)
    with pytest.raises(MentorIsFullError):
        check_load(2, 2)


def test_a_new_post_begins_after_the_former_one_and_not_ahead() -> None:
    terms = MoveTerms(organization_id=1, position="методист", since=EARLIER)
    check_move(terms, since=date(2024, 1, 31), today=TODAY)
    with pytest.raises(PostDaysError):
        check_move(terms, since=EARLIER, today=TODAY)
    with pytest.raises(PassportDayAheadError):
        check_move(replace(terms, since=AHEAD), since=None, today=TODAY)
