"""Pages of the execution report: how the plan stood on a day, its files, issued reports."""

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.documents.errors import DocumentError
from app.plan import queries
from app.plan.blueprint import bp
from app.plan.models import Plan
from app.plan.overview import lines_as_of
from app.plan.permissions import Permission
from app.plan.reporting import make_report, totals_of
from app.plan.reporting.files import (
    FORMATS,
    ReportFormat,
    filename_of_report,
    render_report,
)
from app.plan.reporting.forms import ReportFilterForm, ReportForm
from app.plan.reporting.printed import told_totals
from app.plan.reporting.queries import list_reports
from app.plan.reporting.services import PlanReportTerms, issue_report
from app.plan.requested import requested_year
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.transactions import transactional


@bp.get("/reports/")
@requires(Permission.REPORT_VIEW)
def report_list() -> str:
    """Show how the plan stood on a day, with its files, and the reports that were issued."""
    year = requested_year()
    plan, years = queries.find_plan(year.first_year), queries.list_years()
    if plan is None:
        return render_template("plan/plan_missing.html", year=year, years=years)
    filters = ReportFilterForm()
    return render_template(
        "plan/report_list.html",
        plan=plan,
        years=years,
        filters=filters,
        totals=told_totals(totals_of(lines_as_of(plan, day=filters.day))),
        formats=FORMATS,
        issued=list_reports(plan),
    )


@bp.get("/reports/file.<any(docx, pdf, xlsx, json):file_format>")
@requires(Permission.REPORT_VIEW)
def report_file(file_format: ReportFormat) -> Response | FlaskResponse:
    """Give the report of a day as a file; on paper it is a draft until somebody issues it."""
    plan = _get_plan()
    report = make_report(plan, as_of=ReportFilterForm().day)
    try:
        content = render_report(report, file_format)
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(url_for(".report_list", year=plan.year))
    return as_attachment(content, filename_of_report(report, file_format))


@bp.route("/reports/new", methods=["GET", "POST"])
@requires(Permission.REPORT_ISSUE)
@transactional
def report_create() -> str | Response:
    """Issue a report: it gets a number and never changes."""
    plan = _get_plan()
    form = ReportForm(as_of=ReportFilterForm().day, prepared_by=current_user.display_name)
    if form.validate_on_submit():
        with form.domain_errors():
            issue_report(
                plan,
                terms=form.into(PlanReportTerms),
                actor=current_user,
                now=clock.now(),
                today=clock.today(),
            )
            flash(_("Отчёт выпущен, его можно скачать и подписать."), "success")
            return redirect(url_for(".report_list", year=plan.year))
    return render_template("plan/report_create.html", form=form, plan=plan)


def _get_plan() -> Plan:
    plan = queries.find_plan(requested_year().first_year)
    if plan is None:
        raise NotFoundError
    return plan
