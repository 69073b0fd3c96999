"""The report of a mentorship: a stored paper once it is issued, a draft before."""

from datetime import date, datetime

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.documents.mentoring_forms import MENTORSHIP_REPORT
from app.documents.models import Paper
from app.documents.queries import find_paper
from app.documents.services.numbers import take_numbers
from app.documents.services.papers import draft_paper, issue_paper
from app.mentors.enums import MentorshipState
from app.mentors.models import Mentorship
from app.mentors.permissions import Permission
from app.mentors.work.errors import ReportTooEarlyError
from app.mentors.work.papers import snapshot_of_report


def find_report(mentorship: Mentorship) -> Paper | None:
    """Return the report that was issued last."""
    return find_paper(mentorship, kind=MENTORSHIP_REPORT.name)


def issue_report(mentorship: Mentorship, *, actor: Viewer, today: date, now: datetime) -> Paper:
    """Issue the report of a mentorship that has ended; one issued before is superseded.

    Raises ReportTooEarlyError.
    """
    require(actor, Permission.MENTORSHIP_MANAGE)
    lock(mentorship)
    if mentorship.state is MentorshipState.ACTIVE:
        raise ReportTooEarlyError
    (number,) = take_numbers(MENTORSHIP_REPORT.name, today.year, count=1)
    paper = draft_paper(
        mentorship,
        snapshot_of_report(mentorship, number=str(number), on=today, is_draft=False),
        number=str(number),
        serial=number,
        parties=mentorship.mentor.full_name,
        actor=actor,
        now=now,
    )
    return issue_paper(paper)
