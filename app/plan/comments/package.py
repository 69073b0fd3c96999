"""What comments on items add to the site."""

from app.plan.comments import views  # noqa: F401 - fills the blueprint
from app.plan.comments.personal import PERSONAL_DATA
from app.plan.comments.records import RECORDS
from app.web.packages import Package

COMMENTS = Package(name="plan.comments", personal_data=PERSONAL_DATA, records=RECORDS)
