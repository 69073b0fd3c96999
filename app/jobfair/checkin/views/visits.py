"""Visitors from outside: registering for the day, the pass that comes of it."""

from flask import Response as WebResponse
from flask import abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.checkin import rules
from app.jobfair.checkin.forms import VisitForm
from app.jobfair.checkin.queries.passes import get_pass_by_token
from app.jobfair.checkin.rules import GuestTerms
from app.jobfair.checkin.services import passes as services
from app.jobfair.queries.fairs import get_fair
from app.jobfair.rules import SHOWN_FAIRS
from app.jobfair.views.blueprint import bp
from app.web.access import public
from app.web.transactions import transactional


@bp.route("/fairs/<int:fair_id>/visit", methods=["GET", "POST"])
@public
@transactional
def visit_create(fair_id: int) -> str | Response:
    """Let anybody register for a fair's day."""
    fair, form, today = get_fair(fair_id), VisitForm(), clock.today()
    if fair.state not in SHOWN_FAIRS:
        abort(404)
    may_visit = rules.may_visit(fair.state, held_on=fair.held_on, today=today)
    if may_visit and form.validate_on_submit():
        if form.website.data:  # only a program fills in what nobody sees
            return redirect(url_for(".fair_detail", fair_id=fair_id))
        with form.domain_errors():
            made = services.register_visitor(
                fair,
                terms=form.into(GuestTerms),
                address=request.remote_addr or "",
                now=clock.now(),
                today=today,
                at=clock.true_now(),
            )
            return redirect(url_for(".visit_pass", token=made.token))
    return render_template(
        "jobfair/checkin/visit_create.html", form=form, fair=fair, may_visit=may_visit
    )


@bp.get("/visit/<token>")
@public
def visit_pass(token: str) -> WebResponse:
    """Show a visitor the pass; only who has the address finds it."""
    found = get_pass_by_token(token)
    page = render_template("jobfair/checkin/visit_pass.html", fair=found.fair, fair_pass=found)
    answer = make_response(page)
    answer.headers["X-Robots-Tag"] = "noindex"
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer
