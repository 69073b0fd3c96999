"""Papers of what came of a fair: its report, letters of thanks, directions to work."""

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.typography import counted
from app.documents.errors import DocumentError
from app.documents.printing import render_papers
from app.documents.snapshot import PaperFormat
from app.jobfair.permissions import Permission
from app.jobfair.placement import report, thanks
from app.jobfair.placement.direction import issue_direction
from app.jobfair.placement.forms import FairReportForm, ThanksForm
from app.jobfair.placement.reporting import issue_report
from app.jobfair.placement.rules import check_drawn, check_over
from app.jobfair.queries.applications import get_application
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


@bp.route("/fairs/<int:fair_id>/thanks", methods=["GET", "POST"])
@requires(Permission.FAIR_MANAGE)
@transactional
def thanks_create(fair_id: int) -> str | Response:
    """Thank those who took part, once it is said how many letters that makes."""
    fair = get_fair(fair_id)
    check_over(fair.state)
    form = ThanksForm(reason=thanks.proposed_reason(fair))
    if form.validate_on_submit():
        with form.domain_errors():
            count = thanks.thank_participants(fair, reason=form.reason.data or "", **moment())
            words = counted(count, _("письмо"), _("письма"), _("писем"))
            flash(_("Готово: %(letters)s.", letters=words), "success")
            return redirect(url_for(".thanks_create", fair_id=fair_id))
    return render_template(
        "jobfair/placement/thanks_create.html",
        fair=fair,
        form=form,
        ahead=thanks.thanks_ahead(fair),
    )


@bp.get("/fairs/<int:fair_id>/thanks.pdf")
@requires(Permission.FAIR_MANAGE)
def thanks_file(fair_id: int) -> WebResponse | Response:
    """Give all letters of thanks of a fair as one file to print."""
    fair = get_fair(fair_id)
    papers = thanks.papers_of_thanks(fair)
    try:
        if papers:
            name = f"{_('Благодарности')} — {fair.title}.pdf"
            return as_attachment(render_papers(papers), name)
        flash(_("Писем пока нет."), "info")
    except DocumentError as error:
        flash(str(error), "error")
    return redirect(url_for(".thanks_create", fair_id=fair_id))


@bp.post("/applications/<int:application_id>/direction")
@requires(Permission.FAIR_MANAGE)
@transactional
def direction_create(application_id: int) -> Response:
    """Issue the direction to work on an accepted offer."""
    application = get_application(application_id, visible_to=current_user)
    paper = issue_direction(application, **moment())
    flash(_("Направление № %(number)s выдано.", number=paper.number), "success")
    return redirect(url_for(".application_detail", application_id=application_id))
