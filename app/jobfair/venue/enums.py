"""States of an organization at a fair."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_TABLES = 8


class ParticipantState(LabelledEnum):
    """How far an organization is with taking part."""

    INVITED = "invited", _l("приглашена"), "idle"
    REGISTERED = "registered", _l("ждёт подтверждения"), "soon"
    CONFIRMED = "confirmed", _l("участвует"), "done"
    DECLINED = "declined", _l("отклонена"), "idle"
    WITHDRAWN = "withdrawn", _l("не участвует"), "idle"


# Who is counted with: letters of the fair reach them.
COMING = frozenset(
    {ParticipantState.INVITED, ParticipantState.REGISTERED, ParticipantState.CONFIRMED}
)
