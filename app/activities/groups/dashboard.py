"""What working groups ask of staff today."""

from flask import url_for
from flask_babel import gettext as _

from app.activities.groups import queries
from app.activities.groups.models import WorkingGroup
from app.activities.permissions import Permission
from app.base import clock
from app.base.typography import day, deadline_left
from app.base.viewer import Viewer
from app.web.dashboard import Chip, Part, Todo, Urgency

SHOWN = 3


def part(viewer: Viewer) -> Part:
    """Return the groups to approve and those whose term is over."""
    if not viewer.can(Permission.GROUP_MANAGE):
        return Part()
    over = queries.list_over(today=clock.today(), limit=SHOWN)
    projects = queries.list_to_approve(limit=SHOWN)
    return Part([*(_over(one) for one in over), *(_project(one) for one in projects)])


def _over(group: WorkingGroup) -> Todo:
    left = deadline_left(group.term_until) if group.term_until else None
    return Todo(
        title=_("Срок группы вышел: %(name)s", name=group.name),
        url=url_for("activities.working_group_detail", working_group_id=group.id),
        action=_("Продлить или расформировать"),
        chip=Chip(left.text, left.tone) if left else None,
        urgency=Urgency.HOUSEKEEPING,
    )


def _project(group: WorkingGroup) -> Todo:
    return Todo(
        title=_("Группа ждёт утверждения: %(name)s", name=group.name),
        url=url_for("activities.working_group_approve", working_group_id=group.id),
        action=_("Утвердить"),
        detail=_("Создана %(day)s", day=day(group.created_on)),
        urgency=Urgency.STEP,
    )
