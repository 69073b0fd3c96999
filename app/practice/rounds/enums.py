"""How a second round stands and what happens to it."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class SecondRoundState(LabelledEnum):
    """How a second round stands."""

    OPEN = "open", _l("идёт второй тур"), "go"
    CLOSED = "closed", _l("второй тур закончен"), "soon"
    SETTLED = "settled", _l("места второго тура назначены"), "done"


class SecondRoundEvent(StrEnum):
    """What happens to a second round."""

    EXTEND = "extend"
    CLOSE = "close"
    REMIND = "remind"
    CHOOSE = "choose"
    SETTLE = "settle"
