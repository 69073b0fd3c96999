"""What this package adds to the site."""

from flask_babel import lazy_gettext as _l

from app.base.clock import true_now
from app.jobs import views
from app.jobs.permissions import Permission
from app.jobs.personal import PERSONAL_DATA, RETENTION
from app.jobs.pickup import pick_up_jobs
from app.jobs.planner import count_tables_nightly
from app.jobs.registry import EVERY_NIGHT, PeriodicTask
from app.web.navigation import AdminPage
from app.web.packages import Package

JOBS = Package(
    name="jobs",
    blueprint=views.bp,
    permissions=Permission,
    admin_pages=(
        AdminPage(
            "jobs.job_list",
            _l("Фоновые задачи"),
            _l("Что выполняется и что не удалось"),
            order=50,
        ),
    ),
    commands={"worker": "app.jobs.cli:worker_command"},
    jobs=(
        PeriodicTask("pick_up_jobs", pick_up_jobs, clock=true_now),
        PeriodicTask("count_tables", count_tables_nightly, schedule=EVERY_NIGHT),
    ),
    personal_data=PERSONAL_DATA,
    retention=RETENTION,
)
