"""What records written twice ask of those who may merge them."""

from flask import url_for
from flask_babel import gettext as _

from app.base.typography import counted
from app.base.viewer import Viewer
from app.twins import queries
from app.twins.permissions import Permission
from app.web.dashboard import Part, Todo, Urgency
from app.web.tallies import PageTally

OPEN = PageTally(
    lambda viewer: queries.tally_open(viewer) if viewer.can(Permission.PAIR_DECIDE) else None
)


def part(viewer: Viewer) -> Part:
    """Return the pairs that wait for a decision."""
    if not (waiting := OPEN.number(viewer)):
        return Part()
    pairs = counted(waiting, _("пару"), _("пары"), _("пар"))
    todo = Todo(
        title=_("Посмотреть %(count)s похожих записей", count=pairs),
        url=url_for("twins.pair_list"),
        action=_("Сравнить"),
        detail=_("возможно, одно и то же записано дважды"),
        urgency=Urgency.HOUSEKEEPING,
    )
    return Part([todo])
