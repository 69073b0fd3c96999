"""Use cases of orders that appoint mentors."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime

from app.base.cluster import cluster
from app.base.constraints import refusing
from app.base.locks import lock, lock_rows
from app.base.terms import assign
from app.base.viewer import Viewer, require
from app.documents.models import Paper
from app.documents.services.papers import draft_paper, issue_paper
from app.extensions import db
from app.mentors.appointments import queries, rules
from app.mentors.appointments.errors import (
    AppointmentIssuedError,
    AppointmentNumberError,
    NobodyAppointedError,
)
from app.mentors.appointments.models import AppointmentLine, MentorAppointment
from app.mentors.appointments.papers import snapshot_of_order
from app.mentors.appointments.rules import AppointmentTerms
from app.mentors.permissions import Permission


def create_appointment(*, terms: AppointmentTerms, actor: Viewer) -> MentorAppointment:
    """Prepare an order; raises AppointmentNumberError, AppointmentTermError."""
    require(actor, Permission.MENTOR_MANAGE)
    rules.check_term(terms)
    appointment = MentorAppointment(year=terms.signed_on.year)
    with _refusing_twins():
        assign(appointment, terms)
        db.session.add(appointment)
    _name(appointment, terms.mentor_ids)
    return appointment


def edit_appointment(
    appointment: MentorAppointment, *, terms: AppointmentTerms, actor: Viewer
) -> None:
    """Change an order that is not issued; also raises AppointmentIssuedError."""
    require(actor, Permission.MENTOR_MANAGE)
    rules.check_term(terms)
    _hold(appointment)
    with _refusing_twins():
        assign(appointment, terms)
        appointment.year = terms.signed_on.year
    _name(appointment, terms.mentor_ids)


def issue_appointment(
    appointment: MentorAppointment, *, actor: Viewer, today: date, now: datetime
) -> Paper:
    """Issue an order: its paper stands, the passports of those it appoints name it.

    Raises AppointmentIssuedError, NobodyAppointedError, ConsentsMissingError.
    """
    require(actor, Permission.MENTOR_MANAGE)
    _hold(appointment)
    lock_rows(queries.appointed_to_lock(appointment))
    mentors = queries.list_appointed(appointment)
    if not mentors:
        raise NobodyAppointedError
    rules.check_consents(appointment.basis, mentors)
    snapshot = snapshot_of_order(appointment, mentors, is_draft=False)
    appointment.issued_on = today
    for mentor in mentors:
        mentor.order_number, mentor.order_on = appointment.number, appointment.signed_on
        mentor.ordered_by, mentor.basis = cluster().short_name, appointment.basis
    paper = draft_paper(
        appointment,
        snapshot,
        number=appointment.number,
        parties=", ".join(one.short_name for one in mentors[:2]),
        actor=actor,
        now=now,
    )
    return issue_paper(paper)


def remove_appointment(appointment: MentorAppointment, *, actor: Viewer) -> None:
    """Delete an order that was never issued; raises AppointmentIssuedError."""
    require(actor, Permission.MENTOR_MANAGE)
    _hold(appointment)
    db.session.delete(appointment)
    db.session.flush()


def _hold(appointment: MentorAppointment) -> None:
    lock(appointment)
    if appointment.issued_on:
        raise AppointmentIssuedError


def _name(appointment: MentorAppointment, wanted: Iterable[int]) -> None:
    """Let the lines of an order be the wanted mentors."""
    lines = {one.mentor_id: one for one in queries.lines_of(appointment)}
    ids = dict.fromkeys(wanted)
    for mentor_id, line in lines.items():
        if mentor_id not in ids:
            db.session.delete(line)
    for mentor_id in ids:
        if mentor_id not in lines:
            db.session.add(AppointmentLine(appointment=appointment, mentor_id=mentor_id))
    db.session.flush()


def _refusing_twins() -> AbstractContextManager[None]:
    taken = AppointmentNumberError(field="number")
    return refusing({"uq_mentor_appointments_number_year": taken})
