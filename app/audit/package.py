"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.audit import views
from app.audit.cards import CARDS
from app.audit.permissions import Permission
from app.audit.personal import PERSONAL_DATA, RETENTION
from app.web.navigation import AdminPage
from app.web.packages import Package

AUDIT = Package(
    name="audit",
    blueprint=views.bp,
    permissions=Permission,
    cards=CARDS,
    admin_pages=(
        AdminPage(
            "audit.entry_list",
            _l("Журнал изменений"),
            _l("Кто, когда и что изменил"),
            order=20,
        ),
    ),
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
)
