"""What the executors of a plan add to the site."""

from app.plan.executors import views  # noqa: F401 - fills the blueprint
from app.plan.executors.personal import PERSONAL_DATA
from app.plan.executors.records import RECORDS
from app.web.packages import Package

EXECUTORS = Package(name="plan.executors", personal_data=PERSONAL_DATA, records=RECORDS)
