"""Pages of the monitoring, for staff."""

from app.outcomes.views import cutoffs, own, proposals, records  # noqa: F401
from app.outcomes.views.blueprint import bp as bp
