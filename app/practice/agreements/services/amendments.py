"""Amendments: papers of their own that change an agreement from a day on."""

from datetime import date

from app.base.constraints import refusing
from app.base.terms import assign, terms_of
from app.base.viewer import Viewer
from app.extensions import db
from app.practice.agreements import rules
from app.practice.agreements.enums import AgreementEvent
from app.practice.agreements.errors import AmendmentOpenError
from app.practice.agreements.models import (
    AgreementEdition,
    AgreementProgramme,
    AgreementRoom,
    AgreementSignatory,
    PracticeAgreement,
)
from app.practice.agreements.rules import AgreementAmendmentTerms, ProgrammeTerms, RoomTerms
from app.practice.agreements.services.drafts import copy_signatory, own_bases
from app.practice.agreements.services.stage import begin, begin_edit


def draft_amendment(
    agreement: PracticeAgreement, *, terms: AgreementAmendmentTerms, actor: Viewer, today: date
) -> AgreementEdition:
    """Begin an amendment with everything the agreement says by now, to be changed.

    Raises MoveNotAllowedError, AmendmentOpenError, AgreementDatesError, ForeignBaseError.
    """
    begin(agreement, AgreementEvent.AMEND, actor=actor, today=today)
    if agreement.open_amendment:
        raise AmendmentOpenError
    last = agreement.editions[-1]
    rules.check_amendment(terms, begins_on=last.since, ends_on=agreement.ends_on)
    edition = AgreementEdition(number=last.number + 1, drafted_on=today, is_demo=agreement.is_demo)
    assign(edition, terms)
    edition.bases = own_bases(agreement.organization_id, terms.base_ids)
    edition.signatories = [_again(one) for one in last.signatories]
    edition.programmes = [_programme_again(one) for one in last.programmes]
    edition.rooms = [_room_again(one) for one in last.rooms]
    with refusing({"uq_agreement_editions_open": AmendmentOpenError()}):
        agreement.editions.append(edition)
    return edition


def edit_amendment(
    edition: AgreementEdition, *, terms: AgreementAmendmentTerms, actor: Viewer, today: date
) -> None:
    """Change an amendment that is not signed yet.

    Raises MoveNotAllowedError, EditionSignedError, AgreementDatesError, ForeignBaseError.
    """
    begin_edit(edition, actor=actor, today=today)
    agreement = edition.agreement
    last = agreement.editions[edition.number - 1]
    rules.check_amendment(terms, begins_on=last.since, ends_on=agreement.ends_on)
    assign(edition, terms)
    edition.bases = own_bases(agreement.organization_id, terms.base_ids)
    db.session.flush()


def drop_amendment(edition: AgreementEdition, *, actor: Viewer, today: date) -> None:
    """Give up an amendment nobody has signed. Raises MoveNotAllowedError, EditionSignedError."""
    begin_edit(edition, actor=actor, today=today)
    edition.agreement.editions.remove(edition)
    db.session.flush()


def _again(signatory: AgreementSignatory) -> AgreementSignatory:
    copy = AgreementSignatory(side=signatory.side)
    copy_signatory(signatory, copy)
    return copy


def _programme_again(programme: AgreementProgramme) -> AgreementProgramme:
    copy = AgreementProgramme(position=programme.position)
    assign(copy, terms_of(programme, ProgrammeTerms))
    copy.speciality = programme.speciality
    return copy


def _room_again(room: AgreementRoom) -> AgreementRoom:
    copy = AgreementRoom(position=room.position)
    assign(copy, terms_of(room, RoomTerms))
    return copy
