"""A document's card and its versions."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm.attributes import flag_modified

from app.activities.documents.enums import (
    OPEN,
    DocumentEvent,
    DocumentParty,
    DocumentState,
    VersionState,
)
from app.activities.documents.models import (
    ClusterDocument,
    DocumentCounterparty,
    DocumentVersion,
)
from app.activities.documents.rules import (
    DOCUMENT_MOVES,
    ArrangeTerms,
    DocumentTerms,
    check_validity,
)
from app.activities.documents.services.stage import read_anew, settle
from app.activities.permissions import Permission
from app.base.errors import MoveNotAllowedError
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.extensions import db
from app.files.enums import PAPERS, FileKind
from app.files.services.stored import id_of, store_file
from app.plan.services.serving import serve_items

FILE_KINDS = PAPERS | {FileKind.XLSX}


@dataclass(frozen=True)
class DocumentPlace:
    """Where a document belongs: the items of the plan it serves, the organizations it binds."""

    plan_item_ids: Collection[int]
    organization_ids: Collection[int] = field(default=())


def create_document(
    *, terms: DocumentTerms, place: DocumentPlace, actor: Viewer
) -> ClusterDocument:
    """Begin a document; its file comes as the first version.

    Raises EndsBeforeItBeginsError, ItemsMissingError, each with its field.
    """
    require(actor, Permission.DOCUMENT_MANAGE)
    check_validity(terms.dated_on, terms.valid_until)
    document = ClusterDocument()
    assign(document, terms)
    db.session.add(document)
    db.session.flush()
    _put(document, place)
    return document


def edit_document(
    document: ClusterDocument, *, terms: DocumentTerms, place: DocumentPlace, actor: Viewer
) -> None:
    """Change a document that was never approved.

    Raises MoveNotAllowedError, EndsBeforeItBeginsError, ItemsMissingError.
    """
    begin(document, DocumentEvent.EDIT, actor)
    if document.approved_on:
        raise MoveNotAllowedError(DOCUMENT_MOVES.why[DocumentState.APPROVED])
    check_validity(terms.dated_on, terms.valid_until)
    assign(document, terms)
    _put(document, place)


def arrange_document(
    document: ClusterDocument, *, terms: ArrangeTerms, place: DocumentPlace, actor: Viewer
) -> None:
    """Change what may change of a document in force: its items, its sides, who may read it.

    Raises MoveNotAllowedError, EndsBeforeItBeginsError, ItemsMissingError.
    """
    begin(document, DocumentEvent.ARRANGE, actor)
    check_validity(document.dated_on, terms.valid_until)
    assign(document, terms)
    _put(document, place)


def add_version(
    document: ClusterDocument,
    *,
    data: bytes,
    name: str,
    changes: str,
    actor: Viewer,
    now: datetime,
) -> DocumentVersion:
    """Add a file as the newest version; a draft before it is replaced, what is in force stays.

    The same file sent twice is one version. Raises MoveNotAllowedError, FileRefusedError.
    """
    begin(document, DocumentEvent.UPLOAD, actor)
    newest = document.versions[0] if document.versions else None
    file = store_file(data, name=name, actor=actor, now=now, kinds=FILE_KINDS)
    if newest and newest.state in OPEN and newest.file.sha256 == file.sha256:
        db.session.delete(file)
        db.session.flush()
        return newest
    if draft := document.open_version:
        draft.state = VersionState.REPLACED
        db.session.flush()  # before its place is taken: there is one draft at most
    version = DocumentVersion(
        document_id=document.id,
        number=(newest.number if newest else 0) + 1,
        file=file,
        changes=changes,
        added_at=now,
        added_by_id=id_of(actor),
        added_by=getattr(actor, "display_name", ""),
    )
    db.session.add(version)
    flag_modified(document, "state")  # who reads the document with its earlier file is told
    settle(document)
    return version


def drop_version(document: ClusterDocument, *, actor: Viewer) -> None:
    """Give up the new draft of a document in force. Raises MoveNotAllowedError."""
    begin(document, DocumentEvent.DROP, actor)
    draft = document.open_version
    if draft is None or document.in_force is None:
        raise MoveNotAllowedError(DOCUMENT_MOVES.why[document.stage])
    draft.state = VersionState.DROPPED
    settle(document)


def begin(document: ClusterDocument, event: DocumentEvent, actor: Viewer) -> DocumentState:
    """Lock a document for staff; return the stage after an event. Raises MoveNotAllowedError."""
    require(actor, Permission.DOCUMENT_MANAGE)
    read_anew(document)
    return DOCUMENT_MOVES.after(event, document.stage, DocumentParty.COLLEGE)


def _put(document: ClusterDocument, place: DocumentPlace) -> None:
    wanted = set(place.organization_ids)
    document.parties = [
        *(one for one in document.parties if one.organization_id in wanted),
        *(
            DocumentCounterparty(organization_id=id_)
            for id_ in sorted(wanted - set(document.organization_ids))
        ),
    ]
    db.session.flush()
    serve_items(document, place.plan_item_ids)
