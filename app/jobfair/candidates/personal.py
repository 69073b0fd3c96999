"""What candidates and their CVs hold on people."""

from flask_babel import lazy_gettext as _l

from app.jobfair.candidates.models import (
    CandidateInvitation,
    CandidateProfile,
    FavouriteVacancy,
    VacancyQuestion,
)
from app.web.personal import Fate, PersonalTable

PERSONAL_DATA = (
    PersonalTable(
        CandidateProfile,
        _l("Резюме для ярмарки вакансий"),
        by=(CandidateProfile.student_id,),
        fate=Fate.DELETE,
    ),
    PersonalTable(
        FavouriteVacancy,
        _l("Вакансии в избранном"),
        by=(FavouriteVacancy.student_id,),
        fate=Fate.DELETE,
        fields={"vacancy_id": _l("вакансия"), "added_at": _l("отмечена")},
    ),
    PersonalTable(
        VacancyQuestion,
        _l("Вопросы о вакансиях"),
        by=(VacancyQuestion.student_id,),
        made_by=(VacancyQuestion.answered_by_id,),
        fate=Fate.DELETE,
    ),
    PersonalTable(
        CandidateInvitation,
        _l("Приглашения откликнуться"),
        by=(CandidateInvitation.student_id,),
        made_by=(CandidateInvitation.invited_by_id,),
        fate=Fate.DELETE,
    ),
)
