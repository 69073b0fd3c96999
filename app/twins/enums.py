"""How a pair of records that look like one stands."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class PairState(LabelledEnum):
    """What a person decided about a pair."""

    OPEN = "open", _l("ждёт решения"), "soon"
    MERGED = "merged", _l("объединены"), "done"
    DIFFERENT = "different", _l("разные"), "idle"
