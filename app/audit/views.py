"""The log for those who administer the site."""

from flask import Blueprint
from werkzeug.wrappers import Response

from app.audit import queries
from app.audit.forms import EntryFilterForm
from app.audit.listing import ENTRIES
from app.audit.naming import record_choices
from app.audit.permissions import Permission
from app.audit.telling import tell
from app.web.access import requires

bp = Blueprint("audit", __name__, url_prefix="/admin/audit", template_folder="templates")


@bp.get("/")
@requires(Permission.ENTRY_VIEW)
def entry_list() -> str | Response:
    """Show who changed what, the newest first."""
    filters = EntryFilterForm()
    filters.entity.offer(record_choices())
    entries = queries.list_entries(**filters.criteria())
    return ENTRIES.answer("audit/entry_list.html", entries, filters=filters, together=tell)
