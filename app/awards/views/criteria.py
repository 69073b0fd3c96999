"""Pages of a round's criteria."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards import queries
from app.awards.forms import CriterionCreateForm, CriterionEditForm
from app.awards.permissions import Permission
from app.awards.rules import CriterionTerms
from app.awards.services import rounds as services
from app.awards.views.blueprint import bp
from app.web.access import requires
from app.web.transactions import transactional


@bp.route("/<int:round_id>/criteria/new", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def criterion_create(round_id: int) -> str | Response:
    """Add a criterion."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    form = CriterionCreateForm(weight=1)
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_criterion(round_, terms=form.into(CriterionTerms), actor=current_user)
            flash(_("Критерий добавлен."), "success")
            return redirect(url_for(".round_detail", round_id=round_id, _anchor="criteria"))
    return render_template("awards/criterion_create.html", form=form, round=round_)


@bp.route("/<int:round_id>/criteria/<int:criterion_id>/edit", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def criterion_edit(round_id: int, criterion_id: int) -> str | Response:
    """Change a criterion: its words, its weight, what its scores mean."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    criterion = queries.get_criterion(round_, criterion_id)
    form = CriterionEditForm(obj=criterion)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(criterion)
            services.edit_criterion(criterion, terms=form.into(CriterionTerms), actor=current_user)
            flash(_("Критерий сохранён."), "success")
            return redirect(url_for(".round_detail", round_id=round_id, _anchor="criteria"))
    return render_template("awards/criterion_edit.html", form=form, round=round_)


@bp.post("/<int:round_id>/criteria/<int:criterion_id>/remove")
@requires(Permission.ROUND_MANAGE)
@transactional
def criterion_remove(round_id: int, criterion_id: int) -> Response:
    """Remove a criterion."""
    round_ = queries.get_round(round_id, visible_to=current_user)
    services.remove_criterion(round_, criterion_id=criterion_id, actor=current_user)
    flash(_("Критерий убран."), "success")
    return redirect(url_for(".round_detail", round_id=round_id, _anchor="criteria"))
