"""The cluster's work as the factory sees it: a package for each subject, and their first page."""

from flask_babel import lazy_gettext as _l

from app.activities import hub  # noqa: F401 - its page is on the blueprint
from app.activities.blueprint import bp
from app.activities.certificates.package import CERTIFICATES
from app.activities.documents.package import CLUSTER_DOCUMENTS
from app.activities.events.package import EVENTS
from app.activities.groups.package import GROUPS
from app.activities.meetings.package import MEETINGS
from app.activities.permissions import Permission
from app.activities.publications.package import PUBLICATIONS
from app.web.navigation import MenuEntry
from app.web.packages import Package

# From the floors up, as the contract "activities-subjects" has them.
SUBJECTS: tuple[Package, ...] = (
    MEETINGS,
    PUBLICATIONS,
    CLUSTER_DOCUMENTS,
    GROUPS,
    EVENTS,
    CERTIFICATES,
)

# Registered last: the blueprint is full once every subject's pages were read.
ACTIVITIES = Package(
    name="activities",
    blueprint=bp,
    permissions=Permission,
    menu=(MenuEntry("activities.subject_list", _l("Работа кластера"), "/activities", order=25),),
)
