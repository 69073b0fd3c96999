"""Who comes to a fair, and what a scanned pass may turn out to be."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_SCANS = 100  # of one sending: a telephone sends the rest after it
LONGEST_SPOT = 60


class HolderKind(LabelledEnum):
    """Whose pass it is."""

    STUDENT = "student", _l("студент или выпускник"), "go"
    REPRESENTATIVE = "representative", _l("представитель работодателя"), "done"
    VISITOR = "visitor", _l("посетитель"), "idle"


class ScanOutcome(LabelledEnum):
    """What became of one scanned or typed code."""

    ARRIVED = "arrived", _l("приход отмечен"), "done"
    AGAIN = "again", _l("уже отмечен"), "soon"
    UNDONE = "undone", _l("приход отменён"), "soon"
    STRANGER = "stranger", _l("не этой ярмарки"), "late"
    BROKEN = "broken", _l("код не прочитан"), "late"
