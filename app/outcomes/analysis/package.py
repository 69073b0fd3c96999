"""What the analysis of graduates adds to the site."""

from flask_babel import lazy_gettext as _l

from app.outcomes.analysis import views
from app.outcomes.analysis.evidence import AnalysisEvidence
from app.outcomes.analysis.help import HELP
from app.outcomes.analysis.jobs import JOBS
from app.outcomes.analysis.papers import PAPERS
from app.outcomes.analysis.personal import PERSONAL_DATA
from app.outcomes.analysis.records import RECORDS
from app.web.navigation import ActivitySubject
from app.web.packages import Package

ANALYSIS = Package(
    name="outcomes.analysis",
    blueprint=views.bp,
    subjects=(
        ActivitySubject(
            "analysis.answer_list",
            _l("Анализ трудоустройства"),
            _l("Что связано с работой выпускников: практика, наставничество; справка совету"),
        ),
    ),
    evidence=(AnalysisEvidence(),),
    jobs=JOBS,
    help=HELP,
    papers=PAPERS,
    records=RECORDS,
    personal_data=PERSONAL_DATA,
)
