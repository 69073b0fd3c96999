"""Use cases of certificates."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime

from app.activities.certificates import letters, queries
from app.activities.certificates.errors import AlreadyEnteredError
from app.activities.certificates.models import PersonCertificate
from app.activities.certificates.rules import CertificateTerms, check_days
from app.activities.permissions import Permission
from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.files.services.attachments import forget_attachments
from app.plan.services.serving import serve_items

BATCH = 200


def create_certificate(
    *, terms: CertificateTerms, plan_item_ids: Collection[int], actor: Viewer, today: date
) -> PersonCertificate:
    """Enter a certificate; its scan is attached afterwards.

    Raises IssuedInFutureError, EndsBeforeIssueError, AlreadyEnteredError, ItemsMissingError.
    """
    require(actor, Permission.CERTIFICATE_MANAGE)
    check_days(terms, today=today)
    certificate = PersonCertificate()
    assign(certificate, terms)
    with _once():
        db.session.add(certificate)
    serve_items(certificate, plan_item_ids)
    return certificate


def edit_certificate(
    certificate: PersonCertificate,
    *,
    terms: CertificateTerms,
    plan_item_ids: Collection[int],
    actor: Viewer,
    today: date,
) -> None:
    """Change a certificate. Raises what `create_certificate` raises."""
    require(actor, Permission.CERTIFICATE_MANAGE)
    lock(certificate)
    check_days(terms, today=today)
    with _once():
        assign(certificate, terms)
    serve_items(certificate, plan_item_ids)


def remove_certificate(certificate: PersonCertificate, *, actor: Viewer) -> None:
    """Take a certificate out with its scans: one that was entered by mistake."""
    require(actor, Permission.CERTIFICATE_MANAGE)
    lock(certificate)
    forget_attachments(certificate)
    db.session.delete(certificate)
    db.session.flush()


def remind_people(*, actor: Viewer, now: datetime, today: date) -> int:
    """Write once to people whose certificates end within the notice; return how many letters."""
    require(actor, Permission.CERTIFICATE_MANAGE)
    found = queries.list_to_remind(today=today, limit=BATCH)
    for certificate in found:
        letters.remind(certificate, now=now)
        certificate.reminded_for = certificate.valid_until
    db.session.flush()
    return len(found)


@contextmanager
def _once() -> Iterator[None]:
    taken = AlreadyEnteredError(field="number")
    with refusing({"uq_person_certificates_identity": taken}):
        yield
