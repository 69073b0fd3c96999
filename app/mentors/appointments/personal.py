"""What orders that appoint mentors hold on people."""

from flask_babel import lazy_gettext as _l

from app.mentors.appointments.models import AppointmentLine
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        AppointmentLine,
        _l("Приказы о назначении наставником"),
        by=(AppointmentLine.mentor_id,),
        fate=Fate.STAY,
        stays=_l("Приказ колледжа: его срок хранения — номенклатура дел."),
    ),
)
