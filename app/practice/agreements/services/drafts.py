"""Drafts of agreements: written, changed, their appendices filled."""

from collections.abc import Collection
from dataclasses import fields, replace
from datetime import date
from typing import Any

from app.base.constraints import refusing
from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.documents.agreement_forms import PRACTICE_AGREEMENT
from app.documents.services.numbers import take_numbers
from app.documents.signatories import head_of
from app.extensions import db
from app.organizations.models import Organization
from app.practice.agreements import rules
from app.practice.agreements.enums import AgreementKind, AgreementSide, AgreementState
from app.practice.agreements.errors import AgreementNumberTakenError, ForeignBaseError
from app.practice.agreements.models import (
    AgreementEdition,
    AgreementProgramme,
    AgreementRoom,
    AgreementSignatory,
    PracticeAgreement,
)
from app.practice.agreements.queries import agreements as queries
from app.practice.agreements.rules import (
    AgreementTerms,
    ProgrammeTerms,
    RoomTerms,
)
from app.practice.agreements.services.stage import begin_edit
from app.practice.permissions import Permission
from app.practice.registry.models import PracticeBase
from app.settings.queries import find_signatory_on
from app.settings.rules import PartySignatoryTerms, check_authority

_TAKEN = {
    name: AgreementNumberTakenError(field="number")
    for name in ("uq_practice_agreements_number", "uq_practice_agreements_number_key")
}


def draft_agreement(
    *, terms: AgreementTerms, actor: Viewer, today: date, is_demo: bool = False
) -> PracticeAgreement:
    """Write a draft with an organization; who signs is proposed from the settings and the card.

    Raises AgreementDatesError, AgreementPeriodError, ForeignBaseError, AgreementNumberTakenError,
    each by its field.
    """
    require(actor, Permission.AGREEMENT_MANAGE)
    rules.check_agreement(terms)
    organization = db.session.get_one(Organization, terms.organization_id)
    lock(organization, shared=True)
    agreement = PracticeAgreement(drafted_on=today, is_demo=is_demo)
    agreement.state = AgreementState.DRAFT
    agreement.number, agreement.serial = _number(terms.number, today.year)
    _describe(agreement, terms)
    edition = AgreementEdition(
        number=0, drafted_on=today, since=terms.starts_on, until=terms.ends_on, is_demo=is_demo
    )
    edition.bases = own_bases(organization.id, terms.base_ids)
    edition.signatories = [
        _proposed(AgreementSide.COLLEGE, find_signatory_on(today)),
        _proposed(
            AgreementSide.ORGANIZATION,
            find_signatory_on(today, organization_id=organization.id)
            or head_of(organization.head_name, organization.head_position),
        ),
    ]
    agreement.editions = [edition]
    with refusing(_TAKEN):
        db.session.add(agreement)
    return agreement


def edit_agreement(
    agreement: PracticeAgreement, *, terms: AgreementTerms, actor: Viewer, today: date
) -> None:
    """Change a draft; with another organization a new one is made.

    Raises MoveNotAllowedError and what `draft_agreement` raises.
    """
    begin_edit(agreement.original, actor=actor, today=today)
    rules.check_agreement(terms)
    edition = agreement.original
    bases = own_bases(agreement.organization_id, terms.base_ids)
    with refusing(_TAKEN):
        if terms.number:
            agreement.number = terms.number
        _describe(agreement, terms)
        edition.since, edition.until, edition.bases = terms.starts_on, terms.ends_on, bases


def name_signatory(
    signatory: AgreementSignatory, *, terms: PartySignatoryTerms, actor: Viewer, today: date
) -> None:
    """Say who signs an edition for a party.

    Raises MoveNotAllowedError, EditionSignedError, AuthorityIncompleteError.
    """
    begin_edit(signatory.edition, actor=actor, today=today)
    check_authority(terms)
    assign(signatory, terms)
    db.session.flush()


def add_programme(
    edition: AgreementEdition, *, terms: ProgrammeTerms, actor: Viewer, today: date
) -> AgreementProgramme:
    """Add a row to appendix 1. Raises MoveNotAllowedError, EditionSignedError, dates by field."""
    begin_edit(edition, actor=actor, today=today)
    rules.check_row_dates(terms.starts_on, terms.ends_on)
    programme = AgreementProgramme(position=len(edition.programmes))
    assign(programme, terms)
    edition.programmes.append(programme)
    db.session.flush()
    return programme


def edit_programme(
    programme: AgreementProgramme, *, terms: ProgrammeTerms, actor: Viewer, today: date
) -> None:
    """Change a row of appendix 1; raises what `add_programme` raises."""
    begin_edit(programme.edition, actor=actor, today=today)
    rules.check_row_dates(terms.starts_on, terms.ends_on)
    assign(programme, terms)
    db.session.flush()


def add_room(
    edition: AgreementEdition, *, terms: RoomTerms, actor: Viewer, today: date
) -> AgreementRoom:
    """Add a row to appendix 2. Raises MoveNotAllowedError, EditionSignedError."""
    begin_edit(edition, actor=actor, today=today)
    room = AgreementRoom(position=len(edition.rooms))
    assign(room, terms)
    edition.rooms.append(room)
    db.session.flush()
    return room


def edit_room(room: AgreementRoom, *, terms: RoomTerms, actor: Viewer, today: date) -> None:
    """Change a row of appendix 2. Raises MoveNotAllowedError, EditionSignedError."""
    begin_edit(room.edition, actor=actor, today=today)
    assign(room, terms)
    db.session.flush()


def remove_row(
    row: AgreementProgramme | AgreementRoom, *, actor: Viewer, today: date
) -> AgreementEdition:
    """Take a row off its appendix. Raises MoveNotAllowedError, EditionSignedError."""
    edition = row.edition
    begin_edit(edition, actor=actor, today=today)
    rows: list[Any] = edition.programmes if row in edition.programmes else edition.rooms
    rows.remove(row)
    db.session.flush()
    return edition


def own_bases(organization_id: int, base_ids: Collection[int]) -> list[PracticeBase]:
    """Return bases that are all the organization's own; raises ForeignBaseError by its field."""
    bases = list(queries.bases_by_ids(base_ids))
    if any(base.organization_id != organization_id for base in bases):
        raise ForeignBaseError(field="base_ids")
    return bases


def _describe(agreement: PracticeAgreement, terms: AgreementTerms) -> None:
    if terms.kind is AgreementKind.THROUGH:
        terms = replace(terms, period_id=None)
    assign(agreement, terms)


def _number(number: str, year: int) -> tuple[str, int | None]:
    """Return the number asked for, or the next of the year that nobody wrote by hand."""
    if number:
        return number, None
    kind, known = PRACTICE_AGREEMENT.name, queries.last_serial(year)
    (serial,) = take_numbers(kind, year, count=1, at_least=known)
    while queries.is_number_taken(given := rules.next_agreement_number(year, serial)):
        (serial,) = take_numbers(kind, year, count=1)
    return given, serial


def _proposed(side: AgreementSide, known: Any) -> AgreementSignatory:
    signatory = AgreementSignatory(side=side)
    if known is not None:
        copy_signatory(known, signatory)
    return signatory


def copy_signatory(known: Any, signatory: AgreementSignatory) -> None:
    """Take over who signs: from the settings, from a card, from the edition before."""
    for field in fields(PartySignatoryTerms):
        setattr(signatory, field.name, getattr(known, field.name))
