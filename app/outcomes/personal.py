"""What the monitoring holds on graduates."""

from flask_babel import lazy_gettext as _l

from app.outcomes.models import GraduateOutcome
from app.web.personal import PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        GraduateOutcome,
        _l("Занятость после выпуска"),
        by=(GraduateOutcome.student_id,),
        made_by=(GraduateOutcome.entered_by_id,),
        blank={
            "employer": "",
            "town": "",
            "post": "",
            "contract_number": "",
            "contract_on": None,
            "note": "",
        },
        stays=_l(
            "Категория, дата мониторинга, организация кластера, с какого дня и по специальности "
            "ли работа: по ним считают выпуск."
        ),
    ),
)
