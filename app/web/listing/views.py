"""What every list shares: acts on many records, their way back, saved filters."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.web.access import signed_in
from app.web.fields import record_id
from app.web.forms import BaseForm
from app.web.listing import queries, services
from app.web.listing.acts import MAX_ACTED, BulkAct, act_page, find_act
from app.web.listing.forms import SavedFilterForm
from app.web.listing.undo import flash_done
from app.web.places import LONGEST_ADDRESS, returning
from app.web.transactions import transactional
from app.web.urls import is_local

bp = Blueprint("lists", __name__, url_prefix="/lists", template_folder="../templates")


@bp.post("/acts/<name>")
@signed_in
@transactional
def act_run(name: str) -> str | Response:
    """Do an act to the records its preview counted."""
    act = find_act(name) or abort(404)
    ids = _ids()
    form = act.form() if act.form else BaseForm()
    if form.validate_on_submit():
        with form.domain_errors():
            done = act.run(ids, current_user, form)
            flash_done(done.message, act.name, done.undo, actor=current_user)
            return redirect(returning(url_for("web.dashboard")))
    return act_page(act, ids, form)


@bp.post("/undo/<int:step_id>")
@signed_in
@transactional
def undo_run(step_id: int) -> Response:
    """Take an act back."""
    step = queries.get_undo_step(step_id, visible_to=current_user)
    act: BulkAct = find_act(step.act) or abort(404)
    if act.undo is None:
        abort(404)
    flash(act.undo(services.use_undo(step, actor=current_user), current_user), "success")
    return redirect(returning(url_for("web.dashboard")))


@bp.route("/filters/new", methods=["GET", "POST"])
@signed_in
@transactional
def filter_create() -> str | Response:
    """Keep a list's present conditions under a name."""
    form = SavedFilterForm(request.form or request.args)
    if not _is_of_list(form):
        abort(404)
    if form.validate_on_submit():
        with form.domain_errors():
            services.save_filter(
                title=form.title.data or "",
                path=form.path.data or "",
                query=form.query.data or "",
                actor=current_user,
            )
            flash(_("Отбор сохранён."), "success")
            return redirect(_list_of(form))
    return render_template("web/listing/filter_create.html", form=form, back=_list_of(form))


@bp.post("/filters/<int:filter_id>/delete")
@signed_in
@transactional
def filter_delete(filter_id: int) -> Response:
    """Drop a saved filter."""
    saved = queries.get_saved_filter(filter_id, visible_to=current_user)
    services.forget_filter(saved, actor=current_user)
    flash(_("Отбор удалён."), "success")
    return redirect(returning(saved.path))


def _is_of_list(form: SavedFilterForm) -> bool:
    path, query = form.path.data or "", form.query.data or ""
    is_path = is_local(path) and not {"?", "#"} & {*path}
    return is_path and len(path) + len(query) <= LONGEST_ADDRESS


def _list_of(form: SavedFilterForm) -> str:
    return f"{form.path.data}?{form.query.data}" if form.query.data else str(form.path.data)


def _ids() -> list[int]:
    """Return the ids a form was sent with, each once."""
    texts = request.form.get("ids", "").split(",", MAX_ACTED)[:MAX_ACTED]
    return [id_ for id_ in dict.fromkeys(map(record_id, texts)) if id_]
