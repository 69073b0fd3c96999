"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.settings import dashboard, views
from app.settings.cards import CARDS
from app.settings.help import HELP
from app.settings.permissions import Permission
from app.settings.personal import PERSONAL_DATA
from app.settings.records import RECORDS
from app.settings.steps import SIGNATORIES
from app.web.navigation import AdminPage
from app.web.packages import Package

SETTINGS = Package(
    name="settings",
    blueprint=views.bp,
    help=HELP,
    permissions=Permission,
    admin_pages=(
        AdminPage(
            "settings.settings_overview",
            _l("Настройки"),
            _l("Кластер и колледж, бланк, подписанты, советы, сроки, письма"),
            order=5,
        ),
    ),
    cards=CARDS,
    dashboard=dashboard.part,
    tallies=(SIGNATORIES,),
    records=RECORDS,
    personal_data=PERSONAL_DATA,
)
