"""What talks hold on people."""

from flask_babel import lazy_gettext as _l

from app.jobfair.interviews.models import Interview
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        Interview,
        _l("Собеседования на ярмарке"),
        by=(Interview.student_id,),
        fate=Fate.STAY,
        stays=_l("Время, стенд и состояние: по ним считаются итоги ярмарки."),
    ),
)
