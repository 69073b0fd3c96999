"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.surveys import dashboard, views
from app.surveys.answer_figures import answer_figures
from app.surveys.cards import CARDS
from app.surveys.evidence import ForecastEvidence, SurveyEvidence
from app.surveys.help import HELP
from app.surveys.jobs import JOBS
from app.surveys.papers import PAPERS
from app.surveys.permissions import Permission
from app.surveys.personal import PERSONAL_DATA
from app.surveys.records import RECORDS
from app.surveys.search import SEARCH
from app.surveys.tasks import ANSWER_SURVEY, FILL_IN_FORECAST
from app.surveys.wording import one_decimal
from app.web.audiences import AudienceAnswers
from app.web.navigation import ActivitySubject
from app.web.packages import Package

SURVEYS = Package(
    name="surveys",
    blueprint=views.bp,
    permissions=Permission,
    subjects=(
        ActivitySubject(
            "surveys.survey_list",
            _l("Опросы и прогнозы"),
            _l("Анкеты для организаций с ответом по ссылке, прогноз потребности в кадрах"),
        ),
    ),
    dashboard=dashboard.part,
    evidence=(SurveyEvidence(), ForecastEvidence()),
    search=SEARCH,
    help=HELP,
    jobs=JOBS,
    records=RECORDS,
    link_tasks=(ANSWER_SURVEY, FILL_IN_FORECAST),
    papers=PAPERS,
    personal_data=PERSONAL_DATA,
    cards=CARDS,
    audience_answers=(AudienceAnswers(answer_figures),),
    filters={"one_decimal": one_decimal},
)
