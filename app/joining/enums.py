"""How a request to take part stands."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class JoinState(LabelledEnum):
    """What became of a request."""

    NEW = "new", _l("ждёт ответа"), "soon"
    APPROVED = "approved", _l("принята"), "done"
    DECLINED = "declined", _l("отклонена"), "idle"


class JoinEvent(StrEnum):
    """What the college does with a request."""

    APPROVE = "approve"
    DECLINE = "decline"


class JoinParty(StrEnum):
    """Who answers."""

    COLLEGE = "college"
