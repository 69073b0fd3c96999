"""Files of amendments: the minutes that adopted one."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.files.attached import AttachedTo
from app.plan.amendments.models import Amendment
from app.plan.amendments.queries import get_amendment
from app.plan.permissions import Permission


def _find(amendment_id: int, viewer: Viewer) -> Amendment:
    if not viewer.can(Permission.REPORT_VIEW):
        raise NotFoundError
    return get_amendment(amendment_id)


ATTACHMENTS = (
    AttachedTo(
        Amendment.__tablename__,
        find=_find,
        may_change=lambda _amendment, viewer: viewer.can(Permission.ITEM_MANAGE),
        card=lambda amendment: url_for("plan.amendment_detail", amendment_id=amendment.id),
        purposes={"minutes": _l("Протокол"), "other": _l("Другое")},
    ),
)
