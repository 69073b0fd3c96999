"""Passes: a student's own, and those the college gives out."""

from functools import partial

from flask import Response as WebResponse
from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.checkin import rules
from app.jobfair.checkin.forms import PassFilterForm
from app.jobfair.checkin.jobs import ISSUE
from app.jobfair.checkin.listing import PASSES
from app.jobfair.checkin.queries import passes as queries
from app.jobfair.checkin.services import passes as services
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.rules import RUNNING_FAIRS
from app.jobfair.views.blueprint import bp
from app.jobs.services import enqueue
from app.students.queries import all_group_choices, get_student_of
from app.web.access import requires
from app.web.transactions import transactional

SHEET = 24  # passes on the page for the printer


@bp.get("/fairs/<int:fair_id>/pass")
@requires(Permission.APPLICATION_SUBMIT)
def own_pass(fair_id: int) -> str:
    """Show a student the own pass, as wide as the telephone is."""
    fair = get_fair(fair_id)
    found = queries.find_pass_of(fair, get_student_of(current_user))
    return render_template(
        "jobfair/checkin/own_pass.html",
        fair=fair,
        fair_pass=found,
        may_take=fair.state in RUNNING_FAIRS,
    )


@bp.post("/fairs/<int:fair_id>/pass")
@requires(Permission.APPLICATION_SUBMIT)
@transactional
def own_pass_take(fair_id: int) -> Response:
    """Give a student the own pass at once."""
    fair, student = get_fair(fair_id), get_student_of(current_user)
    services.give_pass(fair, student, actor=current_user, now=clock.now())
    return redirect(url_for(".own_pass", fair_id=fair_id))


@bp.get("/fairs/<int:fair_id>/passes/")
@requires(Permission.ENTRANCE_MANAGE)
def pass_list(fair_id: int) -> str | WebResponse:
    """List a fair's passes, and say who has none yet."""
    fair = get_fair(fair_id)
    filters = PassFilterForm()
    filters.group.search_among(all_group_choices())
    return PASSES.answer(
        "jobfair/checkin/pass_list.html",
        partial(queries.list_passes, fair),
        filters=filters,
        fair=fair,
        lacking=queries.count_lacking(fair),
        may_give=fair.state in RUNNING_FAIRS,
        is_near=rules.is_near(fair.state, held_on=fair.held_on, today=clock.today()),
    )


@bp.post("/fairs/<int:fair_id>/passes/")
@requires(Permission.ENTRANCE_MANAGE)
@transactional
def passes_issue(fair_id: int) -> Response:
    """Give passes to all of the expected who have none; the worker writes the letters."""
    fair = get_fair(fair_id)
    job = enqueue(ISSUE, {"fair_id": fair.id}, actor=current_user, now=clock.now())
    return redirect(url_for("jobs.job_detail", job_id=job.id))


@bp.get("/fairs/<int:fair_id>/passes/sheet")
@requires(Permission.ENTRANCE_MANAGE)
def pass_sheet(fair_id: int) -> str:
    """Show passes for the printer, cut apart afterwards; a group's when it is named."""
    fair = get_fair(fair_id)
    filters = PassFilterForm()
    filters.group.search_among(all_group_choices())
    after = request.args.get("after", 0, type=int)
    found = queries.passes_after(
        fair, after=after, limit=SHEET, group=filters.value("group"), kind=filters.value("kind")
    )
    return render_template(
        "jobfair/checkin/pass_sheet.html", fair=fair, filters=filters, passes=found, size=SHEET
    )


@bp.post("/passes/<int:pass_id>/renew")
@requires(Permission.ENTRANCE_MANAGE)
@transactional
def pass_renew(pass_id: int) -> Response:
    """Make a lost pass void and give another."""
    found = queries.get_pass(pass_id, visible_to=current_user)
    services.renew_code(found, actor=current_user, now=clock.now())
    flash(
        _(
            "Прежний код больше не действует. "
            "Письмо с новым получит владелец, если его почта известна."
        ),
        "success",
    )
    return redirect(url_for(".pass_list", fair_id=found.fair_id, q=found.code))
