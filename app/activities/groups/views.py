"""Pages of working groups."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.activities.blueprint import bp
from app.activities.groups import queries, services
from app.activities.groups.forms import (
    GroupApproveForm,
    GroupDisbandForm,
    WorkingGroupCreateForm,
    WorkingGroupEditForm,
    WorkingGroupFilterForm,
)
from app.activities.groups.listing import GROUPS
from app.activities.groups.models import WorkingGroup
from app.activities.groups.rules import GROUP_MOVES, ApprovalTerms, GroupTerms, group_parties
from app.activities.groups.wording import approval_in_words, group_steps
from app.activities.meetings.queries import (
    council_choices,
    members_of,
    newest_meetings,
    signed_meeting_choices,
    tasks_of_body,
)
from app.activities.meetings.wording import decision_chip
from app.activities.permissions import Permission
from app.base import clock
from app.plan.queries import item_search
from app.web.access import requires, signed_in
from app.web.messages import flash_added
from app.web.transactions import transactional

FEW = 5  # meetings and tasks of the card


@bp.get("/groups/")
@signed_in
def working_group_list() -> str | Response:
    """List the groups that concern this person."""
    filters = WorkingGroupFilterForm()
    filters.item.search_among(item_search())
    return GROUPS.answer(
        "activities/groups/working_group_list.html",
        lambda **criteria: queries.list_groups(visible_to=current_user, **criteria),
        filters=filters,
    )


@bp.get("/groups/<int:working_group_id>")
@signed_in
def working_group_detail(working_group_id: int) -> str:
    """Show a group: for what, who, approved by whom, its meetings and tasks."""
    group = _here(working_group_id)
    return render_template(
        "activities/groups/working_group_detail.html",
        group=group,
        events=GROUP_MOVES.possible(group.state, group_parties(current_user)),
        steps=group_steps(group),
        approval=approval_in_words(group),
        members=members_of(group.body),
        meetings=newest_meetings(group.body, limit=FEW),
        tasks=tasks_of_body(group.body, limit=FEW),
        chip_of=decision_chip,
    )


@bp.route("/groups/new", methods=["GET", "POST"])
@requires(Permission.GROUP_MANAGE)
@transactional
def working_group_create() -> str | Response:
    """Propose a group."""
    form = WorkingGroupCreateForm(created_on=clock.today())
    form.offer_items()
    if form.validate_on_submit():
        with form.domain_errors():
            group = services.create_group(
                terms=form.into(GroupTerms),
                item_ids=form.plan_item_ids.data or (),
                actor=current_user,
            )
            card = url_for(".working_group_detail", working_group_id=group.id)
            flash_added(_("Группа добавлена. Заполните состав."), group.name, card)
            return redirect(card)
    return render_template("activities/groups/working_group_create.html", form=form)


@bp.route("/groups/<int:working_group_id>/edit", methods=["GET", "POST"])
@requires(Permission.GROUP_MANAGE)
@transactional
def working_group_edit(working_group_id: int) -> str | Response:
    """Change what a group is for."""
    group = _here(working_group_id)
    form = WorkingGroupEditForm(obj=group)
    form.offer_items()
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(group)
            services.edit_group(
                group,
                terms=form.into(GroupTerms),
                item_ids=form.plan_item_ids.data or (),
                actor=current_user,
            )
            flash(_("Сохранено."), "success")
            return _to(working_group_id)
    return render_template("activities/groups/working_group_edit.html", form=form, group=group)


@bp.route("/groups/<int:working_group_id>/approve", methods=["GET", "POST"])
@requires(Permission.GROUP_MANAGE)
@transactional
def working_group_approve(working_group_id: int) -> str | Response:
    """Note that a council's chair approved a group."""
    group = _here(working_group_id)
    form = GroupApproveForm(obj=group)
    form.council_body_id.search_among(council_choices(chosen=group.council_body_id))
    form.approval_meeting_id.search_among(signed_meeting_choices(chosen=group.approval_meeting_id))
    if not form.is_submitted() and not form.approved_on.data:
        form.approved_on.data = clock.today()
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(group)
            terms = form.into(ApprovalTerms)
            services.approve_group(group, terms=terms, actor=current_user, today=clock.today())
            flash(_("Группа утверждена."), "success")
            return _to(working_group_id)
    return render_template("activities/groups/working_group_approve.html", form=form, group=group)


@bp.route("/groups/<int:working_group_id>/disband", methods=["GET", "POST"])
@requires(Permission.GROUP_MANAGE)
@transactional
def working_group_disband(working_group_id: int) -> str | Response:
    """End a group."""
    group = _here(working_group_id)
    form = GroupDisbandForm(obj=group)
    if not form.is_submitted():
        form.disbanded_on.data = clock.today()
    if form.validate_on_submit() and form.disbanded_on.data:
        with form.domain_errors():
            form.check_version(group)
            services.disband_group(
                group,
                disbanded_on=form.disbanded_on.data,
                reason=form.disband_reason.data or "",
                actor=current_user,
                today=clock.today(),
            )
            flash(_("Группа расформирована."), "success")
            return _to(working_group_id)
    return render_template("activities/groups/working_group_disband.html", form=form, group=group)


def _here(group_id: int) -> WorkingGroup:
    return queries.get_group(group_id, visible_to=current_user)


def _to(group_id: int) -> Response:
    return redirect(url_for(".working_group_detail", working_group_id=group_id))
