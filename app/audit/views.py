"""The log for those who administer the site."""

from functools import partial

from flask import Blueprint, abort
from flask_login import current_user
from werkzeug.wrappers import Response

from app.audit import queries
from app.audit.forms import EntryFilterForm
from app.audit.listing import ENTRIES
from app.audit.naming import names_of, record_choices
from app.audit.permissions import Permission
from app.audit.reading import readable_kinds
from app.audit.telling import tell
from app.web.access import requires
from app.web.choices import choices_for

bp = Blueprint("audit", __name__, url_prefix="/admin/audit", template_folder="templates")


@bp.get("/")
@requires(Permission.HISTORY_VIEW)
def entry_list() -> str | Response:
    """Show who changed what, the newest first; staff see the records of kinds they manage."""
    filters = EntryFilterForm()
    kinds = readable_kinds(current_user)
    if filters.entity.data in dict(record_choices()) and filters.entity.data not in kinds:
        abort(403)
    filters.entity.offer(pair for pair in record_choices() if pair[0] in kinds)
    filters.actor_id.search_among(choices_for("actors", current_user, {}))
    _offer_fields(filters, filters.value("entity"))
    among = None if current_user.can(Permission.ENTRY_VIEW) else kinds
    entries = queries.list_entries(among=among, **filters.criteria())
    told = partial(tell, viewer=current_user)
    return ENTRIES.answer("audit/entry_list.html", entries, filters=filters, together=told)


def _offer_fields(filters: EntryFilterForm, table: str | None) -> None:
    names = names_of(table) if table else None
    if names is None:  # fields belong to a kind of record: first that is chosen
        del filters.field
    else:
        filters.field.offer(names.field_choices())
