"""The log as a list."""

from flask_babel import lazy_gettext as _l

from app.web.listing.columns import Column
from app.web.listing.listing import Listing

ENTRIES = Listing(
    name="audit-entries",
    title=_l("Журнал изменений"),
    count=(_l("запись"), _l("записи"), _l("записей")),
    columns=(
        Column(_l("Когда"), lambda told: told.entry.at),
        Column(_l("Кто"), lambda told: told.entry.actor_name),
        Column(_l("Что сделано"), lambda told: told.entry.action, on_screen=False),
        Column(_l("Что"), lambda told: told.record),
        Column(_l("Было и стало"), lambda told: "; ".join(map(str, told.differences))),
    ),
)
