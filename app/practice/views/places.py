"""Pages of places."""

from collections.abc import Sequence
from functools import partial

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.organizations.queries import organization_choices
from app.practice.choosing import Chooser, PlaceChoice, choice_of
from app.practice.facts import list_facts
from app.practice.forms import PlaceCreateForm, PlaceEditForm, PlaceFields, StaffPlaceFilterForm
from app.practice.listing import PLACES
from app.practice.models import Placement, PracticePlace
from app.practice.overview import list_demand
from app.practice.papers.queries.papers import find_shown_list
from app.practice.permissions import Permission
from app.practice.queries import applications as application_queries
from app.practice.queries import periods as period_queries
from app.practice.queries import placements as placement_queries
from app.practice.queries import places as queries
from app.practice.queries.pools import count_room
from app.practice.queries.supervisors import list_supervisors
from app.practice.queries.uncovered import list_staff_places, with_agreements
from app.practice.registry.forms import ask_which_site
from app.practice.registry.queries import base_choices
from app.practice.rules import PERIOD, STAFF, PlaceTerms
from app.practice.services import places as services
from app.practice.states import AHEAD
from app.practice.views.blueprint import bp
from app.privacy.shown import reveal
from app.students.queries import find_student_of, speciality_choices
from app.web.access import requires
from app.web.messages import flash_added
from app.web.places import returning
from app.web.transactions import transactional
from app.web.urls import is_local


@bp.get("/periods/<int:period_id>/places")
@requires(Permission.PLACE_MANAGE)
def place_list(period_id: int) -> str | Response:
    """List the places of a period with those who wish for them."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    filters = StaffPlaceFilterForm()
    filters.town.offer(queries.towns_of(period))
    return PLACES.answer(
        "practice/place_list.html",
        partial(list_staff_places, period),
        filters=filters,
        title=_("Места: %(period)s", period=period.title),
        together=lambda places: with_agreements(period, queries.count_demand(period, places)),
        period=period,
        demand=list_demand,
        events=PERIOD.possible(period.state, STAFF),
    )


@bp.get("/places/<int:place_id>")
@requires(Permission.PERIOD_VIEW)
def place_detail(place_id: int) -> str:
    """Show a place: to who chooses, to staff and, after publishing, to the base its students."""
    place = queries.get_place(place_id, visible_to=current_user)
    placements = placement_queries.list_students_at(place, visible_to=current_user)
    reveal((one.student for one in placements), to=current_user)
    wishes = _choice(place)
    counts = wishes or current_user.can(Permission.PLACE_MANAGE)
    return render_template(
        "practice/place_detail.html",
        place=place,
        period=place.period,
        placements=placements,
        arriving=any(one.state in AHEAD for one in placements),
        row=queries.count_demand(place.period, [place])[0] if counts else None,
        wishes=wishes,
        led_by=list_supervisors(place.period, among=_groups_of(placements)) if placements else [],
        named_list=find_shown_list(place, visible_to=current_user),
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
            place = services.add_place(period, terms=form.into(PlaceTerms), actor=current_user)
            card = url_for(".place_detail", place_id=place.id)
            flash_added(_("Место добавлено."), place.title, card)
            _warn_of_room(place)
            return redirect(returning(url_for(".place_list", period_id=period_id), row=place.id))
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
            default = url_for(".place_list", period_id=place.period_id)
            return redirect(returning(default, row=place_id))
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
    return redirect(returning(url_for(".place_list", period_id=period_id)))


def _groups_of(placements: Sequence[Placement]) -> set[int]:
    return {one.student.group_id for one in placements}


def _choice(place: PracticePlace) -> PlaceChoice | None:
    """Return what a student may do with a place, None for everybody else."""
    student = find_student_of(current_user)
    if student is None or not current_user.can(Permission.APPLICATION_SUBMIT):
        return None
    application = application_queries.find_application(place.period, student)
    chooser = Chooser(
        town=student.town,
        speciality_id=student.group.speciality_id,
        chosen=[wish.place_id for wish in application.wishes] if application else [],
        version=application.version if application else None,
        max_wishes=place.period.max_wishes,
        is_open=place.period.takes_applications(today=clock.today()),
    )
    back = request.args.get("back", "")
    default = url_for(".wishes_edit", period_id=place.period_id)
    return choice_of(
        chooser,
        place_id=place.id,
        speciality_id=place.speciality_id,
        town=place.base.town,
        back=back if is_local(back) else default,
        facts=list_facts(place.period, [place], town=student.town)[place.id],
    )


def _warn_of_room(place: PracticePlace) -> None:
    """Say at once that the base takes fewer in these weeks: the distribution will keep to it."""
    room = count_room(place)
    if room is not None and room < place.seats - place.taken:
        flash(
            _(
                "База подтвердила на эти недели меньше: мест в учёте %(room)d. Больше сюда "
                "не распределят, пока база не изменит места на год.",
                room=room,
            ),
            "warning",
        )


def _offering(form: PlaceFields) -> PlaceFields:
    form.organization_id.search_among(organization_choices(chosen=form.organization_id.object_data))
    owner, site = form.organization_id.data or 0, form.base_id.object_data
    ask_which_site(form, base_choices(organization=owner, chosen=site))
    form.speciality_id.offer(speciality_choices())
    return form
