"""Papers beside a document: minutes and signed copies; its own files are its versions."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.documents import queries
from app.activities.documents.enums import DocumentState
from app.activities.documents.models import ClusterDocument
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.files.attached import AttachedTo


def _find(document_id: int, viewer: Viewer) -> ClusterDocument:
    return queries.get_document(document_id, visible_to=viewer)


def _may_change(document: ClusterDocument, viewer: Viewer) -> bool:
    is_over = document.state is DocumentState.CANCELLED
    return not is_over and viewer.can(Permission.DOCUMENT_MANAGE)


def _card(document: ClusterDocument) -> str:
    return url_for("activities.document_detail", document_id=document.id)


ATTACHMENTS = (
    AttachedTo(
        ClusterDocument.__tablename__,
        find=_find,
        may_change=_may_change,
        card=_card,
        purposes={
            "minutes": _l("Протокол или выписка"),
            "signed": _l("Подписанный экземпляр, скан"),
            "other": _l("Другое"),
        },
    ),
)
