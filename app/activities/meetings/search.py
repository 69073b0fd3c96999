"""What the search over the whole site finds of meetings and their tasks."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.activities.meetings import queries
from app.activities.meetings.models import Decision, Meeting
from app.activities.meetings.summary import meeting_name
from app.activities.permissions import Permission
from app.base.typography import day
from app.base.viewer import Viewer
from app.web.search_page import Hit, SearchSource, holding


def find_meetings(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest meetings whose page this person may open."""
    if viewer is None:
        return []
    return [
        Hit(
            title=meeting_name(one),
            url=url_for("activities.meeting_detail", meeting_id=one.id),
            detail=", ".join(filter(None, (one.title, str(one.state.label)))),
        )
        for one in queries.search_meetings(query, visible_to=viewer, limit=limit)
    ]


def find_decisions(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first tasks whose page this person may open."""
    if viewer is None:
        return []
    return [
        Hit(
            title=one.text,
            url=url_for("activities.decision_detail", decision_id=one.id),
            detail=_("%(owner)s, до %(due)s", owner=one.owner, due=day(one.due_on)),
        )
        for one in queries.search_decisions(query, visible_to=viewer, limit=limit)
    ]


SEARCH = (
    SearchSource(
        _l("Заседания"),
        find_meetings,
        lambda query: url_for("activities.meeting_list", q=query),
        kinds=(Meeting,),
        shown_to=holding(Permission.MEETING_VIEW),
    ),
    SearchSource(
        _l("Поручения заседаний"),
        find_decisions,
        lambda query: url_for("activities.decision_list", q=query),
        kinds=(Decision,),
        shown_to=holding(Permission.MEETING_VIEW),
    ),
)
