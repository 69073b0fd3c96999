"""Pure decisions about certificates."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.activities.certificates.enums import CertificateKind, CertificateStanding
from app.activities.certificates.errors import EndsBeforeIssueError, IssuedInFutureError
from app.base.identity import fold
from app.web.personal import ERASED

NOTICE = timedelta(days=60)
MAX_HOURS = 5000


@dataclass(frozen=True)
class CertificateTerms:
    """What a certificate says."""

    full_name: str
    kind: CertificateKind
    programme: str
    provider: str
    issued_on: date
    number: str = ""
    hours: int | None = None
    valid_until: date | None = None
    organization_id: int | None = None
    user_id: int | None = None


def check_days(terms: CertificateTerms, *, today: date) -> None:
    """Raise IssuedInFutureError, EndsBeforeIssueError, each with its field."""
    if terms.issued_on > today:
        raise IssuedInFutureError(field="issued_on")
    if terms.valid_until and terms.valid_until < terms.issued_on:
        raise EndsBeforeIssueError(field="valid_until")


def identity_of(full_name: str, number: str) -> str:
    """Return what tells a certificate from others; nothing without a number or a name."""
    if not number or not full_name or full_name == ERASED:
        return ""
    return f"{fold(full_name)}|{fold(number)}"


def standing_of(
    *, number: str, has_scan: bool, valid_until: date | None, today: date
) -> CertificateStanding:
    """Return how a certificate stands on a day."""
    if valid_until and valid_until < today:
        return CertificateStanding.EXPIRED
    if valid_until and valid_until <= today + NOTICE:
        return CertificateStanding.EXPIRING
    is_complete = bool(number) and has_scan
    return CertificateStanding.VALID if is_complete else CertificateStanding.INCOMPLETE
