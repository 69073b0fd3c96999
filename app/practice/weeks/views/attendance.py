"""Sheets of attendance: a day of a group for its supervisor, a day of a place for its base."""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.base.errors import NotFoundError
from app.practice.models import Placement, PracticePeriod
from app.practice.permissions import Permission
from app.practice.queries.places import get_place
from app.practice.views.blueprint import bp
from app.practice.weeks.forms import AttendanceForm
from app.practice.weeks.queries.board import days_of
from app.practice.weeks.queries.course import attendance_on, list_roll
from app.practice.weeks.queries.scope import (
    get_followed_period,
    group_among,
    groups_followed_in,
    show_names,
)
from app.practice.weeks.rules import changed_marks
from app.practice.weeks.services import attendance as services
from app.web.access import requires
from app.web.transactions import transactional
from app.web.urls import whole_number


@bp.route("/periods/<int:period_id>/attendance", methods=["GET", "POST"])
@requires(Permission.COURSE_FOLLOW)
@transactional
def attendance_edit(period_id: int) -> str | Response:
    """Mark a day of a group."""
    period = get_followed_period(period_id, visible_to=current_user)
    groups = groups_followed_in(period, current_user)
    group = group_among(groups, whole_number(request.args.get("group", "")))
    found = list_roll(period, visible_to=current_user, group=group.id) if group else []
    here = {"period_id": period.id, "group": group.id if group else None}
    return _sheet(period, found, endpoint=".attendance_edit", here=here, groups=groups, group=group)


@bp.route("/places/<int:place_id>/attendance", methods=["GET", "POST"])
@requires(Permission.ATTENDANCE_MARK)
@transactional
def place_attendance_edit(place_id: int) -> str | Response:
    """Mark a day of a place, as its base does from a phone."""
    place = get_place(place_id, visible_to=current_user)
    found = list_roll(place.period, visible_to=current_user, place=place.id)
    if not (
        found or current_user.sees_all or place.organization_id in current_user.organization_ids
    ):
        raise NotFoundError
    return _sheet(
        place.period,
        found,
        endpoint=".place_attendance_edit",
        here={"place_id": place.id},
        place=place,
    )


def _sheet(
    period: PracticePeriod, placements: list[Placement], *, endpoint: str, here: Any, **more: Any
) -> str | Response:
    """Show the sheet of a day, or take what was sent of it."""
    show_names((one.student for one in placements), current_user)
    today, days = clock.today(), days_of(period)
    day = _asked_day() or days.nearest(today)
    form = AttendanceForm.of(placements)()
    if day and form.validate_on_submit():
        count = _save(form, placements, day, today)
        flash(_("Отмечено: %(count)d.", count=count), "success")
        return redirect(url_for(endpoint, day=day.isoformat(), **here))
    known = attendance_on([one.id for one in placements], day) if day else {}
    return render_template(
        "practice/weeks/attendance_edit.html",
        period=period,
        form=form,
        day=day,
        week=days.week_of(day) if day else [],
        may_mark=bool(day and day <= today and days.includes(day)),
        rows=[(one, known.get(one.id)) for one in placements],
        address=lambda value: url_for(endpoint, day=value.isoformat(), **here),
        **(days.neighbours(day, today=today) if day else {}),
        **more,
    )


def _save(form: AttendanceForm, placements: list[Placement], day: date, today: date) -> int:
    """Store what the person changed; «все были» marks those nobody has marked."""
    context: dict[str, Any] = {
        "day": day, "actor": current_user, "now": clock.now(), "today": today,
    }  # fmt: skip
    if "all" in request.form:
        return services.mark_the_rest_present(placements, **context)
    marks = changed_marks(form.marks("was_"), form.marks("mark_"))
    return services.mark_day(placements, marks, **context)


def _asked_day() -> date | None:
    try:
        return date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return None
