"""The next year's plan from the last one: it waits as any document does, for a person to look."""

from datetime import datetime

from flask_babel import gettext as _

from app.base.locks import lock
from app.base.viewer import Viewer, require
from app.plan.models import Plan
from app.plan.permissions import Permission
from app.plan.queries import list_items
from app.plan.services.uploads import store_upload
from app.plan.years.next_year import next_document


def prepare_next_year(plan: Plan, *, actor: Viewer, now: datetime) -> int:
    """Keep the next year's plan as a document that waits for its confirmation; return its id."""
    require(actor, Permission.PLAN_IMPORT)
    lock(plan, shared=True)
    name = _("План %(year)s, годы сдвинуты", year=str(plan.year).replace("-", "–"))
    document = next_document(plan, list_items(plan))
    return store_upload(document, source_name=name, actor=actor, now=now)
