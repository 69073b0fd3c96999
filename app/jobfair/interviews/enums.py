"""States of a talk at a fair."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_SLOTS = 200


class InterviewState(LabelledEnum):
    """How a talk stands."""

    SCHEDULED = "scheduled", _l("назначено"), "soon"
    RESERVE = "reserve", _l("в резерве"), "idle"
    HELD = "held", _l("состоялось"), "done"
    MISSED = "missed", _l("не состоялось"), "late"
    CANCELLED = "cancelled", _l("отменено"), "idle"
