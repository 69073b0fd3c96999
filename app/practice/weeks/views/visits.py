"""Visits of the college's supervisors to bases."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.permissions import Permission
from app.practice.views.blueprint import bp
from app.practice.weeks.forms import VisitCreateForm, VisitEditForm
from app.practice.weeks.queries import course as queries
from app.practice.weeks.queries.scope import get_followed_period
from app.practice.weeks.rules import VisitTerms
from app.practice.weeks.services import visits as services
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/periods/<int:period_id>/visits")
@requires(Permission.COURSE_FOLLOW)
def visit_list(period_id: int) -> str:
    """Show where the college has been, and where it has not."""
    period = get_followed_period(period_id, visible_to=current_user)
    return render_template(
        "practice/weeks/visit_list.html",
        period=period,
        bases=queries.list_visited_bases(period, current_user),
        visits=queries.list_visits(period, visible_to=current_user),
    )


@bp.route("/periods/<int:period_id>/bases/<int:base_id>/visits/new", methods=["GET", "POST"])
@requires(Permission.COURSE_FOLLOW)
@transactional
def visit_create(period_id: int, base_id: int) -> str | Response:
    """Note a visit to a base."""
    period = get_followed_period(period_id, visible_to=current_user)
    base = queries.get_visited_base(period, base_id, current_user)
    form = VisitCreateForm(visited_on=clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(VisitTerms, base_id=base.id)
            services.note_visit(period, terms=terms, actor=current_user, today=clock.today())
            flash(_("Посещение записано."), "success")
            return redirect(returning(url_for(".visit_list", period_id=period_id)))
    return render_template("practice/weeks/visit_create.html", form=form, period=period, base=base)


@bp.route("/visits/<int:visit_id>/edit", methods=["GET", "POST"])
@requires(Permission.COURSE_FOLLOW)
@transactional
def visit_edit(visit_id: int) -> str | Response:
    """Mend what was noted of a visit."""
    visit = queries.get_visit(visit_id, visible_to=current_user)
    form = VisitEditForm(obj=visit)
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(visit)
            terms = form.into(VisitTerms, base_id=visit.base_id)
            services.edit_visit(visit, terms=terms, actor=current_user, today=clock.today())
            flash(_("Сохранено."), "success")
            return redirect(url_for(".visit_list", period_id=visit.period_id))
    return render_template("practice/weeks/visit_edit.html", form=form, visit=visit)


@bp.post("/visits/<int:visit_id>/remove")
@requires(Permission.COURSE_FOLLOW)
@transactional
def visit_remove(visit_id: int) -> Response:
    """Forget a visit that was noted by mistake."""
    visit = queries.get_visit(visit_id, visible_to=current_user)
    period_id = visit.period_id
    services.remove_visit(visit, actor=current_user)
    flash(_("Запись о посещении удалена."), "success")
    return redirect(url_for(".visit_list", period_id=period_id))
