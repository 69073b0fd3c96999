"""Terms of keeping: what is due and when, what was done; who opened what."""

from werkzeug.wrappers import Response

from app.base import clock
from app.privacy.forms import AccessFilterForm
from app.privacy.listing import ACCESS, RUNS
from app.privacy.permissions import Permission
from app.privacy.queries.access import list_access
from app.privacy.queries.retention import list_runs, retention_lines
from app.privacy.views.blueprint import bp
from app.web.access import requires
from app.web.personal import retention_kinds


@bp.get("/admin/privacy/retention/")
@requires(Permission.RETENTION_VIEW)
def retention_list() -> str | Response:
    """Show each kind of record with its term and figures, and what the nights did."""
    return RUNS.answer(
        "privacy/retention_list.html",
        list_runs(),
        lines=retention_lines(clock.today()),
        names={kind.name: kind.label for kind in retention_kinds().values()},
    )


@bp.get("/admin/privacy/access/")
@requires(Permission.ACCESS_VIEW)
def access_list() -> str | Response:
    """Show who opened what is held on minors, the newest first."""
    filters = AccessFilterForm()
    return ACCESS.answer(
        "privacy/access_list.html", list_access(**filters.criteria()), filters=filters
    )
