"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.jobs.registry import PeriodicTask
from app.notifications import dashboard, jobs, views
from app.notifications.acts import RESEND
from app.notifications.permissions import Permission
from app.notifications.personal import PERSONAL_DATA, RETENTION
from app.web.navigation import AdminPage
from app.web.packages import Package

NOTIFICATIONS = Package(
    name="notifications",
    blueprint=views.bp,
    permissions=Permission,
    admin_pages=(
        AdminPage(
            "notifications.letter_list",
            _l("Письма"),
            _l("Что отправлено и что ждёт отправки"),
            order=40,
        ),
    ),
    acts=(RESEND,),
    dashboard=dashboard.part,
    tallies=(dashboard.FAILED,),
    jobs=(PeriodicTask("send_due_letters", jobs.send_due_letters),),
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
)
