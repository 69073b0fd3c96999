"""What the search over the whole site finds of working groups."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.activities.groups import queries
from app.activities.groups.models import WorkingGroup
from app.activities.permissions import Permission
from app.base.viewer import Viewer
from app.web.search_page import Hit, SearchSource, holding


def find_groups(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first groups whose page this person may open."""
    if viewer is None:
        return []
    return [
        Hit(
            title=one.name,
            url=url_for("activities.working_group_detail", working_group_id=one.id),
            detail=str(one.state.label),
        )
        for one in queries.search_groups(query, visible_to=viewer, limit=limit)
    ]


SEARCH = (
    SearchSource(
        _l("Рабочие группы"),
        find_groups,
        lambda query: url_for("activities.working_group_list", q=query),
        kinds=(WorkingGroup,),
        shown_to=holding(Permission.GROUP_VIEW),
    ),
)
