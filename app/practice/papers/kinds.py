"""The papers of this room that are kept as they were issued, and who reads which."""

from typing import Any

from flask import url_for

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.kinds import PaperKind
from app.documents.practice_forms import PRACTICE_BASE_LIST, PRACTICE_DIRECTION, PRACTICE_ORDER
from app.practice.models import Placement
from app.practice.papers.models import PracticeBaseList, PracticeOrder
from app.practice.papers.queries import papers as queries
from app.practice.permissions import Permission


def _find_list(list_id: int, viewer: Viewer) -> PracticeBaseList:
    """A base has its list by a page of its own, where names follow the consents."""
    if not viewer.can(Permission.PAPER_MANAGE):
        raise NotFoundError
    return queries.get_list(list_id, visible_to=viewer)


def _overview(record: Any) -> str:
    return url_for("practice.paper_overview", period_id=record.period_id)


PAPERS = (
    PaperKind(
        PRACTICE_ORDER,
        PracticeOrder.__tablename__,
        find=lambda order_id, viewer: queries.get_order(order_id, visible_to=viewer),
        card=_overview,
    ),
    PaperKind(
        PRACTICE_BASE_LIST,
        PracticeBaseList.__tablename__,
        find=_find_list,
        card=lambda sent: url_for("practice.base_list_list", period_id=sent.period_id),
    ),
    PaperKind(
        PRACTICE_DIRECTION,
        Placement.__tablename__,
        find=lambda placement_id, viewer: queries.get_own_placement(
            placement_id, visible_to=viewer
        ),
        card=lambda placement: url_for("practice.student_paper_detail", placement_id=placement.id),
    ),
)
