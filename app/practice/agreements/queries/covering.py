"""What stands by a signed agreement on a day: the questions others ask."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from app.base.locks import lock_rows
from app.extensions import db
from app.practice.agreements.coverage import (
    AgreementFacts,
    Coverage,
    EditionFacts,
    Stay,
    cover,
)
from app.practice.agreements.models import (
    AgreementEdition,
    AgreementProgramme,
    PracticeAgreement,
    agreement_bases,
)
from app.practice.registry.models import PracticeBase
from app.settings.models import ClusterSettings


def is_in_force(day: date) -> ColumnElement[bool]:
    """Return the condition that an agreement was signed and is in force on a day."""
    return and_(
        PracticeAgreement.signed_on.is_not(None),
        PracticeAgreement.starts_on <= day,
        PracticeAgreement.ends_on >= day,
        or_(PracticeAgreement.terminated_on.is_(None), PracticeAgreement.terminated_on > day),
    )


def find_agreement_on(organization_id: int, day: date) -> PracticeAgreement | None:
    """Return the agreement with an organization that is in force on a day, the newest of several.

    For what a paper names («по договору № … от …»); whether it covers a base and a speciality is
    `covering`.
    """
    found = select(PracticeAgreement).where(
        PracticeAgreement.organization_id == organization_id, is_in_force(day)
    )
    newest = found.order_by(PracticeAgreement.signed_on.desc(), PracticeAgreement.id.desc())
    return db.session.scalars(newest.limit(1)).first()


def covering(
    base: PracticeBase, starts_on: date, ends_on: date, speciality_id: int | None = None
) -> Coverage:
    """Return how days of practice at a base are covered; without a speciality any will do."""
    return cover_all([Stay(base.organization_id, base.id, starts_on, ends_on, speciality_id)])[0]


def cover_all(stays: Sequence[Stay], *, hold: bool = False) -> list[Coverage]:
    """Return how each of many stays is covered, in a flat number of queries.

    `hold` keeps the agreements as they are until the transaction ends.
    """
    facts = facts_of({one.organization_id for one in stays}, hold=hold)
    return [cover(one, facts.get(one.organization_id, [])) for one in stays]


def facts_of(
    organization_ids: Collection[int] | Select[Any], *, hold: bool = False
) -> dict[int, list[AgreementFacts]]:
    """Return the agreements of organizations as far as they say where and when students may be.

    Many organizations are told by what selects them: thousands of numbers cost more than the rows.
    """
    held: Select[Any] = (
        select(PracticeAgreement)
        .where(PracticeAgreement.organization_id.in_(organization_ids))
        .order_by(PracticeAgreement.id)
    )
    if not (isinstance(organization_ids, Select) or organization_ids):
        return {}
    agreements = lock_rows(held, shared=True) if hold else list(db.session.scalars(held))
    editions = _editions_of([one.id for one in agreements])
    facts: dict[int, list[AgreementFacts]] = {}
    for one in agreements:
        facts.setdefault(one.organization_id, []).append(
            AgreementFacts(
                id=one.id,
                number=one.number,
                starts_on=one.starts_on,
                ends_on=one.ends_on,
                is_signed=one.signed_on is not None,
                terminated_on=one.terminated_on,
                editions=tuple(editions.get(one.id, ())),
            )
        )
    return facts


def refuses_without_agreement() -> bool:
    """Tell whether the college refuses seats outside of a signed agreement, not only warns."""
    return bool(db.session.scalar(select(ClusterSettings.needs_agreement)))


def _editions_of(agreement_ids: Collection[int]) -> dict[int, list[EditionFacts]]:
    """Return the signed editions by agreement, in the order of their numbers."""
    if not agreement_ids:
        return {}
    signed = and_(
        AgreementEdition.agreement_id.in_(agreement_ids), AgreementEdition.signed_on.is_not(None)
    )
    rows = db.session.execute(
        select(AgreementEdition.id, AgreementEdition.agreement_id, AgreementEdition.since)
        .where(signed)
        .order_by(AgreementEdition.agreement_id, AgreementEdition.number)
    ).all()
    bases: dict[int, set[int]] = {}
    for edition_id, base_id in db.session.execute(
        select(agreement_bases.c.edition_id, agreement_bases.c.base_id)
        .join(AgreementEdition, AgreementEdition.id == agreement_bases.c.edition_id)
        .where(signed)
    ):
        bases.setdefault(edition_id, set()).add(base_id)
    specialities: dict[int, set[int]] = {}
    for edition_id, speciality_id in db.session.execute(
        select(AgreementProgramme.edition_id, AgreementProgramme.speciality_id)
        .join(AgreementProgramme.edition)
        .where(signed)
    ):
        specialities.setdefault(edition_id, set()).add(speciality_id)
    found: dict[int, list[EditionFacts]] = {}
    for edition_id, agreement_id, since in rows:
        facts = EditionFacts(
            since,
            frozenset(bases.get(edition_id, ())),
            frozenset(specialities.get(edition_id, ())),
        )
        found.setdefault(agreement_id, []).append(facts)
    return found
