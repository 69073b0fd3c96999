"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.links import dashboard, views
from app.links.acts import REMIND, WITHDRAW
from app.links.help import HELP
from app.links.permissions import Permission
from app.links.personal import PERSONAL_DATA, RETENTION
from app.links.records import RECORDS
from app.links.worded import LETTERS
from app.web.navigation import AdminPage
from app.web.packages import Package

LINKS = Package(
    name="links",
    blueprint=views.bp,
    help=HELP,
    permissions=Permission,
    admin_pages=(
        AdminPage(
            "links.link_list",
            _l("Ответы по ссылкам"),
            _l("Кого спросили письмом и кто ответил"),
            order=18,
        ),
    ),
    acts=(REMIND, WITHDRAW),
    dashboard=dashboard.part,
    tallies=(dashboard.PROPOSED,),
    records=RECORDS,
    letters=LETTERS,
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
)
