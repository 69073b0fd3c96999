"""What matchings hold on people."""

from flask_babel import lazy_gettext as _l

from app.jobfair.placement.models import FairMatching, FairMatchingSeat
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        FairMatching,
        _l("Варианты подбора на ярмарке"),
        made_by=(FairMatching.created_by_id,),
        fate=Fate.STAY,
        stays=_l("Подбор принадлежит колледжу: в нём номера вместо имён."),
    ),
    PersonalTable(
        FairMatchingSeat,
        _l("Результаты подбора на ярмарке"),
        by=(FairMatchingSeat.student_id,),
        fate=Fate.STAY,
        stays=_l("Вакансия и приоритет: по ним проверяют подбор."),
    ),
)
