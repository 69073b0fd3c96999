"""What a person's own items say on their dashboard."""

from flask import url_for
from flask_babel import gettext as _

from app.base import clock
from app.base.viewer import Viewer
from app.plan.diary.items import OwnItem, own_items
from app.plan.diary.rules import AHEAD
from app.plan.permissions import Permission
from app.plan.wording import shortened
from app.web.dashboard import Panel, Part

MOST = 3
_TITLE = 90


def part(viewer: Viewer) -> Part:
    """Return the nearest items of who executes some: the college has the whole plan there."""
    if viewer.can(Permission.ITEM_MANAGE):
        return Part()
    today = clock.today()
    items = own_items(viewer, today=today)
    coming = [one for one in items if one.next and today <= one.next.due <= today + AHEAD]
    if not items:
        return Part()
    url = url_for("plan.own_item_list")
    figures = [
        (len(items), _("всего"), url),
        (len(coming), _("срок в две недели"), url),
    ]
    lines = [_line(one) for one in coming[:MOST]]
    return Part(panels=[Panel(_("Мои пункты плана"), figures, url=url, lines=lines)])


def _line(one: OwnItem) -> str:
    item = one.line.item
    return shortened(f"{item.number}. {item.title}", _TITLE)
