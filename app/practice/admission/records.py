"""How the log of changes calls clearances."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.practice.admission.models import Clearance
from app.practice.permissions import Permission

RECORDS = (
    RecordNames(
        Clearance,
        _l("документ для допуска к практике"),
        {
            "kind": _l("документ"),
            "given_on": _l("дата"),
            "valid_until": _l("действует до"),
            "number": _l("номер"),
            "checked_by_id": _l("кто проверил"),
            "checked_at": _l("когда проверен"),
        },
        managed_by=Permission.CLEARANCE_MANAGE,
    ),
)
