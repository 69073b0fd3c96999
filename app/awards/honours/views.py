"""Pages of a round's kinds of award."""

from typing import TypeVar

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.awards.honours import queries, services
from app.awards.honours.forms import HonourCreateForm, HonourEditForm, HonourFields
from app.awards.honours.rules import HonourTerms
from app.awards.permissions import Permission
from app.awards.queries import get_round
from app.awards.views.blueprint import bp
from app.organizations.queries import organization_choices
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional

Offered = TypeVar("Offered", bound=HonourFields)


@bp.post("/<int:round_id>/honours/usual")
@requires(Permission.ROUND_MANAGE)
@transactional
def honours_usual(round_id: int) -> Response:
    """Begin with the usual kinds of award."""
    round_ = get_round(round_id, visible_to=current_user)
    services.set_usual_honours(round_, actor=current_user)
    flash(_("Виды наград заданы: измените их, если у вас иначе."), "success")
    return redirect(_back(round_id))


@bp.route("/<int:round_id>/honours/new", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def honour_create(round_id: int) -> str | Response:
    """Add a kind of award."""
    round_ = get_round(round_id, visible_to=current_user)
    form = _offer(HonourCreateForm(number=1, least_years=0))
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_honour(round_, terms=form.into(HonourTerms), actor=current_user)
            flash(_("Вид награды добавлен."), "success")
            return redirect(_back(round_id))
    return render_template("awards/honours/honour_create.html", form=form, round=round_)


@bp.route("/<int:round_id>/honours/<int:honour_id>/edit", methods=["GET", "POST"])
@requires(Permission.ROUND_MANAGE)
@transactional
def honour_edit(round_id: int, honour_id: int) -> str | Response:
    """Change a kind of award."""
    round_ = get_round(round_id, visible_to=current_user)
    honour = queries.get_honour(round_, honour_id)
    form = _offer(HonourEditForm(obj=honour), honour.organization_id)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(honour)
            services.edit_honour(honour, terms=form.into(HonourTerms), actor=current_user)
            flash(_("Вид награды сохранён."), "success")
            return redirect(_back(round_id))
    return render_template("awards/honours/honour_edit.html", form=form, round=round_)


@bp.post("/<int:round_id>/honours/<int:honour_id>/remove")
@requires(Permission.ROUND_MANAGE)
@transactional
def honour_remove(round_id: int, honour_id: int) -> Response:
    """Remove a kind of award."""
    round_ = get_round(round_id, visible_to=current_user)
    services.remove_honour(queries.get_honour(round_, honour_id), actor=current_user)
    flash(_("Вид награды убран."), "success")
    return redirect(_back(round_id))


@bp.post("/<int:round_id>/honours/<int:honour_id>/<any(up, down):way>")
@requires(Permission.ROUND_MANAGE)
@transactional
def honour_move(round_id: int, honour_id: int, way: str) -> Response:
    """Let places bring a kind of award one step earlier or later."""
    round_ = get_round(round_id, visible_to=current_user)
    honour = queries.get_honour(round_, honour_id)
    services.move_honour(honour, by=-1 if way == "up" else 1, actor=current_user)
    return redirect(_back(round_id))


def _back(round_id: int) -> str:
    return returning(url_for(".round_detail", round_id=round_id, _anchor="honours"))


def _offer(form: Offered, chosen: int | None = None) -> Offered:
    form.organization_id.search_among(organization_choices(chosen=chosen))
    return form
