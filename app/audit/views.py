"""The log for those who administer the site."""

from flask import Blueprint, render_template

from app.audit import queries
from app.audit.forms import EntryFilterForm
from app.audit.permissions import Permission
from app.web.access import requires
from app.web.paging import paginate

bp = Blueprint("audit", __name__, url_prefix="/admin/audit", template_folder="templates")


@bp.get("/")
@requires(Permission.ENTRY_VIEW)
def entry_list() -> str:
    """Show who changed what, the newest first."""
    filters = EntryFilterForm()
    entries = queries.list_entries(
        entity=filters.value("entity"),
        entity_id=filters.value("entity_id"),
        actor=filters.value("actor"),
    )
    return render_template("audit/entry_list.html", page=paginate(entries), filters=filters)
