"""What can happen after publication, and why somebody's place changes."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum
from app.matching import Cause


class Trouble(LabelledEnum):
    """What happened that seats have to change."""

    PLACE_CLOSED = "place_closed", _l("База отозвала место целиком")
    SEATS_CUT = "seats_cut", _l("На базе стало меньше мест")
    STUDENT_OUT = "student_out", _l("Студент не пойдёт на практику (болезнь, иное)")


class RepairWay(LabelledEnum):
    """Whom a repair may move."""

    FAIR = "fair", _l("Справедливо: переезжает столько, сколько необходимо, и ни одним больше")
    GENTLE = "gentle", _l("Никого не трогать: только свободные места тем, кто остался без места")


class MoveCause(LabelledEnum):
    """Why a student's place changes; the label is for staff."""

    PLACE_CLOSED = Cause.PLACE_CLOSED.value, _l("место закрылось"), "late"
    CAPACITY_CUT = Cause.CAPACITY_CUT.value, _l("мест стало меньше"), "late"
    NOT_ALLOWED = Cause.NOT_ALLOWED.value, _l("больше не подходит"), "late"
    DISPLACED = Cause.DISPLACED.value, _l("уступает студенту с лучшим номером"), "soon"
    SEAT_FREED = Cause.SEAT_FREED.value, _l("освободилось желаемое место"), "done"
    CAME = Cause.CAME.value, _l("стал(а) участником"), "go"
    FIXED = Cause.FIXED.value, _l("место закреплено"), "go"
    OUT = "out", _l("не идёт на практику"), "late"
    NEAREST = "nearest", _l("ближайшее свободное место"), "go"
    SECOND = "second", _l("выбрано во втором туре"), "done"
    WISH = "wish", _l("по своей заявке"), "done"
    TOWN = "town", _l("в своём населённом пункте"), "done"
    NEAR = "near", _l("ближайшее к дому"), "go"
    FREE = "free", _l("подходит по специальности"), "soon"


class SwapState(LabelledEnum):
    """How two students' agreement to swap their places stands."""

    PROPOSED = "proposed", _l("ждёт ответа"), "soon"
    ACCEPTED = "accepted", _l("ждёт методиста"), "soon"
    DONE = "done", _l("обмен сделан"), "done"
    DECLINED = "declined", _l("второй студент не согласен"), "idle"
    WITHDRAWN = "withdrawn", _l("отозвано"), "idle"
    REFUSED = "refused", _l("методист отказал"), "late"
    OUTDATED = "outdated", _l("место уже другое"), "idle"


class SwapEvent(StrEnum):
    """What happens to a proposal to swap."""

    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    CONFIRM = "confirm"
    REFUSE = "refuse"


class SwapParty(StrEnum):
    """Whose step it is."""

    AUTHOR = "author"
    OTHER = "other"
    STAFF = "staff"


class SwapAnswer(LabelledEnum):
    """The buttons under a proposal."""

    ACCEPT = SwapEvent.ACCEPT.value, _l("Согласиться")
    DECLINE = SwapEvent.DECLINE.value, _l("Отказаться")
    WITHDRAW = SwapEvent.WITHDRAW.value, _l("Отозвать")
    CONFIRM = SwapEvent.CONFIRM.value, _l("Разрешить обмен")
    REFUSE = SwapEvent.REFUSE.value, _l("Не разрешать")
