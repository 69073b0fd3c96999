"""Use cases of the plan."""

from app.plan.services.importing import import_plan
from app.plan.services.items import confirm_topics, edit_item
from app.plan.services.uploads import (
    Preview,
    apply_upload,
    preview_upload,
    store_upload,
)

__all__ = [
    "Preview",
    "apply_upload",
    "confirm_topics",
    "edit_item",
    "import_plan",
    "preview_upload",
    "store_upload",
]
