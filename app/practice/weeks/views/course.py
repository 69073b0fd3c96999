"""One student's practice: its page for staff, the supervisor and the base, and its steps."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import MoveNotAllowedError
from app.practice.enums import PlacementEvent
from app.practice.permissions import Permission
from app.practice.queries.places import free_place_choices, get_place
from app.practice.states import PLACEMENT
from app.practice.views.blueprint import bp
from app.practice.weeks.forms import EarlyEndForm, PlacementMoveForm, TransferForm
from app.practice.weeks.queries import course as queries
from app.practice.weeks.queries.board import handed_papers
from app.practice.weeks.queries.course import list_roll
from app.practice.weeks.queries.scope import (
    find_supervisor_of,
    get_placement,
    show_names,
    sides_of,
)
from app.practice.weeks.rules import EarlyEndTerms
from app.practice.weeks.services import course as services
from app.practice.weeks.wording import BUTTONS, DONE, buttons_of, course_steps
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.get("/placements/<int:placement_id>")
@requires(Permission.ATTENDANCE_MARK)
def course_detail(placement_id: int) -> str:
    """Show how a student's practice goes; a base sees its own part of it."""
    placement = get_placement(placement_id, visible_to=current_user, by_student=False)
    show_names([placement.student], current_user)
    events = PLACEMENT.possible(placement.state, sides_of(placement, current_user))
    follows = current_user.can(Permission.COURSE_FOLLOW)
    return render_template(
        "practice/weeks/course_detail.html",
        placement=placement,
        events=events,
        buttons=buttons_of(events) if placement.place else [],
        steps=course_steps(placement),
        history=queries.list_steps(placement) if follows else [],
        attendance=queries.list_attendance(placement),
        entries=queries.list_entries(placement) if follows else [],
        result=queries.find_result(placement) if follows else None,
        handed=handed_papers([placement.id]).get(placement.id, {}) if follows else {},
        reference=queries.find_reference(placement),
        supervisor=find_supervisor_of(placement),
    )


@bp.post("/placements/<int:placement_id>/step")
@requires(Permission.ATTENDANCE_MARK)
@transactional
def course_move(placement_id: int) -> Response:
    """Note an arrival, an end, an admission; or take a mistaken arrival back."""
    placement = get_placement(placement_id, visible_to=current_user, by_student=False)
    form = PlacementMoveForm()
    if form.validate_on_submit():
        if form.step not in BUTTONS:
            raise MoveNotAllowedError
        services.take_step(
            placement, event=form.step, actor=current_user, now=clock.now(), today=clock.today()
        )
        flash(str(DONE[form.step]), "success")
    return redirect(returning(url_for(".course_detail", placement_id=placement.id)))


@bp.post("/places/<int:place_id>/arrival")
@requires(Permission.ATTENDANCE_MARK)
@transactional
def place_arrival(place_id: int) -> Response:
    """Note that everybody who was to come to a place has come."""
    place = get_place(place_id, visible_to=current_user)
    found = list_roll(place.period, visible_to=current_user, place=place.id)
    count = services.take_steps(
        found,
        event=PlacementEvent.BEGIN,
        actor=current_user,
        now=clock.now(),
        today=clock.today(),
    )
    flash(_("Отмечено прибытие, студентов: %(count)d.", count=count), "success")
    return redirect(returning(url_for(".place_attendance_edit", place_id=place.id)))


@bp.route("/placements/<int:placement_id>/end", methods=["GET", "POST"])
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def course_end(placement_id: int) -> str | Response:
    """Break a practice off, or move it to another time, by an order."""
    placement = get_placement(placement_id, visible_to=current_user)
    form = EarlyEndForm(happened_on=clock.today())
    if form.validate_on_submit():
        with form.domain_errors():
            services.end_early(
                placement,
                event=form.event.data,
                terms=form.into(EarlyEndTerms),
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Записано: место свободно, студенту и базе уйдут письма."), "success")
            return redirect(url_for(".course_detail", placement_id=placement.id))
    return render_template("practice/weeks/course_end.html", form=form, placement=placement)


@bp.route("/placements/<int:placement_id>/transfer", methods=["GET", "POST"])
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def course_transfer(placement_id: int) -> str | Response:
    """Have a student go on at another place."""
    placement = get_placement(placement_id, visible_to=current_user)
    form = TransferForm(happened_on=clock.today())
    speciality_id = placement.student.group.speciality_id
    offered = free_place_choices(placement.period, speciality_id, without=placement.place_id)
    form.place_id.search_among(offered)
    if form.validate_on_submit():
        with form.domain_errors():
            services.transfer(
                placement,
                place=get_place(form.place_id.data, visible_to=current_user),
                terms=form.into(EarlyEndTerms),
                actor=current_user,
                now=clock.now(),
            )
            flash(_("Студент переведён, ему и базам уйдут письма."), "success")
            return redirect(url_for(".course_detail", placement_id=placement.id))
    return render_template("practice/weeks/course_transfer.html", form=form, placement=placement)
