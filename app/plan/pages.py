"""All pages of the plan; importing them fills the blueprint."""

from app.plan.reporting import views as reporting
from app.plan.views import bp

__all__ = ["bp", "reporting"]
