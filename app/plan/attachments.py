"""Files of items: what proves a status by hand, a schedule."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.files.attached import AttachedTo
from app.plan import queries
from app.plan.models import Item
from app.plan.permissions import Permission

PROOF = "proof"


def _find(item_id: int, viewer: Viewer) -> Item:
    # Scans name people: who reads the public plan alone gets none of the files.
    if not viewer.can(Permission.EVIDENCE_VIEW):
        raise NotFoundError
    return queries.get_item(item_id)


def _may_change(item: Item, viewer: Viewer) -> bool:
    return viewer.can(Permission.ITEM_MANAGE) and not item.withdrawn


def _card(item: Item) -> str:
    return url_for("plan.item_detail", item_id=item.id)


ATTACHMENTS = (
    AttachedTo(
        Item.__tablename__,
        find=_find,
        may_change=_may_change,
        card=_card,
        purposes={
            PROOF: _l("Подтверждение отметки"),
            "schedule": _l("График или распоряжение"),
            "other": _l("Другое"),
        },
    ),
)
