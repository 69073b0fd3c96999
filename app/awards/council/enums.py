"""What the council says of a nomination."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_VOTES = 1000


class VerdictOutcome(LabelledEnum):
    """What a nominee receives by the council's word."""

    AWARD = "award", _l("награда"), "done"
    LETTER = "letter", _l("благодарственное письмо"), "go"
    NOTHING = "nothing", _l("не награждать"), "idle"
