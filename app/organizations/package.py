"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.organizations import dashboard, queries, views
from app.organizations.acts import ARCHIVE, RESTORE
from app.organizations.attachments import ATTACHMENTS
from app.organizations.help import HELP
from app.organizations.imports import IMPORT
from app.organizations.permissions import Permission
from app.organizations.personal import PERSONAL_DATA
from app.organizations.records import RECORDS
from app.organizations.search import SEARCH
from app.organizations.twins import TWINS
from app.web.choices import ChoiceSource
from app.web.navigation import MenuEntry
from app.web.packages import Package

ORGANIZATIONS = Package(
    name="organizations",
    blueprint=views.bp,
    help=HELP,
    permissions=Permission,
    menu=(
        MenuEntry("organizations.organization_list", _l("Организации"), "/organizations", order=80),
    ),
    public_panels=dashboard.public_panels,
    search=(SEARCH,),
    acts=(ARCHIVE, RESTORE),
    choices=(ChoiceSource("organizations", lambda *_: queries.organization_choices()),),
    records=RECORDS,
    attachments=ATTACHMENTS,
    twins=(TWINS,),
    personal_data=PERSONAL_DATA,
    imports=(IMPORT,),
)
