"""How the log of changes calls the records of the fair's day."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.jobfair.checkin.models import FairPass

RECORDS = (
    RecordNames(
        FairPass,
        _l("пропуск на ярмарку"),
        {
            "fair_id": _l("ярмарка"),
            "kind": _l("чей"),
            "code": _l("код"),
            "student_id": _l("студент"),
            "participant_id": _l("участник"),
            "name": _l("имя"),
            "about": _l("откуда"),
            "email": _l("электронная почта"),
            "made_at": _l("выдан"),
        },
        personal=frozenset({"name", "about", "email"}),
    ),
)
