"""Papers of what came of a fair: its report, issued once and given as files."""

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.base import clock
from app.documents.snapshot import PaperFormat
from app.jobfair.permissions import Permission
from app.jobfair.placement import report
from app.jobfair.placement.forms import FairReportForm
from app.jobfair.placement.reporting import issue_report
from app.jobfair.placement.rules import check_drawn
from app.jobfair.queries.fairs import get_fair
from app.jobfair.views.blueprint import bp
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.moment import moment
from app.web.transactions import transactional


@bp.get("/fairs/<int:fair_id>/report.<any(pdf, docx):file_format>")
@requires(Permission.FAIR_MANAGE)
def fair_report(fair_id: int, file_format: PaperFormat) -> WebResponse:
    """Give the draft of a fair's report as a paper: the figures of today."""
    return as_attachment(*report.render_report(get_fair(fair_id), file_format, today=clock.today()))


@bp.get("/fairs/<int:fair_id>/report.xlsx")
@requires(Permission.FAIR_MANAGE)
def fair_report_sheet(fair_id: int) -> WebResponse:
    """Give the figures of a fair with their charts, as the issued report has them."""
    return as_attachment(*report.report_sheet(get_fair(fair_id), today=clock.today()))


@bp.route("/fairs/<int:fair_id>/report/new", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def report_create(fair_id: int) -> str | Response:
    """Write the conclusions and issue the report: from then on it never changes."""
    fair = get_fair(fair_id)
    check_drawn(fair.state)
    form = FairReportForm(conclusions=report.proposed_conclusions(fair, today=clock.today()))
    if form.validate_on_submit():
        with form.domain_errors():
            paper = issue_report(fair, conclusions=form.conclusions.data or "", **moment())
            flash(_("Отчёт № %(number)s выпущен.", number=paper.number), "success")
            return redirect(url_for(".graduate_list", fair_id=fair_id))
    return render_template(
        "jobfair/placement/report_create.html",
        fair=fair,
        form=form,
        standing=report.standing_report(fair),
    )
