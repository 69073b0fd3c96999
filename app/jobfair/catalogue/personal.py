"""What the catalogue holds on people."""

from flask_babel import lazy_gettext as _l

from app.jobfair.catalogue.models import VacancySearch
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        VacancySearch,
        _l("Сохранённые поиски вакансий"),
        by=(VacancySearch.user_id,),
        fate=Fate.DELETE,
        fields={
            "title": _l("поиск"),
            "criteria": _l("условия"),
            "told_until": _l("сообщено о вакансиях до"),
            "written_on": _l("последнее письмо"),
        },
    ),
)
