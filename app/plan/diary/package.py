"""What a person's own part of the plan adds to the site."""

from app.plan.diary import dashboard, views  # noqa: F401 - fills the blueprint
from app.plan.diary.entries import CALENDAR
from app.plan.diary.help import HELP
from app.plan.diary.jobs import JOBS
from app.plan.diary.personal import PERSONAL_DATA
from app.plan.diary.records import RECORDS
from app.web.packages import Package

DIARY = Package(
    name="plan.diary",
    help=HELP,
    dashboard=dashboard.part,
    jobs=JOBS,
    calendar=CALENDAR,
    personal_data=PERSONAL_DATA,
    records=RECORDS,
)
