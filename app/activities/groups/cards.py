"""What groups show on the card of a body: which group it is."""

from flask import url_for
from flask_babel import gettext as _

from app.activities.groups import queries
from app.activities.meetings.models import MeetingBody
from app.base.viewer import Viewer
from app.web.cards import CardLine, CardPanel, CardSource
from app.web.dashboard import Chip


def group_of_body(body: MeetingBody, viewer: Viewer | None) -> CardPanel | None:
    """Return the group whose body this is; who sees the body sees the group."""
    group = queries.find_group_of(body) if viewer else None
    if group is None:
        return None
    url = url_for("activities.working_group_detail", working_group_id=group.id)
    chip = Chip(str(group.state.label), group.state.tone)
    return CardPanel(_("Рабочая группа"), 0, lines=[CardLine(group.name, url, "", chip)])


CARDS = (CardSource("meeting_body", group_of_body),)
