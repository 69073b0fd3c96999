"""Files of publications: pictures, and the snapshot of what came out."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.permissions import Permission
from app.activities.publications import queries
from app.activities.publications.models import Publication
from app.base.viewer import Viewer
from app.files.attached import AttachedTo


def _find(publication_id: int, viewer: Viewer) -> Publication:
    return queries.get_publication(publication_id, visible_to=viewer)


def _may_change(_publication: Publication, viewer: Viewer) -> bool:
    return viewer.can(Permission.PUBLICATION_MANAGE)


def _card(publication: Publication) -> str:
    return url_for("activities.publication_detail", publication_id=publication.id)


ATTACHMENTS = (
    AttachedTo(
        Publication.__tablename__,
        find=_find,
        may_change=_may_change,
        card=_card,
        purposes={
            "snapshot": _l("Снимок публикации"),
            "picture": _l("Фотография"),
            "other": _l("Другое"),
        },
    ),
)
