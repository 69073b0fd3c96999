"""The public way into the cluster, and the college's answers."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.joining import queries, services
from app.joining.enums import JoinParty
from app.joining.forms import JoinApprovalForm, JoinFilterForm, JoinForm, JoinRefusalForm
from app.joining.listing import REQUESTS
from app.joining.models import JoinRequest
from app.joining.permissions import Permission
from app.joining.rules import JOIN_MOVES, JoinTerms
from app.organizations.queries import get_organization, organization_choices
from app.organizations.rules import OrganizationTerms
from app.web.access import public, requires
from app.web.transactions import transactional

bp = Blueprint("joining", __name__, template_folder="templates")


@bp.route("/join", methods=["GET", "POST"])
@public
@transactional
def request_create() -> str | Response:
    """Let an organization without an account ask to take part."""
    form = JoinForm()
    if form.validate_on_submit():
        if form.website.data:  # only a program fills in what nobody sees: it is told nothing
            return redirect(url_for(".request_received"))
        with form.domain_errors():
            services.ask_to_join(
                terms=form.into(JoinTerms),
                address=request.remote_addr or "",
                now=clock.now(),
                at=clock.true_now(),
            )
            return redirect(url_for(".request_received"))
    return render_template("joining/request_create.html", form=form)


@bp.get("/join/received")
@public
def request_received() -> str:
    """Say that the request is here and what comes next."""
    return render_template("joining/request_received.html")


@bp.get("/admin/join/")
@requires(Permission.REQUEST_ANSWER)
def request_list() -> str | Response:
    """List the requests."""
    filters = JoinFilterForm()
    found = queries.list_requests(**filters.criteria())
    return REQUESTS.answer("joining/request_list.html", found, filters=filters)


@bp.get("/admin/join/<int:join_request_id>")
@requires(Permission.REQUEST_ANSWER)
def request_detail(join_request_id: int) -> str:
    """Show a request and what can be answered."""
    asked = queries.get_request(join_request_id)
    return render_template(
        "joining/request_detail.html",
        asked=asked,
        events=JOIN_MOVES.possible(asked.state, JoinParty.COLLEGE),
        similar=queries.find_organization_like(asked),
    )


@bp.route("/admin/join/<int:join_request_id>/approve", methods=["GET", "POST"])
@requires(Permission.REQUEST_ANSWER)
@transactional
def request_approve(join_request_id: int) -> str | Response:
    """Take an organization in, new or known, and invite who asked."""
    asked = queries.get_request(join_request_id)
    form = _approval_of(asked)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(asked)
            _approve(asked, form)
            flash(_("Приглашение отправлено: %(email)s.", email=asked.email), "success")
            return redirect(url_for(".request_detail", join_request_id=join_request_id))
    return render_template("joining/request_approve.html", form=form, asked=asked)


@bp.route("/admin/join/<int:join_request_id>/decline", methods=["GET", "POST"])
@requires(Permission.REQUEST_ANSWER)
@transactional
def request_decline(join_request_id: int) -> str | Response:
    """Refuse a request, with a reason."""
    asked = queries.get_request(join_request_id)
    form = JoinRefusalForm(obj=asked)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(asked)
            services.decline(asked, reason=form.reason.data, actor=current_user, now=clock.now())
            flash(_("Заявка отклонена, письмо с причиной отправлено."), "success")
            return redirect(url_for(".request_list"))
    return render_template("joining/request_decline.html", form=form, asked=asked)


def _approval_of(asked: JoinRequest) -> JoinApprovalForm:
    form = JoinApprovalForm(obj=asked)
    similar = queries.find_organization_like(asked)
    if request.method == "GET":
        form.organization_id.data = similar.id if similar else None
        form.short_name.data = asked.name
    # One that left the cluster comes back by asking again.
    form.offer(organization_choices(chosen=similar.id if similar else None))
    return form


def _approve(asked: JoinRequest, form: JoinApprovalForm) -> None:
    now, at = clock.now(), clock.true_now()
    if form.organization_id.data:
        known = get_organization(form.organization_id.data)
        services.approve_known(asked, organization=known, actor=current_user, now=now, at=at)
        return
    terms = form.into(OrganizationTerms)
    is_another = form.is_another.data
    services.approve_new(
        asked, terms=terms, is_another=is_another, actor=current_user, now=now, at=at
    )
