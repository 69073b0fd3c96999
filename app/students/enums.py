"""States of a student's life at the college, and what leads from one to another."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class StudentState(LabelledEnum):
    """Where a student stands today."""

    STUDYING = "studying", _l("учится"), "done"
    ON_LEAVE = "on_leave", _l("академический отпуск"), "soon"
    TRANSFERRED = "transferred", _l("переведён(-а) в другую организацию"), "idle"
    EXPELLED = "expelled", _l("отчислен(-а)"), "late"
    GRADUATED = "graduated", _l("выпускник"), "go"
    OUTSIDE = "outside", _l("студент другой организации"), "idle"  # never one of the college


class StudentEvent(LabelledEnum):
    """What an order of the college does to a student."""

    TAKE_LEAVE = "take_leave", _l("Академический отпуск")
    RETURN = "return", _l("Вернуть из академического отпуска")
    TRANSFER_OUT = "transfer_out", _l("Перевести в другую организацию")
    EXPEL = "expel", _l("Отчислить")
    GRADUATE = "graduate", _l("Выпустить")
    REINSTATE = "reinstate", _l("Восстановить")


class StudentParty(StrEnum):
    """Whose step it is: orders are written down by staff alone."""

    STAFF = "staff"


class Offer(StrEnum):
    """What the site offers to students."""

    PRACTICE = "practice"
    CONTRACT = "contract"
    CONTRACT_ELSEWHERE = "contract-elsewhere"  # on training at another organization
    MENTORING = "mentoring"
    FAIR = "fair"
    INVITATION = "invitation"


class StateFilter(LabelledEnum):
    """Which students a list shows; those who study when nothing is asked."""

    ON_LEAVE = "on_leave", _l("в академическом отпуске")
    EXPELLED = "expelled", _l("отчислены")
    TRANSFERRED = "transferred", _l("переведены в другую организацию")
    GRADUATED = "graduated", _l("выпускники")
    OUTSIDE = "outside", _l("студенты других организаций")
    ALL = "all", _l("все карточки")


class GroupFate(LabelledEnum):
    """What becomes of a group when the academic year changes."""

    MOVES = "moves", _l("следующий курс")
    GRADUATES = "graduates", _l("выпуск, закрыть")
    STAYS = "stays", _l("без изменений")


class Fares(LabelledEnum):
    """What the second of two computed answers means to a student against the first."""

    BETTER = "better", _l("лучше"), "done"
    WORSE = "worse", _l("хуже"), "late"
    OTHER = "other", _l("иначе"), "soon"
