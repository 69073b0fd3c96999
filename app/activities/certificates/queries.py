"""Reading certificates: who may see which, how they stand, what the plan gets."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    func,
    or_,
    select,
)
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.models import User
from app.accounts.queries import worker_choices
from app.activities.certificates.enums import CertificateKind, CertificateStanding
from app.activities.certificates.models import PersonCertificate
from app.activities.certificates.rules import NOTICE, standing_of
from app.activities.permissions import Permission
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import first_found, matches
from app.base.viewer import Viewer
from app.extensions import db
from app.files.models import Attachment
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.models import Item, Plan
from app.plan.queries import evidence_rows, serving

SCAN = "scan"  # the purpose of the file that proves a certificate
SORTABLE: dict[str, Any] = {
    "name": PersonCertificate.name_key,
    "issued": PersonCertificate.issued_on,
    "until": PersonCertificate.valid_until,
}


def _has_scan() -> ColumnElement[bool]:
    return exists().where(
        Attachment.entity == PersonCertificate.__tablename__,
        Attachment.entity_id == PersonCertificate.id,
        Attachment.purpose == SCAN,
        Attachment.replaced_by_id.is_(None),
    )


def _is_complete() -> ColumnElement[bool]:
    return and_(PersonCertificate.number != "", _has_scan())


class CertificateRow(NamedTuple):
    """A certificate with whether its scan is there."""

    certificate: PersonCertificate
    has_scan: bool

    @property
    def id(self) -> int:
        """The id of the certificate."""
        return self.certificate.id

    def standing(self, today: date) -> CertificateStanding:
        """How the certificate stands on a day."""
        one = self.certificate
        return standing_of(
            number=one.number, has_scan=self.has_scan, valid_until=one.valid_until, today=today
        )


def with_scans(certificates: Sequence[PersonCertificate]) -> list[CertificateRow]:
    """Return certificates with whether their scans are there, in one query for all."""
    ids = [one.id for one in certificates]
    found = select(PersonCertificate.id).where(PersonCertificate.id.in_(ids), _has_scan())
    scanned = set(db.session.scalars(found))
    return [CertificateRow(one, one.id in scanned) for one in certificates]


def _stands(standing: CertificateStanding, today: date) -> ColumnElement[bool]:
    until = PersonCertificate.valid_until
    later = or_(until.is_(None), until > today + NOTICE)
    match standing:
        case CertificateStanding.EXPIRED:
            return until < today
        case CertificateStanding.EXPIRING:
            return until.between(today, today + NOTICE)
        case CertificateStanding.INCOMPLETE:
            return later & ~_is_complete()
    return later & _is_complete()


def list_certificates(
    *,
    visible_to: Viewer,
    today: date,
    q: str | None = None,
    kind: CertificateKind | None = None,
    standing: CertificateStanding | None = None,
    organization: int | None = None,
    item: int | None = None,
) -> Select[Any]:
    """Select the certificates this person may see: all of them, or their own."""
    statement = select(PersonCertificate).options(joinedload(PersonCertificate.organization))
    if not visible_to.can(Permission.CERTIFICATE_VIEW):
        statement = statement.where(PersonCertificate.user_id == visible_to.id)
    if q:
        statement = statement.where(matches(q, (PersonCertificate, PersonCertificate.id)))
    if kind:
        statement = statement.where(PersonCertificate.kind == kind)
    if standing:
        statement = statement.where(_stands(standing, today))
    if organization:
        statement = statement.where(PersonCertificate.organization_id == organization)
    if item:
        statement = statement.where(serving(PersonCertificate, item))
    return statement


def get_certificate(certificate_id: int, *, visible_to: Viewer) -> PersonCertificate:
    """Return a certificate that this person may see; raises NotFoundError."""
    own = PersonCertificate.id == certificate_id
    statement = select(PersonCertificate).where(own)
    if not visible_to.can(Permission.CERTIFICATE_VIEW):
        statement = statement.where(PersonCertificate.user_id == visible_to.id)
    options = (
        joinedload(PersonCertificate.organization),
        joinedload(PersonCertificate.user),
        selectinload(PersonCertificate.plan_items),
    )
    certificate = db.session.scalar(statement.options(*options))
    if certificate is None:
        raise NotFoundError
    return certificate


class CertificateCounts(NamedTuple):
    """How many certificates end soon, and how many lack number or scan."""

    expiring: int
    incomplete: int


def tally_waiting(today: date) -> Select[*tuple[Any, ...]]:
    """Select the fields of CertificateCounts: what waits for staff."""

    def sum_of(standing: CertificateStanding) -> Any:
        return func.count(case((_stands(standing, today), 1)))

    return select(sum_of(CertificateStanding.EXPIRING), sum_of(CertificateStanding.INCOMPLETE))


def list_ending_of(user_id: int, *, today: date) -> list[PersonCertificate]:
    """Return a person's certificates that end within the notice, the first to end first."""
    statement = (
        select(PersonCertificate)
        .where(PersonCertificate.user_id == user_id)
        .where(PersonCertificate.valid_until.between(today, today + NOTICE))
        .order_by(PersonCertificate.valid_until, PersonCertificate.id)
    )
    return list(db.session.scalars(statement))


def list_to_remind(*, today: date, limit: int) -> list[PersonCertificate]:
    """Return certificates that end soon and whose person has an account and was not told yet."""
    until, told = PersonCertificate.valid_until, PersonCertificate.reminded_for
    statement = (
        select(PersonCertificate)
        .join(PersonCertificate.user)
        .where(User.active, until.between(today, today + NOTICE))
        .where(or_(told.is_(None), told != until))
        .options(joinedload(PersonCertificate.user))
        .order_by(PersonCertificate.id)
        .limit(limit)
    )
    return list(db.session.scalars(statement))


def certificates_of_organization(organization_id: int) -> Select[Any]:
    """Select the certificates of an organization's people, the newest first."""
    own = PersonCertificate.organization_id == organization_id
    order = (PersonCertificate.issued_on.desc(), PersonCertificate.id.desc())
    return select(PersonCertificate).where(own).order_by(*order)


def certificates_of_account(user_id: int) -> list[PersonCertificate]:
    """Return what the person behind an account has learned; whoever asks knows who may."""
    own = select(PersonCertificate).where(PersonCertificate.user_id == user_id)
    return list(db.session.scalars(own.order_by(PersonCertificate.id)))


def list_of_item(item_id: int, *, limit: int) -> list[CertificateRow]:
    """Return the newest certificates that serve a plan item."""
    newest = (
        select(PersonCertificate)
        .where(serving(PersonCertificate, item_id))
        .order_by(PersonCertificate.issued_on.desc(), PersonCertificate.id.desc())
    )
    return with_scans(list(db.session.scalars(newest.limit(limit))))


def evidence_of_items() -> EvidenceRows:
    """Select certificates that serve the plan: with number and scan they count."""
    return evidence_rows(
        PersonCertificate,
        kind=EvidenceKind.CERTIFICATE,
        finished_on=case((_is_complete(), PersonCertificate.issued_on)),
    )


def search_certificates(query: str, *, limit: int) -> list[PersonCertificate]:
    """Return the first certificates that some words mean, the newest first."""
    newest = [PersonCertificate.issued_on.desc()]
    return first_found(PersonCertificate, query, order=newest, limit=limit)


def person_choices(chosen: int | None = None) -> Choices:
    """Return the accounts a certificate may belong to: everybody but students."""
    return worker_choices("certificate-people", chosen=chosen)


def list_importable() -> list[PersonCertificate]:
    """Return every certificate, for the comparison with a sheet."""
    return list(db.session.scalars(select(PersonCertificate).order_by(PersonCertificate.id)))


def items_by_number() -> dict[str, int]:
    """Return the items in force of the newest plan by number; of a repeated one the first."""
    newest = select(func.max(Plan.first_year)).scalar_subquery()
    statement = (
        select(Item.number, Item.id)
        .join(Plan, Plan.id == Item.plan_id)
        .where(Plan.first_year == newest, ~Item.withdrawn)
        .order_by(Item.id.desc())
    )
    return dict(db.session.execute(statement).all())
