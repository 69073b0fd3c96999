"""Reading documents: who may see which, the register, what waits, what the plan gets."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    extract,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.orm import joinedload, selectinload

from app.accounts.models import User
from app.accounts.queries import worker_choices
from app.activities.documents.enums import OPEN, REPORTS, DocumentKind, DocumentState, VersionState
from app.activities.documents.models import (
    ClusterDocument,
    DocumentCounterparty,
    DocumentVersion,
    SheetLine,
)
from app.activities.meetings.enums import MeetingState
from app.activities.meetings.models import Meeting, MeetingBody
from app.activities.permissions import Permission
from app.base.choices import Choices
from app.base.errors import NotFoundError
from app.base.search import first_found, matches
from app.base.typography import day
from app.base.viewer import Viewer
from app.extensions import db
from app.plan.enums import EvidenceKind
from app.plan.evidence import EvidenceRows
from app.plan.queries import evidence_rows, serving

SORTABLE: dict[str, Any] = {
    "title": ClusterDocument.title_key,
    "number": ClusterDocument.number_key,
    "date": ClusterDocument.dated_on,
    "until": ClusterDocument.valid_until,
}
_IN_FORCE = ClusterDocument.state == DocumentState.APPROVED


def _with_parties() -> Any:
    return selectinload(ClusterDocument.parties).joinedload(DocumentCounterparty.organization)


def _asked(viewer: Viewer) -> ColumnElement[bool]:
    return exists().where(
        DocumentVersion.document_id == ClusterDocument.id,
        SheetLine.version_id == DocumentVersion.id,
        SheetLine.user_id == viewer.id,
    )


def _visible(viewer: Viewer) -> ColumnElement[bool]:
    return true() if viewer.can(Permission.DOCUMENT_VIEW) else _asked(viewer)


def get_document(document_id: int, *, visible_to: Viewer) -> ClusterDocument:
    """Return a document with versions and sheets that this person may see; raises NotFoundError.

    Who was asked to agree sees it, whatever else they may see.
    """
    options = (
        _with_parties(),
        selectinload(ClusterDocument.plan_items),
        selectinload(ClusterDocument.versions).selectinload(DocumentVersion.sheet),
        joinedload(ClusterDocument.superseded_by),
    )
    own = ClusterDocument.id == document_id
    document = db.session.scalar(
        select(ClusterDocument).where(own, _visible(visible_to)).options(*options)
    )
    if document is None:
        raise NotFoundError
    return document


def get_version(version_id: int, *, visible_to: Viewer) -> DocumentVersion:
    """Return a version of a document that this person may see; raises NotFoundError."""
    version = db.session.get(DocumentVersion, version_id)
    if version is None:
        raise NotFoundError
    get_document(version.document_id, visible_to=visible_to)
    return version


def get_line(line_id: int, *, visible_to: Viewer) -> SheetLine:
    """Return a line of a sheet that asks this person; raises NotFoundError."""
    own = (SheetLine.id == line_id) & (SheetLine.user_id == visible_to.id)
    options = joinedload(SheetLine.document_version).joinedload(DocumentVersion.document)
    line = db.session.scalar(select(SheetLine).where(own).options(options))
    if line is None:
        raise NotFoundError
    return line


def list_documents(
    *,
    q: str | None = None,
    kind: DocumentKind | None = None,
    state: DocumentState | None = None,
    year: int | None = None,
    organization: int | None = None,
    item: int | None = None,
) -> Select[Any]:
    """Select documents for the register."""
    statement = select(ClusterDocument).options(_with_parties())
    if q:
        statement = statement.where(matches(q, (ClusterDocument, ClusterDocument.id)))
    if kind:
        statement = statement.where(ClusterDocument.kind == kind)
    if state:
        statement = statement.where(ClusterDocument.state == state)
    if year:
        within = ClusterDocument.dated_on.between(date(year, 1, 1), date(year, 12, 31))
        statement = statement.where(within)
    if organization:
        statement = statement.where(_is_side(organization))
    if item:
        statement = statement.where(serving(ClusterDocument, item))
    return statement


def _is_side(organization_id: int) -> ColumnElement[bool]:
    of = select(DocumentCounterparty.document_id)
    return ClusterDocument.id.in_(of.where(DocumentCounterparty.organization_id == organization_id))


def list_years() -> list[int]:
    """Return the calendar years that have documents, the newest first."""
    year = extract("year", ClusterDocument.dated_on)
    first, last = db.session.execute(select(func.min(year), func.max(year))).one()
    return list(range(int(last), int(first) - 1, -1)) if last else []


def list_public(*, q: str | None = None, kind: DocumentKind | None = None) -> Select[Any]:
    """Select the documents in force that everybody may read."""
    statement = list_documents(q=q, kind=kind, state=DocumentState.APPROVED)
    return statement.where(ClusterDocument.is_public)


def count_public() -> int:
    """Count the documents in force that everybody may read."""
    public = _IN_FORCE & ClusterDocument.is_public
    return db.session.scalar(select(func.count(ClusterDocument.id)).where(public)) or 0


def get_public_version(document_id: int) -> DocumentVersion:
    """Return the version in force of a document that everybody may read; raises NotFoundError."""
    statement = (
        select(DocumentVersion)
        .join(DocumentVersion.document)
        .where(ClusterDocument.id == document_id, ClusterDocument.is_public, _IN_FORCE)
        .where(DocumentVersion.state == VersionState.APPROVED)
    )
    version = db.session.scalar(statement)
    if version is None:
        raise NotFoundError
    return version


def list_waiting_for(viewer: Viewer) -> list[SheetLine]:
    """Return what this person was asked to agree and has not answered, the oldest first."""
    options = joinedload(SheetLine.document_version).joinedload(DocumentVersion.document)
    statement = (
        select(SheetLine)
        .join(SheetLine.document_version)
        .where(SheetLine.user_id == viewer.id, SheetLine.answer.is_(None))
        .where(DocumentVersion.state == VersionState.REVIEW)
        .options(options)
        .order_by(SheetLine.asked_on, SheetLine.id)
    )
    return list(db.session.scalars(statement))


def list_in_review(*, limit: int) -> list[DocumentVersion]:
    """Return the versions that are sent round, with their sheets, the oldest first."""
    statement = (
        select(DocumentVersion)
        .where(DocumentVersion.state == VersionState.REVIEW)
        .options(joinedload(DocumentVersion.document), selectinload(DocumentVersion.sheet))
        .order_by(DocumentVersion.id)
        .limit(limit)
    )
    return list(db.session.scalars(statement))


def list_ending(until: date, *, limit: int) -> list[ClusterDocument]:
    """Return the documents in force that end by a day, the first to end first."""
    statement = (
        select(ClusterDocument)
        .where(_IN_FORCE, ClusterDocument.valid_until <= until)
        .order_by(ClusterDocument.valid_until, ClusterDocument.id)
        .limit(limit)
    )
    return list(db.session.scalars(statement))


def newest_of_organization(
    organization_id: int, *, limit: int
) -> tuple[int, list[ClusterDocument]]:
    """Return how many documents an organization is a side of, and the newest of them."""
    own = _is_side(organization_id)
    count = db.session.scalar(select(func.count(ClusterDocument.id)).where(own)) or 0
    newest = select(ClusterDocument).where(own).order_by(ClusterDocument.dated_on.desc())
    return count, list(db.session.scalars(newest.limit(limit))) if count else []


def list_of_item(item_id: int, *, limit: int) -> list[ClusterDocument]:
    """Return the newest documents that serve a plan item."""
    newest = (
        select(ClusterDocument)
        .where(serving(ClusterDocument, item_id))
        .order_by(ClusterDocument.dated_on.desc(), ClusterDocument.id.desc())
    )
    return list(db.session.scalars(newest.limit(limit)))


def evidence_of_items() -> EvidenceRows:
    """Select documents that serve the plan: each approval counts on its day.

    A document that a new version renewed next year proves next year's item as well; a draft of
    what is in force already promises nothing more. What was cancelled proves nothing.
    """
    approved = DocumentVersion.approved_on.is_not(None)
    awaited = ClusterDocument.state.in_((DocumentState.DRAFT, DocumentState.REVIEW))
    is_counted = or_(approved, awaited & _is_newest_or_none())
    return evidence_rows(
        ClusterDocument,
        kind=case(
            (ClusterDocument.kind.in_(REPORTS), literal(EvidenceKind.REPORT.value)),
            else_=literal(EvidenceKind.DOCUMENT.value),
        ),
        finished_on=DocumentVersion.approved_on,
        shown=and_(ClusterDocument.state != DocumentState.CANCELLED, is_counted),
        parts=ClusterDocument.versions,
    )


def _is_newest_or_none() -> ColumnElement[bool]:
    return or_(DocumentVersion.id.is_(None), DocumentVersion.state.in_(OPEN))


def search_documents(query: str, *, limit: int) -> list[ClusterDocument]:
    """Return the first documents that some words mean, the newest first."""
    newest = [ClusterDocument.dated_on.desc()]
    return first_found(ClusterDocument, query, order=newest, limit=limit)


def people_to_ask() -> Choices:
    """Return those who may be asked to agree: everybody with an account but students."""
    return worker_choices("document-approvers")


def list_people(ids: Sequence[int]) -> list[User]:
    """Return those of some ids who may be asked, in the order of their ids."""
    known = [id_ for id_, _label in people_to_ask().named(ids)]
    return list(db.session.scalars(select(User).where(User.id.in_(known)).order_by(User.id)))


def meeting_choices() -> Choices:
    """Return the meetings with signed minutes, the newest first."""
    columns = select(Meeting.id, Meeting.held_on, Meeting.minutes_number, MeetingBody.name)
    return Choices(
        name="document-meetings",
        statement=columns.join(Meeting.body)
        .where(Meeting.state == MeetingState.SIGNED)
        .order_by(Meeting.held_on.desc(), Meeting.id.desc()),
        key=Meeting.id,
        label=lambda row: f"№ {row.minutes_number}, {day(row.held_on)}, {row.name}",
        found_by=lambda words: matches(words, (Meeting, Meeting.id)),
    )


def find_meeting(meeting_id: int) -> Meeting | None:
    """Return a meeting, None when there is none."""
    return db.session.get(Meeting, meeting_id)


def successor_choices(document_id: int) -> Choices:
    """Return the documents in force that may take the place of one, the newest first."""
    columns = select(ClusterDocument.id, ClusterDocument.title, ClusterDocument.number)
    return Choices(
        name="document-successors",
        statement=columns.where(_IN_FORCE, ClusterDocument.id != document_id).order_by(
            ClusterDocument.dated_on.desc(), ClusterDocument.id.desc()
        ),
        key=ClusterDocument.id,
        label=lambda row: f"{row.title} № {row.number}" if row.number else str(row.title),
        found_by=lambda words: matches(words, (ClusterDocument, ClusterDocument.id)),
        of={"document": document_id},
    )


def find_document(document_id: int) -> ClusterDocument | None:
    """Return a document whoever asks, for services; None when there is none."""
    return db.session.get(ClusterDocument, document_id)
