"""Issuing a report: from then on its paper says what it said that day."""

from dataclasses import dataclass
from datetime import date, datetime

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.documents.catalog import EXECUTION_REPORT
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db
from app.plan.errors import DayAheadError
from app.plan.models import Plan
from app.plan.permissions import Permission
from app.plan.reporting.content import make_report
from app.plan.reporting.models import PlanReport
from app.plan.reporting.printed import snapshot_of_report


@dataclass(frozen=True)
class PlanReportTerms:
    """Which day a report tells of, and whose name stands under it."""

    as_of: date
    prepared_by: str = ""


def issue_report(
    plan: Plan, *, terms: PlanReportTerms, actor: Viewer, now: datetime, today: date
) -> PlanReport:
    """Issue the report of how a plan stood at the end of a day, with the next number of the year.

    Raises DayAheadError.
    """
    require(actor, Permission.REPORT_ISSUE)
    if terms.as_of > today:
        raise DayAheadError(field="as_of")
    lock(plan, shared=True)
    report = PlanReport(plan_id=plan.id, as_of=terms.as_of)
    db.session.add(report)
    db.session.flush()
    (number,) = take_numbers(EXECUTION_REPORT.name, today.year, count=1)
    snapshot = snapshot_of_report(
        make_report(plan, as_of=terms.as_of),
        number=str(number),
        prepared_by=terms.prepared_by,
        made_on=today,
    )
    paper = draft_paper(
        report, snapshot, number=str(number), serial=number, parties="", actor=actor, now=now
    )
    issue_paper(paper)
    return report
