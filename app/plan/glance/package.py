"""What the year at a glance adds to the site."""

from app.plan.glance import views  # noqa: F401 - fills the blueprint
from app.web.packages import Package

GLANCE = Package(name="plan.glance")
