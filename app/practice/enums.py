"""Kinds and states of practice, and the bounds of its numbers."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_WISHES = 10
MAX_SEATS = 200
PLACED = "placed"  # the filter of results that means any seat
LARGEST_SEED = 2**48 - 1  # a seed is 48 bits of a digest (app.matching.seed_from_text)


class PracticeKind(LabelledEnum):
    """Kinds of practice in the programmes of the college."""

    EDUCATIONAL = "educational", _l("Учебная практика")
    INDUSTRIAL = "industrial", _l("Производственная практика")
    PRE_DIPLOMA = "pre_diploma", _l("Преддипломная практика")


class PeriodState(LabelledEnum):
    """How a practice period stands."""

    DRAFT = "draft", _l("готовится"), "idle"
    OPEN = "open", _l("идёт приём заявок"), "go"
    CLOSED = "closed", _l("приём закончен"), "soon"
    DISTRIBUTED = "distributed", _l("предварительное распределение"), "soon"
    PUBLISHED = "published", _l("опубликовано"), "done"


class PeriodEvent(StrEnum):
    """What happens to a period and around it (app/practice/rules.py says when and by whom)."""

    OPEN = "open"
    TAKE_BACK = "take_back"
    CLOSE = "close"
    REOPEN = "reopen"
    DISTRIBUTE = "distribute"
    DISCARD = "discard"
    PUBLISH = "publish"
    EDIT = "edit"
    CHANGE_PLACES = "change_places"
    EDIT_PLACE = "edit_place"
    APPLY = "apply"
    WITHDRAW = "withdraw"
    REMIND = "remind"
    REVOKE = "revoke"
    SEAT = "seat"
    UNSEAT = "unseat"


class ApplicationFilter(LabelledEnum):
    """Whom the list of applications shows."""

    UNSENT = "unsent", _l("не отправлена")
    MISSING = "missing", _l("не начата")
    DRAFT = "draft", _l("черновик")
    SUBMITTED = "submitted", _l("отправлена")
    SEATLESS = "seatless", _l("студент без места")
    LEFT = "left", _l("студент сменил группу")


class Basis(LabelledEnum):
    """What a student's outcome rests on."""

    WISH = "wish", _l("по заявке"), "done"
    BY_HAND = "by_hand", _l("решение методиста"), "go"
    UNPLACED = "unplaced", _l("без места"), "late"
    UNSENT = "unsent", _l("не отправил(а) заявку"), "late"


class PeriodStep(LabelledEnum):
    """The steps of a period that staff takes with a button; the label is what is said after."""

    OPEN = PeriodEvent.OPEN.value, _l("Приём заявок открыт: студенты видят места и жребий.")
    REOPEN = PeriodEvent.REOPEN.value, _l("Приём заявок снова открыт.")
    CLOSE = PeriodEvent.CLOSE.value, _l("Приём заявок закончен.")
    TAKE_BACK = (
        PeriodEvent.TAKE_BACK.value,
        _l("Период снова готовится, студенты его не видят."),
    )
