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
