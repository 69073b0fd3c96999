"""States of talks, timetables and their changes, and what both sides say after a talk."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_SLOTS = 200
MAX_PLACE = 1000  # of a talk in a side's order


class InterviewState(LabelledEnum):
    """How a talk stands."""

    SCHEDULED = "scheduled", _l("назначено"), "soon"
    RESERVE = "reserve", _l("в резерве"), "idle"
    HELD = "held", _l("состоялось"), "done"
    MISSED = "missed", _l("не состоялось"), "late"
    CANCELLED = "cancelled", _l("отменено"), "idle"


class TimetableState(LabelledEnum):
    """How the timetable of a fair stands; the lottery is announced before there are talks."""

    ANNOUNCED = "announced", _l("жребий объявлен"), "idle"
    DRAFT = "draft", _l("черновик"), "soon"
    PUBLISHED = "published", _l("опубликовано"), "done"


class TimetableEvent(LabelledEnum):
    """What may be done to a timetable."""

    ANNOUNCE = "announce", _l("объявить жребий")
    ARRANGE = "arrange", _l("рассчитать расписание")
    DISCARD = "discard", _l("удалить черновик")
    PUBLISH = "publish", _l("опубликовать")
    CHANGE = "change", _l("изменить")


class ReserveReason(LabelledEnum):
    """Why a wished talk is on the reserve list."""

    STAND_FULL = "stand_full", _l("у стенда всё время занято"), "soon"
    STUDENT_FULL = "student_full", _l("у студента всё время занято"), "soon"
    NO_COMMON_TIME = "no_common_time", _l("нет общего времени"), "late"


class TimetableChangeKind(LabelledEnum):
    """What happened on the day."""

    STUDENT_AWAY = "student_away", _l("студента не будет"), "late"
    STAND_AWAY = "stand_away", _l("стенд не работает"), "late"
    RECHECK = "recheck", _l("изменились участники или столы"), "soon"


class TimetableChangeState(LabelledEnum):
    """How a change of a published timetable stands."""

    PROPOSED = "proposed", _l("предложено"), "soon"
    APPLIED = "applied", _l("сделано"), "done"
    DROPPED = "dropped", _l("отклонено"), "idle"


class TimetableChangeEvent(LabelledEnum):
    """What may be done to a change."""

    APPLY = "apply", _l("сделать так")
    DROP = "drop", _l("отклонить")


class TalkSide(LabelledEnum):
    """Who says what came of a talk."""

    EMPLOYER = "employer", _l("работодатель")
    STUDENT = "student", _l("студент")


class TalkVerdict(LabelledEnum):
    """What a side says after a talk; its words are the side's own (`wording.verdict_words`)."""

    YES = "yes", _l("да"), "done"
    MAYBE = "maybe", _l("подумаем"), "soon"
    NO = "no", _l("нет"), "idle"


class TalkEvent(LabelledEnum):
    """What may be done to a talk."""

    HOLD = "hold", _l("состоялось")
    MISS = "miss", _l("не состоялось")
    SEAT = "seat", _l("назначить время")
    CANCEL = "cancel", _l("отменить")
    RATE = "rate", _l("сказать итог")
