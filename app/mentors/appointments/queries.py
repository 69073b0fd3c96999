"""Reading orders that appoint mentors."""

from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from app.base.errors import NotFoundError
from app.base.viewer import Viewer
from app.extensions import db
from app.mentors.appointments.models import AppointmentLine, MentorAppointment
from app.mentors.models import Mentor
from app.mentors.permissions import Permission
from app.mentors.queries import BY_NAME

COUNT = (
    select(func.count())
    .where(AppointmentLine.appointment_id == MentorAppointment.id)
    .correlate(MentorAppointment)
    .scalar_subquery()
)
SORTABLE: dict[str, Any] = {
    "date": MentorAppointment.signed_on,
    "number": MentorAppointment.number_key,
}


class AppointmentRow(NamedTuple):
    """An order and how many it appoints."""

    appointment: MentorAppointment
    mentors: int


def list_appointments(*, q: str | None = None, mentor: int | None = None) -> Select[Any]:
    """Select the fields of AppointmentRow: by number, or those that appoint somebody."""
    found = select(MentorAppointment, COUNT.label("mentors"))
    if q:
        found = found.where(MentorAppointment.number.icontains(q, autoescape=True))
    if mentor:
        lines = select(AppointmentLine.appointment_id).filter_by(mentor_id=mentor)
        found = found.where(MentorAppointment.id.in_(lines))
    return found


def get_appointment(appointment_id: int, *, visible_to: Viewer) -> MentorAppointment:
    """Return an order for those who keep them; raises NotFoundError."""
    found = db.session.get(MentorAppointment, appointment_id)
    if found is None or not visible_to.can(Permission.MENTOR_MANAGE):
        raise NotFoundError
    return found


def list_appointed(appointment: MentorAppointment) -> list[Mentor]:
    """Return whom an order appoints, by name."""
    lines = select(AppointmentLine.mentor_id).filter_by(appointment_id=appointment.id)
    found = select(Mentor).where(Mentor.id.in_(lines)).options(joinedload(Mentor.organization))
    return list(db.session.scalars(found.order_by(*BY_NAME)))


def appointed_to_lock(appointment: MentorAppointment) -> Select[Any]:
    """Select whom an order appoints in the order of locks."""
    lines = select(AppointmentLine.mentor_id).filter_by(appointment_id=appointment.id)
    return select(Mentor).where(Mentor.id.in_(lines)).order_by(Mentor.id)


def lines_of(appointment: MentorAppointment) -> list[AppointmentLine]:
    """Return the lines of an order."""
    found = select(AppointmentLine).filter_by(appointment_id=appointment.id)
    return list(db.session.scalars(found.order_by(AppointmentLine.id)))


def list_clashing_lines(table: str, kept_id: int, gone_id: int) -> list[AppointmentLine]:
    """Return the lines of a card that goes in orders which name the card that stays too."""
    if table != Mentor.__tablename__:
        return []
    same = select(AppointmentLine.appointment_id).filter_by(mentor_id=kept_id)
    found = select(AppointmentLine).where(
        AppointmentLine.mentor_id == gone_id, AppointmentLine.appointment_id.in_(same)
    )
    return list(db.session.scalars(found))
