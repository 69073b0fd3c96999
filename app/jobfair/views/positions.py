"""The cluster's list of positions, kept by staff."""

from functools import partial

from flask import Response as WebResponse
from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.typography import counted
from app.jobfair.listing import POSITIONS
from app.jobfair.permissions import Permission
from app.jobfair.queries import positions as queries
from app.jobfair.rules import PositionTerms
from app.jobfair.services import positions as services
from app.jobfair.vacancy_forms import PositionCreateForm, PositionEditForm
from app.jobfair.views.blueprint import bp
from app.web.access import requires
from app.web.transactions import transactional


@bp.get("/positions")
@requires(Permission.POSITION_MANAGE)
def position_list() -> str | WebResponse:
    """List the positions employers choose from, or those that left the list."""
    archived = "archived" in request.args
    found = partial(queries.list_positions, archived=archived)
    return POSITIONS.answer("jobfair/position_list.html", found(), archived=archived)


@bp.route("/positions/new", methods=["GET", "POST"])
@requires(Permission.POSITION_MANAGE)
@transactional
def position_create() -> str | Response:
    """Add a position."""
    form = PositionCreateForm()
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_position(terms=form.into(PositionTerms), actor=current_user)
            return _done(_("Должность добавлена."))
    return render_template("jobfair/position_create.html", form=form)


@bp.route("/positions/<int:position_id>/edit", methods=["GET", "POST"])
@requires(Permission.POSITION_MANAGE)
@transactional
def position_edit(position_id: int) -> str | Response:
    """Change a position."""
    position = queries.get_position(position_id)
    form = PositionEditForm(obj=position)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(position)
            services.edit_position(position, terms=form.into(PositionTerms), actor=current_user)
            return _done(_("Сохранено."))
    return render_template("jobfair/position_edit.html", form=form, position=position)


@bp.post("/positions/<int:position_id>/archive")
@requires(Permission.POSITION_MANAGE)
@transactional
def position_archive(position_id: int) -> Response:
    """Take a position out of the list."""
    position = queries.get_position(position_id)
    services.archive_position(position, actor=current_user, today=clock.today())
    return _done(_("Должность убрана из списка. Вакансии с ней остались."))


@bp.post("/positions/<int:position_id>/restore")
@requires(Permission.POSITION_MANAGE)
@transactional
def position_restore(position_id: int) -> Response:
    """Bring a position back into the list."""
    position = queries.get_position(position_id)
    services.archive_position(position, actor=current_user, today=None)
    return _done(_("Должность снова в списке."))


@bp.post("/positions/usual")
@requires(Permission.POSITION_MANAGE)
@transactional
def position_usual() -> Response:
    """Add the usual positions that the list does not have."""
    added = services.add_usual_positions(actor=current_user)
    words = counted(added, _("должность"), _("должности"), _("должностей"))
    return _done(_("Добавлено: %(positions)s.", positions=words))


def _done(message: str) -> Response:
    flash(message, "success")
    return redirect(url_for(".position_list"))
