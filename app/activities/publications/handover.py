"""What of publications waits for one person."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _l

from app.accounts.handover import HandoverKind
from app.accounts.models import User
from app.activities.publications.models import Publication
from app.activities.publications.queries import list_drafts_of


def _drafts_of(user: User) -> Sequence[Publication]:
    return list_drafts_of(user.id)


def _give(publication: Publication, successor: User) -> None:
    publication.author_id = successor.id


HANDOVER = (HandoverKind("publications", _l("Публикации в работе"), _drafts_of, _give),)
