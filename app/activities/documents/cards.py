"""What documents show on the card of an organization."""

from flask import url_for
from flask_babel import gettext as _

from app.activities.documents import queries
from app.activities.documents.models import ClusterDocument
from app.activities.documents.wording import document_name
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.organizations.models import Organization
from app.web.cards import FEW, CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def documents_of_organization(
    organization: Organization, viewer: Viewer | None
) -> CardPanel | None:
    """Return the documents the organization is a side of, for who reads them all."""
    if viewer is None or not viewer.can(Permission.DOCUMENT_VIEW):
        return None
    count, newest = queries.newest_of_organization(organization.id, limit=FEW)
    if not count:
        return None
    url = url_for("activities.document_list", organization=organization.id)
    return CardPanel(_("Документы кластера"), count, url, [_line(one) for one in newest])


def _line(document: ClusterDocument) -> CardLine:
    url = url_for("activities.document_detail", document_id=document.id)
    chip = Chip(str(document.state.label), document.state.tone)
    return CardLine(document.title, url, document_name(document), chip)


CARDS = (CardSource("organization", documents_of_organization, order=65),)
