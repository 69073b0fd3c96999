"""Pages of orders that appoint mentors."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_login import current_user
from werkzeug.wrappers import Response

from app.base import clock
from app.documents.errors import DocumentError
from app.documents.snapshot import PaperFormat
from app.mentors.appointments import queries, rules, services
from app.mentors.appointments.forms import (
    AppointmentCreateForm,
    AppointmentEditForm,
    AppointmentFilterForm,
)
from app.mentors.appointments.listing import APPOINTMENTS
from app.mentors.appointments.papers import render_order
from app.mentors.appointments.rules import AppointmentTerms
from app.mentors.blueprint import bp
from app.mentors.permissions import Permission
from app.mentors.queries import all_mentors, present_mentors
from app.web.access import requires
from app.web.attachment import as_attachment
from app.web.moment import moment
from app.web.transactions import transactional


@bp.get("/appointments/")
@requires(Permission.MENTOR_MANAGE)
def appointment_list() -> str | Response:
    """List the orders."""
    filters = AppointmentFilterForm()
    filters.mentor.search_among(all_mentors())
    return APPOINTMENTS.answer(
        "mentors/appointments/appointment_list.html", queries.list_appointments, filters=filters
    )


@bp.route("/appointments/new", methods=["GET", "POST"])
@requires(Permission.MENTOR_MANAGE)
@transactional
def appointment_create() -> str | Response:
    """Prepare an order."""
    form = AppointmentCreateForm(signed_on=clock.today(), starts_on=clock.today())
    form.mentor_ids.search_among(present_mentors())
    if form.validate_on_submit():
        with form.domain_errors():
            terms = form.into(AppointmentTerms)
            appointment = services.create_appointment(terms=terms, actor=current_user)
            flash(_("Проект приказа готов: проверьте список и выпустите приказ."), "success")
            return redirect(_to_order(appointment.id))
    return render_template("mentors/appointments/appointment_create.html", form=form)


@bp.get("/appointments/<int:appointment_id>")
@requires(Permission.MENTOR_MANAGE)
def appointment_detail(appointment_id: int) -> str:
    """Show an order and whom it appoints."""
    appointment = queries.get_appointment(appointment_id, visible_to=current_user)
    mentors = queries.list_appointed(appointment)
    return render_template(
        "mentors/appointments/appointment_detail.html",
        appointment=appointment,
        mentors=mentors,
        lacking=rules.lacking_consent(appointment.basis, mentors),
    )


@bp.route("/appointments/<int:appointment_id>/edit", methods=["GET", "POST"])
@requires(Permission.MENTOR_MANAGE)
@transactional
def appointment_edit(appointment_id: int) -> str | Response:
    """Change an order that is not issued."""
    appointment = queries.get_appointment(appointment_id, visible_to=current_user)
    named = [one.mentor_id for one in queries.lines_of(appointment)]
    form = AppointmentEditForm(obj=appointment, mentor_ids=named)
    form.mentor_ids.search_among(present_mentors(named))
    if form.validate_on_submit():
        with form.domain_errors():
            form.check_version(appointment)
            terms = form.into(AppointmentTerms)
            services.edit_appointment(appointment, terms=terms, actor=current_user)
            flash(_("Сохранено."), "success")
            return redirect(_to_order(appointment_id))
    return render_template(
        "mentors/appointments/appointment_edit.html", form=form, appointment=appointment
    )


@bp.post("/appointments/<int:appointment_id>/issue")
@requires(Permission.MENTOR_MANAGE)
@transactional
def appointment_issue(appointment_id: int) -> Response:
    """Issue an order."""
    appointment = queries.get_appointment(appointment_id, visible_to=current_user)
    services.issue_appointment(appointment, **moment())
    flash(_("Приказ выпущен, номер и дата внесены в паспорта наставников."), "success")
    return redirect(_to_order(appointment_id))


@bp.post("/appointments/<int:appointment_id>/remove")
@requires(Permission.MENTOR_MANAGE)
@transactional
def appointment_remove(appointment_id: int) -> Response:
    """Delete a draft."""
    appointment = queries.get_appointment(appointment_id, visible_to=current_user)
    services.remove_appointment(appointment, actor=current_user)
    flash(_("Проект приказа удалён."), "success")
    return redirect(url_for(".appointment_list"))


@bp.get("/appointments/<int:appointment_id>/order.<any(pdf, docx):file_format>")
@requires(Permission.MENTOR_MANAGE)
def appointment_file(appointment_id: int, file_format: PaperFormat) -> Response:
    """Give the order as a file: as it was issued, else a draft."""
    appointment = queries.get_appointment(appointment_id, visible_to=current_user)
    try:
        file, name = render_order(appointment, file_format)
    except DocumentError as error:
        flash(str(error), "error")
        return redirect(_to_order(appointment_id))
    return as_attachment(file, name)


def _to_order(appointment_id: int) -> str:
    return url_for(".appointment_detail", appointment_id=appointment_id)
