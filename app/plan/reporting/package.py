"""What the execution report adds to the site."""

from app.plan.reporting import views  # noqa: F401 - fills the blueprint
from app.plan.reporting.help import HELP
from app.plan.reporting.papers import PAPERS
from app.plan.reporting.records import RECORDS
from app.web.packages import Package

REPORTING = Package(name="plan.reporting", help=HELP, papers=PAPERS, records=RECORDS)
