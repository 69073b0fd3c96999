"""Pages of background jobs: following one's own, and the list for staff."""

from flask import Blueprint, make_response, redirect, render_template, request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.jobs import queries
from app.jobs.forms import JobFilterForm
from app.jobs.listing import JOBS
from app.jobs.permissions import Permission
from app.jobs.registry import titles
from app.web.access import requires, signed_in

bp = Blueprint("jobs", __name__, template_folder="templates")


@bp.get("/jobs/<int:job_id>")
@signed_in
def job_detail(job_id: int) -> str | Response:
    """Follow a job; when it is done, go to its result."""
    job = queries.get_job(job_id, visible_to=current_user)
    if job.result_url:
        return _go_to(job.result_url)
    return render_template("web/job.html", job=job)


@bp.get("/admin/jobs/")
@requires(Permission.JOB_VIEW)
def job_list() -> str | Response:
    """Show what the worker does, has done and could not do."""
    filters = JobFilterForm()
    filters.kind.offer(titles())
    found = queries.list_jobs(**filters.criteria())
    return JOBS.answer("jobs/job_list.html", found, filters=filters)


def _go_to(url: str) -> Response:
    if request.headers.get("HX-Request"):  # the poll of the page: the whole page has to go on
        return make_response("", 200, {"HX-Redirect": url})
    return redirect(url)
