"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.jobs.registry import JobKind
from app.practice import dashboard, jobs, views, wording
from app.practice.evidence import PracticeEvidence
from app.practice.explanations import explain_refusal
from app.practice.permissions import Permission
from app.practice.search import SEARCH
from app.web.navigation import MenuEntry
from app.web.packages import Package

PRACTICE = Package(
    name="practice",
    blueprint=views.bp,
    permissions=Permission,
    menu=(MenuEntry("practice.period_list", _l("Практика"), "/practice", order=30),),
    commands={"practice": "app.practice.cli:practice_cli"},
    dashboard=dashboard.part,
    evidence=(PracticeEvidence(),),
    search=(SEARCH,),
    jobs=(JobKind(jobs.DISTRIBUTE, jobs.distribute, title=jobs.TITLE),),
    filters={"date_range": wording.date_range, "explain_refusal": explain_refusal},
)
