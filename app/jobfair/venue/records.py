"""How the log of changes calls participants and stands."""

from flask_babel import lazy_gettext as _l

from app.audit.naming import RecordNames
from app.jobfair.venue.models import FairParticipant

RECORDS = (
    RecordNames(
        FairParticipant,
        _l("участник ярмарки"),
        {
            "fair_id": _l("ярмарка"),
            "stand": _l("стенд"),
            "tables": _l("собеседований одновременно"),
            "needs": _l("что нужно на стенде"),
            "decided_at": _l("решение принято"),
        },
        shown_by=(FairParticipant.stand,),
    ),
)
