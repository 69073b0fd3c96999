"""What this package holds on people: whom of the students a survey asked."""

from flask_babel import lazy_gettext as _l

from app.surveys.models import SurveyInvitation
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        SurveyInvitation,
        _l("Приглашения к опросам"),
        by=(SurveyInvitation.student_id,),
        fate=Fate.DELETE,
    ),
)
