"""The papers of this package: letters of thanks, each of an award."""

from flask import url_for

from app.awards import queries
from app.awards.ceremony.models import AwardOrder
from app.awards.ceremony.queries import get_award, get_order
from app.awards.council.models import CouncilSession
from app.awards.council.queries import get_session
from app.awards.models import Award
from app.awards.permissions import Permission
from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.award_forms import AWARD_EXTRACT, AWARD_ORDER, AWARD_PAPER, LETTER_OF_THANKS
from app.documents.kinds import PaperKind


def _find(award_id: int, viewer: Viewer) -> Award:
    return queries.get_letter(award_id, visible_to=viewer)


def _card(award: Award) -> str:
    return url_for("awards.round_detail", round_id=award.round_id)


def _find_extract(session_id: int, viewer: Viewer) -> CouncilSession:
    if not viewer.can(Permission.ROUND_MANAGE):
        raise NotFoundError
    return get_session(session_id)


def _find_order(order_id: int, viewer: Viewer) -> AwardOrder:
    if not viewer.can(Permission.ROUND_MANAGE):
        raise NotFoundError
    return get_order(order_id)


def _ceremony(order: AwardOrder) -> str:
    return url_for("awards.ceremony_detail", round_id=order.round_id)


def _find_award(award_id: int, viewer: Viewer) -> Award:
    return get_award(award_id, visible_to=viewer)


def _council(session: CouncilSession) -> str:
    return url_for("awards.council_detail", round_id=session.round_id)


PAPERS = (
    PaperKind(LETTER_OF_THANKS, "awards", find=_find, card=_card),
    PaperKind(AWARD_EXTRACT, "award_council_sessions", find=_find_extract, card=_council),
    PaperKind(AWARD_ORDER, "award_orders", find=_find_order, card=_ceremony),
    PaperKind(AWARD_PAPER, "awards", find=_find_award, card=_card),
)
