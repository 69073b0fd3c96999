"""The papers of this package: letters of thanks, each of an award."""

from flask import url_for

from app.awards import queries
from app.awards.council.models import CouncilSession
from app.awards.council.queries import get_session
from app.awards.models import Award
from app.awards.permissions import Permission
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.award_forms import AWARD_EXTRACT, LETTER_OF_THANKS
from app.documents.kinds import PaperKind


def _find(award_id: int, viewer: Viewer) -> Award:
    return queries.get_letter(award_id, visible_to=viewer)


def _card(award: Award) -> str:
    return url_for("awards.round_detail", round_id=award.round_id)


def _find_extract(session_id: int, viewer: Viewer) -> CouncilSession:
    if not viewer.can(Permission.ROUND_MANAGE):
        raise NotFoundError
    return get_session(session_id)


def _council(session: CouncilSession) -> str:
    return url_for("awards.council_detail", round_id=session.round_id)


PAPERS = (
    PaperKind(LETTER_OF_THANKS, "awards", find=_find, card=_card),
    PaperKind(AWARD_EXTRACT, "award_council_sessions", find=_find_extract, card=_council),
)
