"""Papers are signed: proven by a scan, kept as they were; or an agreement comes to its end."""

from dataclasses import dataclass
from datetime import date, datetime

from app.base.locks import lock
from app.base.terms import assign
from app.base.viewer import Viewer
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db
from app.files.enums import SCANS
from app.files.services.stored import store_file
from app.practice.agreements import files, letters, rules, summary
from app.practice.agreements.enums import AgreementEvent, AgreementSide
from app.practice.agreements.errors import (
    AgreementChangedError,
    AppendixEmptyError,
    NothingAmendedError,
    ScanMissingError,
    SignatoryMissingError,
)
from app.practice.agreements.models import AgreementEdition, PracticeAgreement
from app.practice.agreements.rules import AgreementEndTerms
from app.practice.agreements.services.stage import begin, begin_edit
from app.practice.agreements.wording import unnamed_signatory


@dataclass(frozen=True)
class SignedScan:
    """The day of signing and the picture of the signed paper: what proves it."""

    signed_on: date
    data: bytes | None
    name: str = ""


def sign_agreement(
    agreement: PracticeAgreement,
    *,
    signed: SignedScan,
    seen: str,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    """Note that both parties signed: from now on the text never changes.

    `seen` is the fingerprint of the text that was read. Raises MoveNotAllowedError,
    AgreementDatesError, ScanMissingError, SignatoryMissingError, AppendixEmptyError,
    AgreementChangedError.
    """
    after = begin(agreement, AgreementEvent.SIGN, actor=actor, today=today)
    edition = agreement.original
    rules.check_signed_on(
        signed.signed_on,
        drafted_on=edition.drafted_on,
        ends_on=edition.until,
        today=today,
    )
    _check_complete(edition, seen)
    agreement.signed_on, agreement.state = signed.signed_on, after
    _keep(edition, signed, actor=actor, now=now)
    letters.tell(AgreementEvent.SIGN, edition, now=now)


def sign_amendment(
    edition: AgreementEdition,
    *,
    signed: SignedScan,
    seen: str,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    """Note that both parties signed an amendment: it holds from its own day.

    Raises what `sign_agreement` raises, EditionSignedError and NothingAmendedError.
    """
    begin_edit(edition, actor=actor, today=today)
    agreement = edition.agreement
    extends = edition.until > agreement.ends_on
    event = AgreementEvent.EXTEND if extends else AgreementEvent.AMEND
    after = begin(agreement, event, actor=actor, today=today)
    rules.check_signed_on(
        signed.signed_on,
        drafted_on=edition.drafted_on,
        ends_on=agreement.ends_on,
        today=today,
        is_amendment=True,
    )
    if not summary.changes_of(edition):
        raise NothingAmendedError
    _check_complete(edition, seen)
    agreement.ends_on = edition.until
    if extends:
        agreement.state = after
    _keep(edition, signed, actor=actor, now=now)
    letters.tell(event, edition, now=now)


def terminate_agreement(
    agreement: PracticeAgreement,
    *,
    terms: AgreementEndTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    """End an agreement before its time, or call a draft off; an open amendment goes with it.

    Raises MoveNotAllowedError, AgreementReasonError, AgreementDatesError.
    """
    after = begin(agreement, AgreementEvent.TERMINATE, actor=actor, today=today)
    rules.check_end(terms, signed_on=agreement.signed_on, ends_on=agreement.ends_on)
    if amendment := agreement.open_amendment:
        agreement.editions.remove(amendment)
    assign(agreement, terms)
    agreement.state = after
    db.session.flush()
    letters.tell(AgreementEvent.TERMINATE, agreement.original, now=now)


def _check_complete(edition: AgreementEdition, seen: str) -> None:
    for side in AgreementSide:
        signatory = edition.signatory_of(side)
        if not signatory.name or not signatory.post:
            raise SignatoryMissingError(unnamed_signatory(side))
    if not edition.programmes:
        raise AppendixEmptyError
    if files.fingerprint_of(edition) != seen:
        raise AgreementChangedError


def _keep(edition: AgreementEdition, signed: SignedScan, *, actor: Viewer, now: datetime) -> None:
    """Store the scan and the text; one statement says when and by which scan it was signed."""
    if not signed.data:
        raise ScanMissingError(field="file")
    scan = store_file(signed.data, name=signed.name, actor=actor, now=now, kinds=SCANS)
    lock(edition)
    edition.scan_id, edition.signed_on = scan.id, signed.signed_on
    db.session.flush()
    issue_paper(
        draft_paper(
            files.record_of(edition),
            files.snapshot_of_edition(edition),
            number=files.number_of(edition),
            parties=files.parties_of(edition),
            actor=actor,
            now=now,
        )
    )
