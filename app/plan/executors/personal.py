"""What the executors of a plan hold on people."""

from flask_babel import lazy_gettext as _l

from app.plan.executors.models import ExecutorLink
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        ExecutorLink,
        _l("Исполнители пунктов плана"),
        by=(ExecutorLink.user_id,),
        fate=Fate.DELETE,
    ),
)
