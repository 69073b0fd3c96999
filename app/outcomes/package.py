"""What the employment of graduates adds to the site."""

from flask_babel import lazy_gettext as _l

from app.outcomes import dashboard, views
from app.outcomes.acts import ACTS, TAKE
from app.outcomes.asking import LINK_TASKS
from app.outcomes.attachments import ATTACHMENTS
from app.outcomes.base_card import BASE_CARD
from app.outcomes.cards import CARDS
from app.outcomes.evidence import MonitoringEvidence
from app.outcomes.help import HELP
from app.outcomes.imports import IMPORT
from app.outcomes.jobs import JOBS
from app.outcomes.permissions import Permission
from app.outcomes.personal import PERSONAL_DATA, RETENTION
from app.outcomes.records import RECORDS
from app.outcomes.twins import TWINS
from app.web.navigation import MenuEntry
from app.web.packages import Package

OUTCOMES = Package(
    name="outcomes",
    blueprint=views.bp,
    permissions=Permission,
    help=HELP,
    menu=(
        MenuEntry("outcomes.outcome_list", _l("Выпускники"), "/outcomes", order=75),
        MenuEntry(
            "outcomes.own_outcome_list", _l("Моё трудоустройство"), "/outcomes/own", order=76
        ),
    ),
    dashboard=dashboard.part,
    evidence=(MonitoringEvidence(),),
    cards=(BASE_CARD, *CARDS),
    acts=(*ACTS, TAKE),
    link_tasks=LINK_TASKS,
    imports=(IMPORT,),
    jobs=JOBS,
    records=RECORDS,
    attachments=ATTACHMENTS,
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
    twins=TWINS,
)
