"""Reading issued reports."""

from typing import NamedTuple

from sqlalchemy import select

from app.base.errors import NotFoundError
from app.documents.catalog import EXECUTION_REPORT
from app.documents.models import Paper
from app.documents.queries import papers_of
from app.extensions import db
from app.plan.models import Plan
from app.plan.reporting.models import PlanReport

NEWEST = 20


class IssuedReport(NamedTuple):
    """An issued report and its paper, None when that was declared void."""

    report: PlanReport
    paper: Paper | None


def list_reports(plan: Plan) -> list[IssuedReport]:
    """Return the newest reports of a plan with their papers."""
    statement = select(PlanReport).where(PlanReport.plan_id == plan.id)
    found = list(db.session.scalars(statement.order_by(PlanReport.id.desc()).limit(NEWEST)))
    papers = papers_of(found, kind=EXECUTION_REPORT.name)
    return [IssuedReport(report, papers.get(report.id)) for report in found]


def get_report(report_id: int) -> PlanReport:
    """Return an issued report; raises NotFoundError."""
    report = db.session.get(PlanReport, report_id)
    if report is None:
        raise NotFoundError
    return report
