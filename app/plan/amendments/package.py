"""What amendments of the plan add to the site."""

from app.plan.amendments import views  # noqa: F401 - fills the blueprint
from app.plan.amendments.attachments import ATTACHMENTS
from app.plan.amendments.records import RECORDS
from app.web.packages import Package

AMENDMENTS = Package(
    name="plan.amendments",
    attachments=ATTACHMENTS,
    records=RECORDS,
)
