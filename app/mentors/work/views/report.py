"""The report of a mentorship."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.documents.errors import DocumentError
from app.documents.snapshot import PaperFormat
from app.mentors.blueprint import bp
from app.mentors.permissions import Permission
from app.mentors.work.papers import render_report
from app.mentors.work.services.report import find_report, issue_report
from app.mentors.work.services.sides import may_take_report
from app.mentors.work.views.page import opened
from app.web.access import requires, signed_in
from app.web.attachment import as_attachment
from app.web.moment import moment
from app.web.transactions import transactional


@bp.post("/mentorships/<int:mentorship_id>/report")
@requires(Permission.MENTORSHIP_MANAGE)
@transactional
def mentorship_report_issue(mentorship_id: int) -> Response:
    """Issue the report as a paper."""
    mentorship = opened(mentorship_id)
    paper = issue_report(mentorship, **moment())
    flash(_("Отчёт № %(number)s выпущен.", number=paper.number), "success")
    return redirect(_to_report(mentorship_id))


@bp.get("/mentorships/<int:mentorship_id>/report.<any(pdf, docx):file_format>")
@signed_in
def mentorship_report(mentorship_id: int, file_format: PaperFormat) -> Response:
    """Give the report: as it was issued, else a draft of this moment."""
    mentorship = opened(mentorship_id)
    if not may_take_report(mentorship, current_user):
        raise NotFoundError
    try:
        file, name = render_report(
            mentorship, find_report(mentorship), file_format, today=clock.today()
        )
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(_to_report(mentorship_id))
    return as_attachment(file, name)


def _to_report(mentorship_id: int) -> str:
    return url_for(".mentorship_detail", mentorship_id=mentorship_id, _anchor="report")
