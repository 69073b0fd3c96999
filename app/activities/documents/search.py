"""What the search over the whole site finds of documents."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.documents import queries
from app.activities.documents.models import ClusterDocument
from app.activities.documents.wording import document_name
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.web.search_page import Hit, SearchSource, holding


def find_hits(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest documents found."""
    return [
        Hit(
            title=document.title,
            url=url_for("activities.document_detail", document_id=document.id),
            detail=f"{document.kind.label}, {document_name(document)}, {document.state.label}",
        )
        for document in queries.search_documents(query, limit=limit)
    ]


SEARCH = SearchSource(
    _l("Документы кластера"),
    find_hits,
    lambda query: url_for("activities.document_list", q=query),
    kinds=(ClusterDocument,),
    shown_to=holding(Permission.DOCUMENT_VIEW),
)
