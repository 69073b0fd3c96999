"""States, reasons and ways of what a base says of a year."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_SEATS = 200
MAX_ROWS = 12


class IntentState(LabelledEnum):
    """What a base has said of a year."""

    ASKED = "asked", _l("ответа нет"), "soon"
    HOSTS = "hosts", _l("примет студентов"), "done"
    DECLINED = "declined", _l("не в этом году"), "idle"


class IntentAnswer(LabelledEnum):
    """The two answers a base may give."""

    HOSTS = "hosts", _l("Примем студентов")
    DECLINED = "declined", _l("Не в этом году")


class DeclineReason(LabelledEnum):
    """Why a base takes nobody this year."""

    NO_MENTORS = "no_mentors", _l("Некому сопровождать студентов")
    REPAIR = "repair", _l("Ремонт или переезд")
    NO_WORK = "no_work", _l("Нет работы для этих специальностей")
    OTHERS = "others", _l("Места отданы другой образовательной организации")
    REORGANIZATION = "reorganization", _l("Реорганизация или закрытие")
    OTHER = "other", _l("Другое (напишите ниже)")


class ConfirmedBy(LabelledEnum):
    """By what way an answer came."""

    LINK = "link", _l("по ссылке из письма")
    ACCOUNT = "account", _l("на сайте")
    PHONE = "phone", _l("со слов, по телефону")
    IN_PERSON = "in_person", _l("со слов, лично")
    LETTER = "letter", _l("письмом или в мессенджере")


class IntentStanding(LabelledEnum):
    """How a base stands on the board of a year."""

    SILENT = "silent", _l("не ответили")
    UNASKED = "unasked", _l("ещё не спрашивали")
    ASKED = "asked", _l("спросили, ответа нет")
    ANSWERED = "answered", _l("ответили")
    HOSTS = "hosts", _l("примут студентов")
    DECLINED = "declined", _l("не в этом году")


class ProposalState(LabelledEnum):
    """How a base's proposal of a place stands."""

    PROPOSED = "proposed", _l("ждёт методиста"), "soon"
    ACCEPTED = "accepted", _l("принято"), "done"
    DECLINED = "declined", _l("отклонено"), "late"
    WITHDRAWN = "withdrawn", _l("отозвано"), "idle"


class ProposalEvent(LabelledEnum):
    """What may happen to a proposal."""

    ACCEPT = "accept", _l("Принять")
    DECLINE = "decline", _l("Отклонить")
    WITHDRAW = "withdraw", _l("Отозвать")


class ProposalParty(LabelledEnum):
    """Whose step it is."""

    COLLEGE = "college", _l("Колледж")
    BASE = "base", _l("База практики")


class RefusalGround(LabelledEnum):
    """Why a base may refuse one who wishes to come: lawful reasons alone (docs/legal.md)."""

    NO_CLEARANCE = (
        "no_clearance",
        _l("Нет обязательной медицинской книжки или справки об отсутствии судимости"),
    )
    RELATIVE = "relative", _l("Руководителем практики был бы близкий родственник студента")
    PROGRAMME = "programme", _l("Программа практики студента не подходит к работе базы")
    NO_MENTOR = "no_mentor", _l("Нет наставника по профилю студента в эти недели")
    BREACH = "breach", _l("Прежде нарушил(а) правила базы: есть акт или запись")


GROUND_SOURCES = {
    RefusalGround.NO_CLEARANCE: _l("статьи 220, 331 и 351.1 Трудового кодекса"),
    RefusalGround.RELATIVE: _l("статья 10 закона № 273-ФЗ «О противодействии коррупции»"),
    RefusalGround.PROGRAMME: _l("пункты 2–4 Положения о практической подготовке (№ 885/390)"),
    RefusalGround.NO_MENTOR: _l("пункт 10 Положения о практической подготовке (№ 885/390)"),
    RefusalGround.BREACH: _l("правила внутреннего трудового распорядка базы"),
}


class YearStanding(LabelledEnum):
    """How the registry stands for a year, as the plan's records show it."""

    CONFIRMED = "confirmed", _l("подтверждён"), "done"
