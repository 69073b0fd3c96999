"""Files of working groups: the order, the list of members, the final report."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.groups import queries
from app.activities.groups.models import WorkingGroup
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.files.attached import AttachedTo


def _find(group_id: int, viewer: Viewer) -> WorkingGroup:
    return queries.get_group(group_id, visible_to=viewer)


ATTACHMENTS = (
    AttachedTo(
        "working_groups",
        find=_find,
        may_change=lambda _group, viewer: viewer.can(Permission.GROUP_MANAGE),
        card=lambda group: url_for("activities.working_group_detail", working_group_id=group.id),
        purposes={
            "order": _l("Приказ или положение"),
            "report": _l("Отчёт группы"),
            "other": _l("Другое"),
        },
    ),
)
