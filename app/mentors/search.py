"""What the search over the whole site finds of mentors."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.base.viewer import Viewer
from app.mentors import queries
from app.mentors.models import Mentor
from app.mentors.permissions import Permission
from app.web.search_page import Hit, SearchSource, holding


def find_hits(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first mentors found, by name, of those whom this person may see."""
    if viewer is None:
        return []
    return [
        Hit(
            title=mentor.full_name,
            url=url_for("mentors.mentor_detail", mentor_id=mentor.id),
            detail=f"{mentor.position}, {mentor.organization.short_name}",
        )
        for mentor in queries.search_mentors(query, visible_to=viewer, limit=limit)
    ]


SEARCH = SearchSource(
    _l("Наставники"),
    find_hits,
    lambda query: url_for("mentors.mentor_list", q=query),
    kinds=(Mentor,),
    shown_to=holding(Permission.MENTOR_VIEW),
)
