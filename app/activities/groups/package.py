"""What working groups add to the site."""

from flask_babel import lazy_gettext as _l

from app.activities.groups import dashboard, views  # noqa: F401 - the pages
from app.activities.groups.attachments import ATTACHMENTS
from app.activities.groups.cards import CARDS
from app.activities.groups.evidence import GroupEvidence
from app.activities.groups.help import HELP
from app.activities.groups.personal import PERSONAL_DATA
from app.activities.groups.records import RECORDS
from app.activities.groups.search import SEARCH
from app.web.navigation import ActivitySubject
from app.web.packages import Package

GROUPS = Package(
    name="activities.groups",
    subjects=(
        ActivitySubject(
            "activities.working_group_list",
            _l("Рабочие группы"),
            _l("Направление, состав с ролями, утверждение советом, срок"),
        ),
    ),
    help=HELP,
    dashboard=dashboard.part,
    evidence=(GroupEvidence(),),
    search=SEARCH,
    cards=CARDS,
    records=RECORDS,
    attachments=ATTACHMENTS,
    personal_data=PERSONAL_DATA,
)
