"""Seats given and taken back by hand."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.practice.forms import PlacementForm
from app.practice.permissions import Permission
from app.practice.queries import periods as period_queries
from app.practice.queries import placements as queries
from app.practice.queries import places as place_queries
from app.practice.services import placements as services
from app.practice.views.blueprint import bp
from app.students.queries import get_student
from app.web.access import requires
from app.web.places import returning
from app.web.transactions import transactional


@bp.route("/periods/<int:period_id>/students/<int:student_id>/placement", methods=["GET", "POST"])
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def placement_create(period_id: int, student_id: int) -> str | Response:
    """Give a student a seat by hand."""
    period = period_queries.get_period(period_id, visible_to=current_user)
    student = get_student(student_id, visible_to=current_user)
    form = PlacementForm()
    form.place_id.search_among(
        place_queries.free_place_choices(period, student.group.speciality_id)
    )
    if form.validate_on_submit():
        with form.domain_errors():
            services.place_by_hand(
                period,
                student=student,
                place=place_queries.get_place(form.place_id.data, visible_to=current_user),
                note=form.note.data,
                actor=current_user,
                now=clock.now(),
                despite=form.despite.data,
            )
            flash(_("Место назначено студенту."), "success")
            default = url_for(".application_list", period_id=period_id, state="seatless")
            return redirect(returning(default, row=student_id))
    return render_template(
        "practice/placement_create.html", form=form, period=period, student=student
    )


@bp.post("/placements/<int:placement_id>/remove")
@requires(Permission.PLACEMENT_MANAGE)
@transactional
def placement_remove(placement_id: int) -> Response:
    """Take a student's seat back."""
    placement = queries.get_placement(placement_id, visible_to=current_user)
    period_id = placement.period_id
    services.unseat(placement, actor=current_user, now=clock.now())
    flash(_("Назначение отменено, место снова свободно."), "success")
    return redirect(returning(url_for(".distribution_detail", period_id=period_id)))
