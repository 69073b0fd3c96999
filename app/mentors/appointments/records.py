"""How the log of changes calls orders that appoint mentors."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.mentors.appointments.models import AppointmentLine, MentorAppointment
from app.mentors.permissions import Permission

RECORDS = (
    RecordNames(
        MentorAppointment,
        _l("приказ о назначении наставников"),
        {
            "number": _l("номер"),
            "year": _l("год"),
            "signed_on": _l("дата приказа"),
            "basis": _l("основание"),
            "starts_on": _l("назначить с"),
            "ends_on": _l("назначить по"),
            "issued_on": _l("выпущен"),
        },
        shown_by=(MentorAppointment.number,),
        card="mentors.appointment_detail",
        argument="appointment_id",
        managed_by=Permission.MENTOR_MANAGE,
    ),
    RecordNames(
        AppointmentLine,
        _l("наставник в приказе"),
        {"appointment_id": _l("приказ")},
    ),
)
