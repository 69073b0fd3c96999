"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.joining import dashboard, views
from app.joining.acts import ASK_DETAILS
from app.joining.confirming import CONFIRM_DETAILS
from app.joining.help import HELP
from app.joining.permissions import Permission
from app.joining.personal import PERSONAL_DATA, RETENTION
from app.joining.records import RECORDS
from app.joining.worded import LETTERS
from app.web.navigation import AdminPage
from app.web.packages import Package

JOINING = Package(
    name="joining",
    blueprint=views.bp,
    help=HELP,
    permissions=Permission,
    admin_pages=(
        AdminPage(
            "joining.request_list",
            _l("Заявки на участие"),
            _l("Организации, которые просятся в кластер"),
            order=15,
        ),
    ),
    dashboard=dashboard.part,
    tallies=(dashboard.WAITING,),
    records=RECORDS,
    letters=LETTERS,
    acts=(ASK_DETAILS,),
    link_tasks=(CONFIRM_DETAILS,),
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
)
