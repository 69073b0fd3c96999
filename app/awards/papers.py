"""The papers of this package: letters of thanks, each of an award."""

from flask import url_for

from app.awards import queries
from app.awards.models import Award
from app.base.viewer import Viewer
from app.documents.catalog import LETTER_OF_THANKS
from app.documents.kinds import PaperKind


def _find(award_id: int, viewer: Viewer) -> Award:
    return queries.get_letter(award_id, visible_to=viewer)


def _card(award: Award) -> str:
    return url_for("awards.round_detail", round_id=award.round_id)


PAPERS = (PaperKind(LETTER_OF_THANKS, "awards", find=_find, card=_card),)
