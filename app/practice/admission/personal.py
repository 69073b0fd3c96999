"""What clearances hold on people: that a paper was shown, never the paper."""

from flask_babel import lazy_gettext as _l

from app.practice.admission.models import Clearance
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        Clearance,
        _l("Документы для допуска к практике"),
        by=(Clearance.student_id,),
        made_by=(Clearance.checked_by_id,),
        fate=Fate.DELETE,
    ),
)
