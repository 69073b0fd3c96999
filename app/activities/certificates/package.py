"""What certificates add to the site."""

from flask_babel import lazy_gettext as _l

from app.activities.certificates import dashboard, queries, views  # noqa: F401 - fills the blueprint
from app.activities.certificates.attachments import ATTACHMENTS
from app.activities.certificates.cards import CARDS
from app.activities.certificates.cv import CV
from app.activities.certificates.evidence import CertificateEvidence
from app.activities.certificates.help import HELP
from app.activities.certificates.imports import IMPORT
from app.activities.certificates.jobs import JOBS
from app.activities.certificates.personal import PERSONAL_DATA
from app.activities.certificates.records import RECORDS
from app.activities.certificates.search import SEARCH
from app.activities.certificates.wording import certificate_name, workplace_of
from app.activities.permissions import Permission
from app.web.choices import ChoiceSource
from app.web.navigation import ActivitySubject
from app.web.packages import Package

CERTIFICATES = Package(
    name="activities.certificates",
    dashboard=dashboard.part,
    tallies=(dashboard.WAITING,),
    evidence=(CertificateEvidence(),),
    search=(SEARCH,),
    help=HELP,
    choices=(
        ChoiceSource(
            "certificate-people",
            lambda *_: queries.person_choices(),
            Permission.CERTIFICATE_MANAGE,
        ),
    ),
    jobs=JOBS,
    cards=CARDS,
    records=RECORDS,
    attachments=ATTACHMENTS,
    imports=(IMPORT,),
    personal_data=PERSONAL_DATA,
    subjects=(
        ActivitySubject(
            "activities.certificate_list",
            _l("Удостоверения и сертификаты"),
            _l("Чему учились сотрудники и наставники, и до какого дня это действует"),
        ),
    ),
    cv=CV,
    filters={"certificate_name": certificate_name, "workplace_of": workplace_of},
)
