"""Pages of a plan's executors: whom its words mean."""

from collections import Counter

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.accounts.queries import colleague_choices
from app.organizations.queries import organization_choices
from app.plan.blueprint import bp
from app.plan.executors import queries
from app.plan.executors.forms import ExecutorForm
from app.plan.executors.models import PlanExecutor
from app.plan.executors.proposals import proposal_for
from app.plan.executors.rules import MeantTerms
from app.plan.executors.services import confirm_executor
from app.plan.permissions import Permission
from app.plan.queries import find_plan, list_items, list_years
from app.plan.requested import requested_year
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/executors/")
@requires(Permission.ITEM_MANAGE)
def executor_list() -> str:
    """List the executors of a plan, each with how many items it has and whom it means."""
    year = requested_year()
    plan = find_plan(year.first_year)
    executors = queries.list_executors(plan) if plan else []
    items = list_items(plan) if plan else []
    return render_template(
        "plan/executor_list.html",
        year=year,
        years=list_years(),
        executors=executors,
        counts=Counter(name for item in items for name in item.executors),
    )


@bp.route("/executors/<int:executor_id>/edit", methods=["GET", "POST"])
@requires(Permission.ITEM_MANAGE)
@transactional
def executor_edit(executor_id: int) -> str | Response:
    """Say whom an executor's words mean; the first time what is probable is proposed."""
    executor = queries.get_executor(executor_id)
    form = _form_of(executor)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(executor)
            confirm_executor(executor, terms=form.into(MeantTerms), actor=current_user)
            flash(_("Сохранено."), "success")
            back = url_for(".executor_list", year=executor.plan.year)
            return redirect(returning(back, row=executor_id))
    return render_template("plan/executor_edit.html", form=form, executor=executor)


def _form_of(executor: PlanExecutor) -> ExecutorForm:
    form = ExecutorForm(obj=executor)
    if not executor.is_confirmed and not form.is_submitted():
        meant = proposal_for(executor)
        form.is_everybody.data = meant.is_everybody
        form.council_ids.data = meant.council_ids
        form.organization_ids.data = meant.organization_ids
    form.council_ids.offer(sorted(queries.council_names().items(), key=lambda pair: pair[1]))
    form.organization_ids.search_among(organization_choices(chosen=executor.organization_ids))
    form.user_ids.search_among(colleague_choices())
    return form
