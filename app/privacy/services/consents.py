"""Consents given and withdrawn."""

from collections.abc import Sequence
from datetime import date, datetime

from app.base.constraints import refusing
from app.base.errors import NotAllowedError
from app.base.locks import lock, lock_rows
from app.base.viewer import Viewer, require
from app.extensions import db
from app.files.models import StoredFile
from app.files.services.stored import forget_file
from app.privacy.enums import ConsentEvent, ConsentParty, ConsentState, ConsentWay, GivenBy
from app.privacy.errors import ConsentGivenError
from app.privacy.models import Consent
from app.privacy.permissions import Permission
from app.privacy.queries import consents as queries
from app.privacy.queries.consents import Person
from app.privacy.rules import CONSENT_MOVES, ConsentTerms, check_consent, needed_from
from app.privacy.services.texts import text_in_force
from app.web.personal import ERASED

_TWICE = {
    "uq_consents_student_given": ConsentGivenError(field="given_by"),
    "uq_consents_mentor_given": ConsentGivenError(field="given_by"),
}


def record_consent(
    person: Person,
    *,
    terms: ConsentTerms,
    birth_date: date | None,
    actor: Viewer,
    now: datetime,
    today: date,
    file: StoredFile | None = None,
) -> Consent:
    """Enter a consent that the college received, on paper or otherwise.

    Raises ConsentGivenError and what `check_consent` raises.
    """
    require(actor, Permission.CONSENT_MANAGE)
    return _store(
        person,
        terms=terms,
        birth_date=birth_date,
        recorded_by=actor.id or None,
        now=now,
        today=today,
        file=file,
    )


def give_own_consent(
    person: Person, *, kind: str, birth_date: date | None, actor: Viewer, now: datetime, today: date
) -> Consent:
    """Let a signed-in person consent for themselves; the caller has found the own card."""
    terms = ConsentTerms(
        kind=kind, given_by=GivenBy.PERSON, way=ConsentWay.IN_PERSON, given_on=today
    )
    return _store(
        person,
        terms=terms,
        birth_date=birth_date,
        recorded_by=actor.id or None,
        now=now,
        today=today,
    )


def give_by_link(
    person: Person, *, terms: ConsentTerms, birth_date: date | None, now: datetime, today: date
) -> Consent:
    """Take the answer of a link's addressee; the link itself said who that is."""
    return _store(
        person, terms=terms, birth_date=birth_date, recorded_by=None, now=now, today=today
    )


def withdraw_consent(
    consent: Consent, *, actor: Viewer, now: datetime, by_person: bool = False, note: str = ""
) -> None:
    """Take a consent back: everything public asks again with its next reading.

    Raises MoveNotAllowedError, and NotAllowedError for who is neither the person nor the college.
    """
    if not (by_person or actor.can(Permission.CONSENT_MANAGE)):
        raise NotAllowedError
    lock(consent)
    party = ConsentParty.PERSON if by_person else ConsentParty.COLLEGE
    consent.state = CONSENT_MOVES.after(ConsentEvent.WITHDRAW, consent.state, party)
    consent.withdrawn_at, consent.withdrawn_by_id = now, actor.id or None
    consent.note = note or consent.note
    db.session.flush()


def record_on_paper(
    ids: Sequence[int], *, kind: str, given_on: date, actor: Viewer, now: datetime, today: date
) -> list[int]:
    """Enter the person's own signature for many students; return the ids of the consents.

    Minors are passed over: a representative has a name, which is entered from the card. So is
    everybody whose consent is there.
    """
    require(actor, Permission.CONSENT_MANAGE)
    terms = ConsentTerms(
        kind=kind, given_by=GivenBy.PERSON, way=ConsentWay.PAPER, given_on=given_on
    )
    entered = []
    for student in lock_rows(queries.students_missing(ids, kind)):
        if needed_from(student.birth_date, given_on) != {GivenBy.PERSON}:
            continue
        consent = record_consent(
            queries.student(student.id),
            terms=terms,
            birth_date=student.birth_date,
            actor=actor,
            now=now,
            today=today,
        )
        entered.append(consent.id)
    return entered


def take_back(ids: Sequence[int], *, actor: Viewer) -> int:
    """Remove consents that were entered by mistake just now; return how many."""
    require(actor, Permission.CONSENT_MANAGE)
    removed = 0
    for id_ in ids:
        consent = db.session.get(Consent, id_)
        if consent and consent.state is ConsentState.GIVEN:
            db.session.delete(consent)
            removed += 1
    db.session.flush()
    return removed


def forget_paper(consent: Consent) -> None:
    """Take the scan and the representative's name off a consent that is long withdrawn."""
    file = consent.file
    consent.file = None
    consent.representative_name = ERASED if consent.representative_name else ""
    db.session.flush()
    if file:
        forget_file(file)


def _store(
    person: Person,
    *,
    terms: ConsentTerms,
    birth_date: date | None,
    recorded_by: int | None,
    now: datetime,
    today: date,
    file: StoredFile | None = None,
) -> Consent:
    check_consent(terms, birth_date=birth_date, today=today)
    consent = Consent(
        kind=terms.kind,
        text=text_in_force(terms.kind, now=now),
        given_by=terms.given_by,
        representative_name=terms.representative_name,
        representative_kind=terms.representative_kind,
        way=terms.way,
        given_on=terms.given_on,
        recorded_at=now,
        recorded_by_id=recorded_by,
        file=file,
        note=terms.note,
        state=ConsentState.GIVEN,
    )
    setattr(consent, person.column, person.id)
    with refusing(_TWICE):
        db.session.add(consent)
    return consent
