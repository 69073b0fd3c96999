"""The papers of this room that are kept as they were issued, and who reads which."""

from flask import url_for

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.fair_forms import FAIR_REPORT
from app.documents.kinds import PaperKind
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair


def _find_fair(fair_id: int, viewer: Viewer) -> Fair:
    if not viewer.can(Permission.FAIR_MANAGE):
        raise NotFoundError
    return get_fair(fair_id)


PAPERS = (
    PaperKind(
        FAIR_REPORT,
        Fair.__tablename__,
        find=_find_fair,
        card=lambda fair: url_for("jobfair.graduate_list", fair_id=fair.id),
    ),
)
