"""What the search over the whole site finds of award rounds and letters of thanks."""

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.awards.models import Award, AwardRound
from app.awards.permissions import Permission
from app.awards.queries.papers import search_letters
from app.awards.queries.rounds import search_rounds
from app.base.viewer import Viewer
from app.mentors.models import Mentor
from app.web.search_page import Hit, SearchSource, holding


def find_rounds(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the first rounds found whose page this person may open."""
    if viewer is None:
        return []
    return [
        Hit(
            title=round_.title,
            url=url_for("awards.round_detail", round_id=round_.id),
            detail=f"{round_.kind.label}, {round_.state.label}",
        )
        for round_ in search_rounds(query, visible_to=viewer, limit=limit)
    ]


def find_letters(query: str, viewer: Viewer | None, limit: int) -> list[Hit]:
    """Return the newest letters found; they stand on the page of their round."""
    if viewer is None:
        return []
    return [
        Hit(
            title=_(
                "Благодарственное письмо № %(number)s за %(year)s год",
                number=letter.number,
                year=letter.year,
            ),
            url=url_for("awards.round_detail", round_id=letter.round_id),
            detail=f"{letter.mentor.full_name}, {letter.round.title}",
        )
        for letter in search_letters(query, visible_to=viewer, limit=limit)
    ]


SEARCH = (
    SearchSource(
        _l("Награды"),
        find_rounds,
        lambda query: url_for("awards.round_list", q=query),
        kinds=(AwardRound,),
        shown_to=holding(Permission.ROUND_VIEW),
    ),
    SearchSource(
        _l("Благодарственные письма"),
        find_letters,
        kinds=(Award, Mentor),
        shown_to=holding(Permission.ROUND_VIEW),
    ),
)
