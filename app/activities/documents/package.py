"""What documents add to the site."""

from flask_babel import lazy_gettext as _l

from app.activities.documents import dashboard, queries, views  # noqa: F401 - fills the blueprint
from app.activities.documents.attachments import ATTACHMENTS
from app.activities.documents.cards import CARDS
from app.activities.documents.evidence import DocumentEvidence
from app.activities.documents.help import HELP
from app.activities.documents.personal import PERSONAL_DATA
from app.activities.documents.records import RECORDS
from app.activities.documents.search import SEARCH
from app.activities.documents.wording import basis_of, document_name
from app.activities.permissions import Permission
from app.web.choices import ChoiceSource
from app.web.navigation import ActivitySubject
from app.web.packages import Package

CLUSTER_DOCUMENTS = Package(
    name="activities.documents",
    dashboard=dashboard.part,
    public_panels=dashboard.public_panels,
    evidence=(DocumentEvidence(),),
    search=(SEARCH,),
    help=HELP,
    choices=(
        ChoiceSource(
            "document-approvers", lambda *_: queries.people_to_ask(), Permission.DOCUMENT_MANAGE
        ),
        ChoiceSource(
            "document-meetings", lambda *_: queries.meeting_choices(), Permission.DOCUMENT_MANAGE
        ),
        ChoiceSource(
            "document-successors",
            lambda _viewer, of: queries.successor_choices(of["document"]),
            Permission.DOCUMENT_MANAGE,
        ),
    ),
    cards=CARDS,
    records=RECORDS,
    attachments=ATTACHMENTS,
    personal_data=PERSONAL_DATA,
    subjects=(
        ActivitySubject(
            "activities.document_list",
            _l("Документы"),
            _l("Планы, положения, регламенты, отчёты: версии, согласование, утверждение"),
        ),
    ),
    filters={"basis_of": basis_of, "document_name": document_name},
)
