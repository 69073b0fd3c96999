"""States of an organization at a fair."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_TABLES = 8
MAX_LINES = 30  # of stands in the hall, and of stands in a line
MAX_SESSION_SEATS = 1000
MAX_PEOPLE = 10  # who come for one participant


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


class ParticipantEvent(LabelledEnum):
    """What may happen to an organization's part in a fair."""

    INVITE = "invite", _l("пригласить")
    REGISTER = "register", _l("зарегистрировать")
    EDIT = "edit", _l("изменить")
    CONFIRM = "confirm", _l("подтвердить участие")
    DECLINE = "decline", _l("отклонить")
    WITHDRAW = "withdraw", _l("отказаться от участия")


class Coming(LabelledEnum):
    """An invited organization's answer."""

    YES = "yes", _l("Участвуем")
    NO = "no", _l("В этот раз не участвуем")


class SessionKind(LabelledEnum):
    """What a session of the programme is."""

    TALK = "talk", _l("Выступление")
    MASTER_CLASS = "master_class", _l("Мастер-класс")
    OTHER = "other", _l("Другое")


class Heading(LabelledEnum):
    """Where a stand moves on the plan of the hall."""

    UP = "up", _l("вверх")
    DOWN = "down", _l("вниз")
    LEFT = "left", _l("влево")
    RIGHT = "right", _l("вправо")
