"""The papers of this package: issued execution reports."""

from typing import Any

from flask import url_for

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.documents.catalog import EXECUTION_REPORT
from app.documents.kinds import PaperKind
from app.plan.permissions import Permission
from app.plan.reporting.models import PlanReport
from app.plan.reporting.queries import get_report


def _find(report_id: int, viewer: Viewer) -> PlanReport:
    if not viewer.can(Permission.REPORT_VIEW):
        raise NotFoundError
    return get_report(report_id)


def _card(report: Any) -> str:
    return url_for("plan.report_list", year=report.plan.year)


PAPERS = (PaperKind(EXECUTION_REPORT, PlanReport.__tablename__, find=_find, card=_card),)
