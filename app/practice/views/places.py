"""Pages of places."""

from dataclasses import replace
from functools import partial

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.organizations.queries import organization_choices
from app.practice.forms import PlaceCreateForm, PlaceEditForm, PlaceFields, PlaceFilterForm
from app.practice.overview import list_demand
from app.practice.permissions import Permission
from app.practice.queries import periods as period_queries
from app.practice.queries import placements as placement_queries
from app.practice.queries import places as queries
from app.practice.rules import PERIOD, STAFF, PlaceTerms
from app.practice.services import places as services
from app.practice.views.blueprint import bp
from app.students.queries import speciality_choices
from app.web.access import requires
from app.web.listing.meaning import ask
from app.web.paging import paginate
from app.web.transactions import transactional
from app.web.urls import kept_list


@bp.get("/periods/<int:period_id>/places")
@requires(Permission.PLACE_MANAGE)
def place_list(period_id: int) -> str:
    """List the places of a period with those who wish for them."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    filters = PlaceFilterForm()
    found = partial(queries.list_places, period)
    asked = ask(found, filters, queries.SEARCHED)
    page = paginate(asked.statement)
    rows = queries.count_demand(period, page.items)
    return render_template(
        "practice/place_list.html",
        period=period,
        page=replace(page, items=rows),
        filters=filters,
        asked=asked,
        demand=list_demand(rows),
        events=PERIOD.possible(period.state, STAFF),
    )


@bp.get("/places/<int:place_id>")
@requires(Permission.PERIOD_VIEW)
def place_detail(place_id: int) -> str:
    """Show a place and, to the base after publishing, its students."""
    place = queries.get_place(place_id, visible_to=current_user)
    return render_template(
        "practice/place_detail.html",
        place=place,
        placements=placement_queries.list_students_at(place, visible_to=current_user),
    )


@bp.route("/periods/<int:period_id>/places/new", methods=["GET", "POST"])
@requires(Permission.PLACE_MANAGE)
@transactional
def place_create(period_id: int) -> str | Response:
    """Add a place to a period."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    form = _offering(PlaceCreateForm())
    if form.validate_on_submit():
        with form.domain_errors():
            services.add_place(period, terms=form.into(PlaceTerms), actor=current_user)
            flash(_("Место добавлено."), "success")
            return redirect(url_for(".place_list", period_id=period_id))
    return render_template("practice/place_create.html", form=form, period=period)


@bp.route("/places/<int:place_id>/edit", methods=["GET", "POST"])
@requires(Permission.PLACE_MANAGE)
@transactional
def place_edit(place_id: int) -> str | Response:
    """Change a place."""
    place = queries.get_place(place_id, visible_to=current_user)
    form = _offering(PlaceEditForm(obj=place))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(place)
            services.edit_place(
                place, terms=form.into(PlaceTerms), actor=current_user, now=clock.now()
            )
            flash(_("Сохранено."), "success")
            return redirect(url_for(".place_list", period_id=place.period_id))
    return render_template("practice/place_edit.html", form=form, place=place)


@bp.post("/places/<int:place_id>/remove")
@requires(Permission.PLACE_MANAGE)
@transactional
def place_remove(place_id: int) -> Response:
    """Take a place back."""
    place = queries.get_place(place_id, visible_to=current_user)
    period_id = place.period_id
    services.remove_place(place, actor=current_user)
    flash(_("Место убрано."), "success")
    return redirect(kept_list(url_for(".place_list", period_id=period_id)))


def _offering(form: PlaceFields) -> PlaceFields:
    form.organization_id.search_among(organization_choices(chosen=form.organization_id.object_data))
    form.speciality_id.offer(speciality_choices())
    return form
