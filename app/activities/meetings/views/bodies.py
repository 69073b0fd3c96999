"""Pages of councils and groups: who is in them, how many are enough."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.meetings import queries
from app.activities.meetings.filters import BodyFilterForm
from app.activities.meetings.forms import (
    MemberCreateForm,
    MemberEditForm,
    MemberEndForm,
    MemberFields,
    QuorumEditForm,
)
from app.activities.meetings.listing import BODIES
from app.activities.meetings.models import BodyMember, MeetingBody
from app.activities.meetings.rules import (
    rule_in_words,
)
from app.activities.meetings.services import bodies as services
from app.activities.meetings.terms import (
    MemberTerms,
    QuorumTerms,
)
from app.activities.permissions import Permission
from app.base import clock
from app.organizations.queries import organization_choices
from app.web.access import requires, signed_in
from app.web.transactions import transactional


@bp.get("/meetings/bodies/")
@signed_in
def body_list() -> str | Response:
    """List the councils and groups that concern this person."""
    filters = BodyFilterForm()
    found = queries.list_bodies(visible_to=current_user, **filters.criteria())
    return BODIES.answer("activities/meetings/body_list.html", found, filters=filters)


@bp.get("/meetings/bodies/<int:body_id>")
@signed_in
def body_detail(body_id: int) -> str:
    """Show who is in a body."""
    body = queries.get_body(body_id, visible_to=current_user)
    return render_template(
        "activities/meetings/body_detail.html",
        body=body,
        members=queries.members_of(body),
        former=queries.former_members_of(body),
        rule=rule_in_words(body.quorum_part, body.quorum_whole, is_more=body.quorum_is_more),
    )


@bp.route("/meetings/bodies/<int:body_id>/quorum", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def body_edit(body_id: int) -> str | Response:
    """Change a body's rule of quorum."""
    body = queries.get_body(body_id, visible_to=current_user)
    form = QuorumEditForm(obj=body)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(body)
            services.set_quorum(body, terms=form.into(QuorumTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return _to(body_id)
    return render_template("activities/meetings/body_edit.html", form=form, body=body)


@bp.route("/meetings/bodies/<int:body_id>/members/new", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def body_member_create(body_id: int) -> str | Response:
    """Take somebody into a body."""
    body = queries.get_body(body_id, visible_to=current_user)
    form = MemberCreateForm(since=clock.today())
    _offer(form, body, None)
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_member(body, terms=form.into(MemberTerms), actor=current_user)
            flash(_("Член добавлен."), "success")
            return _to(body_id)
    return render_template("activities/meetings/body_member_create.html", form=form, body=body)


@bp.route("/meetings/members/<int:body_member_id>/edit", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def body_member_edit(body_member_id: int) -> str | Response:
    """Change what is known of a member."""
    member = queries.get_member(body_member_id)
    form = MemberEditForm(obj=member)
    _offer(form, member.body, member)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(member)
            services.edit_member(member, terms=form.into(MemberTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            return _to(member.body_id)
    return render_template("activities/meetings/body_member_edit.html", form=form, member=member)


@bp.route("/meetings/members/<int:body_member_id>/end", methods=["GET", "POST"])
@requires(Permission.MEETING_MANAGE)
@transactional
def body_member_end(body_member_id: int) -> str | Response:
    """Note a member's last day."""
    member = queries.get_member(body_member_id)
    form = MemberEndForm(obj=member)
    if not form.is_submitted() and not form.until.data:
        form.until.data = clock.today()
    if form.validate_on_submit() and form.until.data:
        with form.domain_errors():
            form.check_version(member)
            services.end_membership(member, until=form.until.data, actor=current_user)
            flash(_("Членство окончено."), "success")
            return _to(member.body_id)
    return render_template("activities/meetings/body_member_end.html", form=form, member=member)


def _offer(form: MemberFields, body: MeetingBody, member: BodyMember | None) -> None:
    form.offer_roles(body.kind)
    form.user_id.search_among(queries.account_choices())
    chosen = member.organization_id if member else None
    form.organization_id.search_among(organization_choices(chosen=chosen))


def _to(body_id: int) -> Response:
    return redirect(url_for(".body_detail", body_id=body_id))
