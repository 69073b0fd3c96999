"""What talks hold on people."""

from flask_babel import lazy_gettext as _l

from app.jobfair.interviews.models import Interview
from app.jobfair.interviews.timetable_models import FairTimetableChange, TalkResult
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        Interview,
        _l("Собеседования на ярмарке"),
        by=(Interview.student_id,),
        fate=Fate.STAY,
        stays=_l("Время, стенд и состояние: по ним считаются итоги ярмарки."),
    ),
    PersonalTable(
        FairTimetableChange,
        _l("Изменения расписания ярмарки"),
        by=(FairTimetableChange.student_id,),
        made_by=(FairTimetableChange.made_by_id,),
        blank={"reason": ""},
        stays=_l(
            "Кого и когда не было: по этому видно, почему время изменилось. Причина удаляется."
        ),
    ),
    PersonalTable(
        TalkResult,
        _l("Итоги собеседований"),
        within=TalkResult.interview_id,
        made_by=(TalkResult.said_by_id,),
        blank={"note": ""},
        stays=_l("Итог и место в порядке: по ним считаются итоги ярмарки. Заметка удаляется."),
    ),
)
