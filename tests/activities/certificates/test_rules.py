"""Pure decisions about certificates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.activities.certificates.enums import CertificateKind, CertificateStanding
from app.activities.certificates.errors import EndsBeforeIssueError, IssuedInFutureError
from app.activities.certificates.rules import (
    NOTICE,
    CertificateTerms,
    check_days,
    identity_of,
    standing_of,
)
from app.base.errors import DomainError
from app.web.personal import ERASED

TODAY = date(2024, 2, 26)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(issued_on=DAYS, valid_until=st.none() | DAYS)
def test_days_pass_exactly_when_issued_by_today_and_in_order(
    issued_on: date, valid_until: date | None
) -> None:
    terms = CertificateTerms(
        "Примерова Анна", CertificateKind.EXPERT, "Эксперт", "Институт", issued_on,
        valid_until=valid_until,
    )  # fmt: skip
    expected: type[DomainError] | None = None
    if issued_on > TODAY:
        expected = IssuedInFutureError
    elif valid_until and valid_until < issued_on:
        expected = EndsBeforeIssueError
    if expected is None:
        check_days(terms, today=TODAY)
    else:
        with pytest.raises(expected):
            check_days(terms, today=TODAY)


@pytest.mark.parametrize(
    ("valid_until", "standing"),
    [
        (TODAY - timedelta(days=1), CertificateStanding.EXPIRED),
        (TODAY, CertificateStanding.EXPIRING),
        (TODAY + NOTICE, CertificateStanding.EXPIRING),
        (TODAY + NOTICE + timedelta(days=1), CertificateStanding.VALID),
        (None, CertificateStanding.VALID),
    ],
)
def test_a_certificate_stands_by_its_last_day(
    valid_until: date | None, standing: CertificateStanding
) -> None:
    stands = standing_of(number="1", has_scan=True, valid_until=valid_until, today=TODAY)
    assert stands is standing


@pytest.mark.parametrize(("number", "has_scan"), [("", True), ("1", False)])
def test_without_number_or_scan_it_is_incomplete(number: str, has_scan: bool) -> None:
    stands = standing_of(number=number, has_scan=has_scan, valid_until=None, today=TODAY)
    assert stands is CertificateStanding.INCOMPLETE


def test_a_number_is_a_persons_own_however_it_is_typed() -> None:
    assert identity_of("Семёнова Анна", "ПК № 5") == identity_of("СЕМЕНОВА АННА", "пк 5")
    assert identity_of("Семёнова Анна", "5") != identity_of("Семёнова Алла", "5")
    assert identity_of("Семёнова Анна", "") == identity_of(ERASED, "5") == ""
