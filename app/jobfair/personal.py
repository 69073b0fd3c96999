"""What this package holds on people."""

from flask_babel import lazy_gettext as _l

from app.jobfair.candidates.personal import PERSONAL_DATA as CANDIDATE_DATA
from app.jobfair.catalogue.personal import PERSONAL_DATA as CATALOGUE_DATA
from app.jobfair.checkin.personal import PERSONAL_DATA as CHECKIN_DATA
from app.jobfair.interviews.personal import PERSONAL_DATA as INTERVIEW_DATA
from app.jobfair.models import FairApplication, FairOffer, Vacancy
from app.jobfair.placement.personal import PERSONAL_DATA as PLACEMENT_DATA
from app.jobfair.venue.personal import PERSONAL_DATA as VENUE_DATA
from app.web.personal import PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        Vacancy,
        _l("Вакансии"),
        made_by=(Vacancy.posted_by_id, Vacancy.confirmed_by_id),
        named=(Vacancy.contact_name,),
        blank={"contact_name": "", "contact_phone": None},
        stays=_l("Вакансия принадлежит организации: имя и телефон для связи удаляются."),
    ),
    PersonalTable(
        FairApplication,
        _l("Отклики на вакансии"),
        by=(FairApplication.student_id,),
        blank={"note": ""},
        stays=_l("Вакансия, даты и ответ: по ним считаются занятые места. Письмо удаляется."),
    ),
    PersonalTable(
        FairOffer,
        _l("Предложения работы"),
        within=FairOffer.application_id,
        blank={"message": "", "release_reason": ""},
        stays=_l("Условия и ответ: для итогов ярмарки. Сообщения удаляются."),
    ),
    *INTERVIEW_DATA,
    *CATALOGUE_DATA,
    *VENUE_DATA,
    *CANDIDATE_DATA,
    *CHECKIN_DATA,
    *PLACEMENT_DATA,
)
