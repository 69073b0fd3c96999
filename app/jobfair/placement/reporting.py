"""Issuing the report of a fair: a numbered paper that no later change reaches."""

from datetime import date, datetime

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.documents.fair_forms import FAIR_REPORT
from app.documents.models import Paper
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.placement.report import snapshot_of_report
from app.jobfair.placement.rules import check_drawn


def issue_report(
    fair: Fair, *, conclusions: str, actor: Viewer, now: datetime, today: date
) -> Paper:
    """Issue the report of a fair whose results are drawn; it takes the place of an earlier one.

    Raises FairNotDrawnError.
    """
    require(actor, Permission.FAIR_MANAGE)
    lock(fair)  # nobody takes the results back meanwhile
    check_drawn(fair.state)
    (number,) = take_numbers(FAIR_REPORT.name, today.year, count=1)
    said = snapshot_of_report(fair, on=today, conclusions=conclusions, number=str(number))
    paper = draft_paper(
        fair, said, number=str(number), serial=number, parties="", actor=actor, now=now
    )
    return issue_paper(paper)
