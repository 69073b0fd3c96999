"""How a link stands, what may happen to it, and how an answer by word of mouth came."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class LinkState(LabelledEnum):
    """How far a task is. That its day has passed is told from the day, not stored."""

    SENT = "sent", _l("ждём ответа"), "go"
    PROPOSED = "proposed", _l("ответ ждёт проверки"), "soon"
    ANSWERED = "answered", _l("есть ответ"), "done"
    WITHDRAWN = "withdrawn", _l("отозвана"), "idle"


class LinkStanding(LabelledEnum):
    """How a link stands for people: its state and its day together."""

    WAITING = "waiting", _l("ждём ответа"), "go"
    EXPIRED = "expired", _l("срок истёк"), "late"
    PROPOSED = "proposed", _l("ответ ждёт проверки"), "soon"
    ANSWERED = "answered", _l("есть ответ"), "done"
    WITHDRAWN = "withdrawn", _l("отозвана"), "idle"


class LinkParty(LabelledEnum):
    """Whose step it is."""

    ADDRESSEE = "addressee", _l("Адресат")
    COLLEGE = "college", _l("Колледж")


class LinkEvent(LabelledEnum):
    """What may happen to a link."""

    ANSWER = "answer", _l("Ответить")
    PROPOSE = "propose", _l("Предложить изменения")
    REMIND = "remind", _l("Напомнить")
    WITHDRAW = "withdraw", _l("Отозвать")
    SETTLE = "settle", _l("Проверить ответ")
    AGAIN = "again", _l("Изменить ответ")


class SpokenWay(LabelledEnum):
    """How somebody answered who did not open the link."""

    PHONE = "phone", _l("по телефону")
    IN_PERSON = "in_person", _l("лично")
    LETTER = "letter", _l("письмом или в мессенджере")
