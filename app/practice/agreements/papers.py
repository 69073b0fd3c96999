"""The papers of agreements: the text of each edition as it was signed."""

from flask import url_for

from app.base.viewer import Viewer
from app.documents.agreement_forms import PRACTICE_AGREEMENT, PRACTICE_AMENDMENT
from app.documents.kinds import PaperKind
from app.practice.agreements.models import AgreementEdition, PracticeAgreement
from app.practice.agreements.queries import agreements as queries


def _find_agreement(agreement_id: int, viewer: Viewer) -> PracticeAgreement:
    return queries.get_agreement(agreement_id, visible_to=viewer)


def _find_edition(edition_id: int, viewer: Viewer) -> AgreementEdition:
    return queries.get_edition(edition_id, visible_to=viewer)


PAPERS = (
    PaperKind(
        PRACTICE_AGREEMENT,
        "practice_agreements",
        find=_find_agreement,
        card=lambda one: url_for("practice.agreement_detail", agreement_id=one.id),
    ),
    PaperKind(
        PRACTICE_AMENDMENT,
        "agreement_editions",
        find=_find_edition,
        card=lambda one: url_for("practice.amendment_detail", edition_id=one.id),
    ),
)
