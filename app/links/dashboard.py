"""What answers by link ask of the staff."""

from typing import Any

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import Select

from app.base.typography import counted
from app.base.viewer import Viewer
from app.links import queries
from app.links.enums import LinkStanding
from app.links.permissions import Permission
from app.links.tasks import tasks_of
from app.web.dashboard import Part, Todo, Urgency
from app.web.tallies import PageTally


def _proposed(viewer: Viewer) -> Select[*tuple[Any, ...]] | None:
    tasks = tasks_of(viewer) if viewer.can(Permission.LINK_MANAGE) else []
    return queries.tally_proposed([task.name for task in tasks]) if tasks else None


PROPOSED = PageTally(_proposed)


def part(viewer: Viewer) -> Part:
    """Return the answers that somebody has to look at, for those who may."""
    number, first_id = PROPOSED.row(viewer) or (0, None)
    if not number:
        return Part()
    url = url_for("links.link_list", standing=LinkStanding.PROPOSED.value)
    if number == 1:
        url = url_for("links.link_detail", link_id=first_id)
    answers = counted(number, _("ответ"), _("ответа"), _("ответов"))
    return Part(
        [
            Todo(
                title=_("Проверить %(answers)s по ссылкам из писем", answers=answers),
                url=url,
                action=_("Проверить"),
                urgency=Urgency.TODAY,
            )
        ]
    )
