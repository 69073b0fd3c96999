"""What publications add to the site."""

from flask_babel import lazy_gettext as _l

from app.activities.permissions import Permission
from app.activities.publications import dashboard, queries, views  # noqa: F401 - fills the blueprint
from app.activities.publications.attachments import ATTACHMENTS
from app.activities.publications.evidence import PublicationEvidence
from app.activities.publications.handover import HANDOVER
from app.activities.publications.help import HELP
from app.activities.publications.jobs import JOBS
from app.activities.publications.personal import PERSONAL_DATA
from app.activities.publications.records import RECORDS
from app.activities.publications.search import SEARCH
from app.web.choices import ChoiceSource
from app.web.navigation import ActivitySubject
from app.web.packages import Package

PUBLICATIONS = Package(
    name="activities.publications",
    dashboard=dashboard.part,
    tallies=dashboard.TALLIES,
    public_panels=dashboard.public_panels,
    evidence=(PublicationEvidence(),),
    search=(SEARCH,),
    help=HELP,
    choices=(
        ChoiceSource(
            "publication-authors",
            lambda *_: queries.author_choices(),
            Permission.PUBLICATION_MANAGE,
        ),
    ),
    jobs=JOBS,
    records=RECORDS,
    attachments=ATTACHMENTS,
    personal_data=PERSONAL_DATA,
    handover=HANDOVER,
    subjects=(
        ActivitySubject(
            "activities.publication_list",
            _l("Публикации"),
            _l("Что рассказали о работе кластера, где и вовремя ли"),
        ),
    ),
)
