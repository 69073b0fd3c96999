"""The fair's day in figures and lists, for staff."""

from functools import partial
from typing import Any

from flask import Response as WebResponse
from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.jobfair.checkin import rules
from app.jobfair.checkin.admitting import admit
from app.jobfair.checkin.forms import (
    AdmitStudentForm,
    AdmitVisitorForm,
    MissingFilterForm,
    PassFilterForm,
    StandFilterForm,
)
from app.jobfair.checkin.listing import ARRIVALS, MISSING, STANDS
from app.jobfair.checkin.queries import day as queries
from app.jobfair.checkin.rules import GuestTerms
from app.jobfair.checkin.services.scans import undo_arrival
from app.jobfair.models import Fair
from app.jobfair.permissions import Permission
from app.jobfair.queries.fairs import get_fair
from app.jobfair.views.blueprint import bp
from app.privacy.enums import Seen
from app.students.queries import all_group_choices, all_student_choices, find_student
from app.web.access import requires
from app.web.listing.export import requested_way
from app.web.moment import moment
from app.web.places import returning
from app.web.seen import note_shown
from app.web.transactions import transactional


@bp.get("/fairs/<int:fair_id>/attendance")
@requires(Permission.ENTRANCE_MANAGE)
def fair_attendance(fair_id: int) -> str:
    """Show how many came, by hour and by group, and which stands are open."""
    fair = get_fair(fair_id)
    return render_template(
        "jobfair/checkin/fair_attendance.html",
        fair=fair,
        present=queries.count_present(fair),
        stands=queries.count_stands(fair),
        hours=queries.count_by_hour(fair),
        groups=queries.count_by_group(fair),
        may_take=_may_take(fair),
    )


@bp.get("/fairs/<int:fair_id>/arrivals")
@requires(Permission.ENTRANCE_MANAGE)
def arrival_list(fair_id: int) -> str | WebResponse:
    """List who came, when and through which door."""
    fair, filters = get_fair(fair_id), PassFilterForm()
    filters.group.search_among(all_group_choices())
    found = partial(queries.list_arrivals, fair)
    return ARRIVALS.answer(
        "jobfair/checkin/arrival_list.html",
        found,
        filters=filters,
        fair=fair,
        may_take=_may_take(fair),
    )


@bp.post("/fairs/<int:fair_id>/arrivals/<int:arrival_id>/undoing")
@requires(Permission.ENTRANCE_MANAGE)
@transactional
def arrival_undo(fair_id: int, arrival_id: int) -> Response:
    """Take back an arrival: the wrong pass was read."""
    arrival = queries.get_arrival(get_fair(fair_id), arrival_id)
    undo_arrival(arrival, **moment())
    flash(_("Приход отменён. Чтобы отметить его снова, прочитайте пропуск."), "success")
    return redirect(returning(url_for(".arrival_list", fair_id=fair_id)))


@bp.get("/fairs/<int:fair_id>/missing")
@requires(Permission.ENTRANCE_MANAGE)
def missing_list(fair_id: int) -> str | WebResponse:
    """List which of the expected students are not here."""
    fair, filters = get_fair(fair_id), MissingFilterForm()
    filters.group.search_among(all_group_choices())
    found = partial(queries.list_missing, fair)
    return MISSING.answer(
        "jobfair/checkin/missing_list.html", found, filters=filters, together=_counted, fair=fair
    )


def _counted(students: list[Any]) -> list[Any]:
    """Have it kept how many minors' telephones leave in a file."""
    if requested_way():
        today = clock.today()
        note_shown(Seen.SHEET, people=sum(one.is_minor(today) for one in students))
    return students


@bp.get("/fairs/<int:fair_id>/stands-open")
@requires(Permission.ENTRANCE_MANAGE)
def open_stand_list(fair_id: int) -> str | WebResponse:
    """List the stands, and at which of them nobody is."""
    fair, filters = get_fair(fair_id), StandFilterForm()
    found = partial(queries.list_stands, fair)
    return STANDS.answer("jobfair/checkin/open_stand_list.html", found, filters=filters, fair=fair)


@bp.route("/checkin/<int:fair_id>/student", methods=["GET", "POST"])
@requires(Permission.ENTRANCE_MANAGE)
@transactional
def admit_student(fair_id: int) -> str | Response:
    """Mark a student who comes without a pass."""
    fair, form = get_fair(fair_id), AdmitStudentForm()
    form.student_id.search_among(all_student_choices())
    if form.validate_on_submit():
        with form.domain_errors():
            student = find_student(form.student_id.data)
            told = admit(fair, student, key=form.idempotency_key.data, actor=current_user)
            flash(told, "success")
            return redirect(url_for(".checkin_desk", fair_id=fair_id))
    return render_template("jobfair/checkin/admit_student.html", form=form, fair=fair)


@bp.route("/checkin/<int:fair_id>/visitor", methods=["GET", "POST"])
@requires(Permission.ENTRANCE_MANAGE)
@transactional
def admit_visitor(fair_id: int) -> str | Response:
    """Register a visitor at the door and mark the arrival."""
    fair, form = get_fair(fair_id), AdmitVisitorForm()
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(GuestTerms)
            told = admit(fair, terms, key=form.idempotency_key.data, actor=current_user)
            flash(told, "success")
            return redirect(url_for(".checkin_desk", fair_id=fair_id))
    return render_template("jobfair/checkin/admit_visitor.html", form=form, fair=fair)


def _may_take(fair: Fair) -> bool:
    return rules.may_take(fair.state, held_on=fair.held_on, today=clock.today())
