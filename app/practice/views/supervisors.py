"""Who of the college leads the groups of a period."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.practice.forms import SupervisorCreateForm, SupervisorEditForm
from app.practice.listing import SUPERVISORS
from app.practice.models import PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries import periods as period_queries
from app.practice.queries import supervisors as queries
from app.practice.rules import SupervisorTerms
from app.practice.services import supervisors as services
from app.practice.views.blueprint import bp
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/periods/<int:period_id>/supervisors")
@requires(Permission.PERIOD_MANAGE)
def supervisor_list(period_id: int) -> str | Response:
    """List the groups of a period with who leads them."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    return SUPERVISORS.answer(
        "practice/supervisor_list.html",
        queries.list_supervised(period),
        title=_("Руководители от колледжа: %(period)s", period=period.title),
        together=lambda rows: [queries.SupervisedGroup(*row) for row in rows],
        period=period,
    )


@bp.route("/periods/<int:period_id>/supervisors/new", methods=["GET", "POST"])
@requires(Permission.PERIOD_MANAGE)
@transactional
def supervisor_create(period_id: int) -> str | Response:
    """Name who leads one group or several."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    form = _form_of(period)
    if form.validate_on_submit():
        with form.domain_errors():
            count = services.appoint_supervisor(
                period,
                terms=form.into(SupervisorTerms),
                groups=form.groups.data,
                actor=current_user,
            )
            flash(_("Руководитель назначен, групп: %(count)d.", count=count), "success")
            return redirect(returning(url_for(".supervisor_list", period_id=period_id)))
    return render_template("practice/supervisor_create.html", form=form, period=period)


@bp.route("/supervisors/<int:supervisor_id>/edit", methods=["GET", "POST"])
@requires(Permission.PERIOD_MANAGE)
@transactional
def supervisor_edit(supervisor_id: int) -> str | Response:
    """Change who leads a group."""
    supervisor = queries.get_supervisor(supervisor_id, visible_to=current_user)
    form = SupervisorEditForm(obj=supervisor)
    form.user_id.search_among(queries.supervisor_choices(supervisor.user_id))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(supervisor)
            services.edit_supervisor(
                supervisor, terms=form.into(SupervisorTerms), actor=current_user
            )
            flash(_("Сохранено."), "success")
            default = url_for(".supervisor_list", period_id=supervisor.period_id)
            return redirect(returning(default, row=supervisor.group_id))
    return render_template("practice/supervisor_edit.html", form=form, supervisor=supervisor)


@bp.post("/supervisors/<int:supervisor_id>/remove")
@requires(Permission.PERIOD_MANAGE)
@transactional
def supervisor_remove(supervisor_id: int) -> Response:
    """Leave a group without a supervisor."""
    supervisor = queries.get_supervisor(supervisor_id, visible_to=current_user)
    period_id, group_id = supervisor.period_id, supervisor.group_id
    services.dismiss_supervisor(supervisor, actor=current_user)
    flash(_("Назначение отменено."), "success")
    return redirect(returning(url_for(".supervisor_list", period_id=period_id), row=group_id))


def _form_of(period: PracticePeriod) -> SupervisorCreateForm:
    chosen = request.args.getlist("group", type=int)
    form = SupervisorCreateForm(groups=chosen)
    form.groups.search_among(period_queries.group_choices_of(period))
    form.user_id.search_among(queries.supervisor_choices())
    return form
