"""The state of a document follows from its versions: parts of every use case that moves one."""

from app.activities.documents.enums import DocumentState
from app.activities.documents.models import ClusterDocument
from app.base.locks import lock_unchanged
from app.extensions import db


def read_anew(document: ClusterDocument) -> None:
    """Hold a document and read its versions; raises StaleDataError when it changed since read."""
    lock_unchanged(document)  # a file that came meanwhile is none the person has read
    for version in document.versions:
        db.session.expire(version)
    db.session.expire(document, ["versions"])


def settle(document: ClusterDocument) -> None:
    """Store the state of a document that its versions make; the newest version is read again."""
    db.session.flush()
    db.session.expire(document, ["versions"])
    if document.in_force:
        document.state = DocumentState.APPROVED
    elif draft := document.open_version:
        document.state = DocumentState(draft.state.value)
    db.session.flush()
