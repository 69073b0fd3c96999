"""The way of a document: sent round, agreed, approved, replaced, cancelled."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from app.activities.documents import letters, queries
from app.activities.documents.enums import (
    DocumentEvent,
    DocumentParty,
    DocumentState,
    SheetAnswer,
    VersionState,
)
from app.activities.documents.errors import (
    DocumentReasonError,
    MinutesNotSignedError,
    NobodyAskedError,
    NoVersionError,
    RemarksMissingError,
    SheetAnsweredError,
    SuccessorNotApprovedError,
    SupersededByItselfError,
)
from app.activities.documents.models import ClusterDocument, DocumentVersion, SheetLine
from app.activities.documents.rules import (
    DOCUMENT_MOVES,
    DocumentApprovalTerms,
    check_approval,
    check_sheet,
    check_validity,
)
from app.activities.documents.services.cards import begin
from app.activities.documents.services.stage import read_anew, settle
from app.base.errors import NotAllowedError
from app.base.locks import lock
from app.base.viewer import Viewer
from app.extensions import db


def ask_people(
    document: ClusterDocument,
    *,
    user_ids: Sequence[int],
    actor: Viewer,
    now: datetime,
    today: date,
) -> int:
    """Send the draft round: each person gets a letter and a line of the sheet; say how many.

    Raises MoveNotAllowedError, NoVersionError, NobodyAskedError.
    """
    after = begin(document, DocumentEvent.ASK, actor)
    version = _draft_of(document)
    asked = {line.user_id for line in version.sheet}
    people = [one for one in queries.list_people(user_ids) if one.id not in asked]
    if not people:
        raise NobodyAskedError(field="user_ids")
    for person in people:
        line = SheetLine(user_id=person.id, name=person.display_name, asked_on=today)
        version.sheet.append(line)
    version.state = VersionState(after.value)
    settle(document)
    letters.ask_to_agree(document, people, now=now)
    return len(people)


def answer_sheet(
    line: SheetLine, *, answer: SheetAnswer, remarks: str, actor: Viewer, today: date
) -> None:
    """Agree, or say what to mend. Only who was asked may.

    Raises NotAllowedError, MoveNotAllowedError, SheetAnsweredError, RemarksMissingError.
    """
    version = line.document_version
    read_anew(version.document)
    lock(line)
    if line.user_id is None or line.user_id != actor.id:
        raise NotAllowedError
    # A line of an earlier version waits no more, whatever became of the document since.
    stage = DocumentState.DRAFT
    if version.state is VersionState.REVIEW:
        stage = DocumentState.REVIEW
    DOCUMENT_MOVES.after(DocumentEvent.ANSWER, stage, DocumentParty.ASKED)
    if line.answer is not None:
        raise SheetAnsweredError
    if answer is SheetAnswer.REMARKS and not remarks.strip():
        raise RemarksMissingError(field="remarks")
    line.answer, line.remarks, line.answered_on = answer, remarks.strip(), today
    db.session.flush()


def return_document(document: ClusterDocument, *, actor: Viewer) -> None:
    """Take a version back from those who were asked. Raises MoveNotAllowedError."""
    after = begin(document, DocumentEvent.RETURN, actor)
    _draft_of(document).state = VersionState(after.value)
    settle(document)


def approve_document(
    document: ClusterDocument,
    *,
    terms: DocumentApprovalTerms,
    is_despite: bool,
    actor: Viewer,
    today: date,
) -> None:
    """Put the draft in force under its number; the version before it is replaced.

    A chosen meeting gives the number and the date of its minutes. Raises MoveNotAllowedError,
    NoVersionError, MinutesNotSignedError, SheetOpenError and what `check_approval` raises.
    """
    begin(document, DocumentEvent.APPROVE, actor)
    version = _draft_of(document)
    terms = _with_minutes(terms)
    check_approval(document.kind, terms, today=today)
    check_validity(terms.dated_on, document.valid_until)
    if version.state is VersionState.REVIEW:
        check_sheet([line.answer for line in version.sheet], is_despite=is_despite)
    if earlier := document.in_force:
        earlier.state = VersionState.REPLACED
        db.session.flush()  # before its place is taken: one version is in force
    version.registered_as, version.dated_on = terms.number, terms.dated_on
    version.approver, version.approved_on = terms.approver, terms.approved_on
    version.minutes_number, version.minutes_on = terms.minutes_number, terms.minutes_on
    version.meeting_id = terms.meeting_id
    version.state = VersionState.APPROVED
    document.number, document.dated_on = terms.number, terms.dated_on
    document.approved_on = document.approved_on or terms.approved_on
    # State and day change in one statement: the table lets neither stand without the other.
    document.state = DocumentState.APPROVED
    settle(document)


def replace_document(document: ClusterDocument, *, successor_id: int, actor: Viewer) -> None:
    """Say which document takes the place of one in force.

    Raises MoveNotAllowedError, SupersededByItselfError, SuccessorNotApprovedError.
    """
    after = begin(document, DocumentEvent.REPLACE, actor)
    if successor_id == document.id:
        raise SupersededByItselfError(field="successor_id")
    successor = queries.find_document(successor_id)
    if successor is not None:
        lock(successor, shared=True)
    if successor is None or successor.state is not DocumentState.APPROVED:
        raise SuccessorNotApprovedError(field="successor_id")
    _retire(document)
    document.state, document.superseded_by_id = after, successor.id
    db.session.flush()


def cancel_document(document: ClusterDocument, *, reason: str, actor: Viewer, today: date) -> None:
    """Take a document out of force, or give up its draft: from now on it proves nothing.

    Raises MoveNotAllowedError, DocumentReasonError.
    """
    after = begin(document, DocumentEvent.CANCEL, actor)
    if not reason.strip():
        raise DocumentReasonError(field="reason")
    if draft := document.open_version:
        draft.state = VersionState.DROPPED
    _retire(document)
    document.state, document.cancelled_on = after, today
    document.cancel_reason = reason.strip()
    db.session.flush()


def _retire(document: ClusterDocument) -> None:
    if version := document.in_force:
        version.state = VersionState.REPLACED


def _draft_of(document: ClusterDocument) -> DocumentVersion:
    version = document.open_version
    if version is None:
        raise NoVersionError
    return version


def _with_minutes(terms: DocumentApprovalTerms) -> DocumentApprovalTerms:
    if terms.meeting_id is None:
        return terms
    meeting = queries.find_meeting(terms.meeting_id)
    if meeting is None or meeting.minutes_number is None:
        raise MinutesNotSignedError(field="meeting_id")
    number = str(meeting.minutes_number)
    return replace(terms, minutes_number=number, minutes_on=meeting.held_on)
