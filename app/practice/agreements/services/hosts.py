"""Drafts for many organizations at once, and the nightly word about agreements that end."""

from collections.abc import Collection
from datetime import date, datetime

from app.base.locks import lock_rows
from app.base.viewer import Viewer, require
from app.extensions import db
from app.practice.agreements import letters
from app.practice.agreements.enums import AgreementKind
from app.practice.agreements.models import AgreementProgramme, PracticeAgreement
from app.practice.agreements.queries import agreements as queries
from app.practice.agreements.queries.reach import HostWithout, hosts_without
from app.practice.agreements.rules import AgreementTerms
from app.practice.agreements.services.drafts import draft_agreement
from app.practice.permissions import Permission

BATCH = 100


def draft_for_hosts(
    organization_ids: Collection[int], *, until: date, actor: Viewer, today: date
) -> list[PracticeAgreement]:
    """Write a draft for each organization that takes students and has no agreement.

    What it offers becomes appendix 1; who got an agreement meanwhile is passed over. Raises
    AgreementDatesError for an end before the practice.
    """
    require(actor, Permission.AGREEMENT_MANAGE)
    hosts = hosts_without(today, organization_ids)
    return [_draft(host, until=until, actor=actor, today=today) for host in hosts]


def _draft(host: HostWithout, *, until: date, actor: Viewer, today: date) -> PracticeAgreement:
    terms = AgreementTerms(
        organization_id=host.organization_id,
        kind=AgreementKind.THROUGH,
        starts_on=min(today, host.first_day),
        ends_on=max(until, host.last_day),
    )
    agreement = draft_agreement(terms=terms, actor=actor, today=today)
    agreement.original.programmes = [
        AgreementProgramme(
            position=position,
            speciality_id=programme.speciality_id,
            kind=programme.kind,
            module=programme.module,
            students=students,
            starts_on=programme.starts_on,
            ends_on=programme.ends_on,
        )
        for position, (programme, students) in enumerate(host.programmes.items())
    ]
    db.session.flush()
    return agreement


def remind_of_ends(*, actor: Viewer, now: datetime, today: date) -> int:
    """Write to organizations whose agreements end within sixty days, once for each end."""
    require(actor, Permission.AGREEMENT_MANAGE)
    ending = lock_rows(queries.agreements_to_remind(today, limit=BATCH))
    for agreement in ending:
        letters.remind(agreement, now=now)
        agreement.reminded_of = agreement.ends_on
    db.session.flush()
    return len(ending)
