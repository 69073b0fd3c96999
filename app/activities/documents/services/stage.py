"""The state of a document follows from its versions: parts of every use case that moves one."""

from app.activities.documents.enums import DocumentState
from app.activities.documents.models import ClusterDocument
from app.base.locks import lock
from app.extensions import db


def read_anew(document: ClusterDocument) -> None:
    """Hold a document and read its versions as they stand by now."""
    lock(document)
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
