"""What the search over the whole site finds of award rounds."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.awards import queries
from app.awards.permissions import Permission
from app.base.viewer import Viewer
from app.web.search_page import Hit, SearchSource


def find_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first rounds found whose page this person may open."""
    if viewer is None or not viewer.can(Permission.ROUND_VIEW):
        return []
    return [
        Hit(
            title=round_.title,
            url=url_for("awards.round_detail", round_id=round_.id),
            detail=f"{round_.kind.label}, {round_.state.label}",
        )
        for round_ in queries.search_rounds(query, visible_to=viewer, limit=limit)
    ]


SEARCH = SearchSource(_l("Награды"), find_hits, lambda query: url_for("awards.round_list", q=query))
