"""How the log of changes calls talks."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.jobfair.interviews.models import Interview

RECORDS = (
    RecordNames(
        Interview,
        _l("собеседование"),
        {
            "fair_id": _l("ярмарка"),
            "participant_id": _l("участник ярмарки"),
            "application_id": _l("отклик"),
            "slot": _l("время по порядку"),
            "table_number": _l("стол"),
            "is_walk_in": _l("без записи"),
            "held_at": _l("состоялось"),
        },
    ),
)
