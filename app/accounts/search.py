"""What the search over the whole site finds of people with accounts."""

from flask import url_for
from flask_babel import lazy_gettext as _l

from app.accounts import queries
from app.accounts.models import User
from app.accounts.permissions import Permission
from app.base.viewer import Viewer
from app.web.search_page import Hit, SearchSource, holding


def find_hits(query: str, _viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first people found, by name."""
    return [
        Hit(
            title=user.display_name,
            url=url_for("accounts.user_detail", user_id=user.id),
            detail=f"{user.role.label}, {user.email}",
        )
        for user in queries.search_users(query, limit=limit)
    ]


SEARCH = SearchSource(
    _l("Пользователи"),
    find_hits,
    lambda query: url_for("accounts.user_list", q=query),
    kinds=(User,),
    shown_to=holding(Permission.USER_MANAGE),
)
