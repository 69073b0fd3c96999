"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.jobs.registry import EVERY_NIGHT, JobKind, PeriodicTask
from app.twins import dashboard, views
from app.twins.jobs import FIND_TWINS, find_twins, find_twins_nightly
from app.twins.permissions import Permission
from app.twins.personal import PERSONAL_DATA
from app.twins.records import RECORDS
from app.web.navigation import AdminPage
from app.web.packages import Package

TWINS = Package(
    name="twins",
    blueprint=views.bp,
    permissions=Permission,
    admin_pages=(
        AdminPage(
            "twins.pair_list",
            _l("Похожие записи"),
            _l("Одно и то же, записанное дважды: сравнить и объединить"),
            order=17,
        ),
    ),
    dashboard=dashboard.part,
    tallies=(dashboard.OPEN,),
    records=RECORDS,
    personal_data=PERSONAL_DATA,
    jobs=(
        JobKind(FIND_TWINS, find_twins, _l("Поиск похожих записей")),
        PeriodicTask("find_twins", find_twins_nightly, schedule=EVERY_NIGHT),
    ),
)
