"""What the plans of several years add to the site."""

from app.plan.years import views  # noqa: F401 - fills the blueprint
from app.web.packages import Package

YEARS = Package(name="plan.years")
