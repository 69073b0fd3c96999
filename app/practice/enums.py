"""Kinds and states of practice, and the bounds of its numbers."""

from enum import IntEnum, StrEnum

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_WISHES = 10
MAX_SEATS = 200
MAX_SEMESTER = 10
MAX_COURSE = 5
MAX_HOURS = 2000
MAX_LIMIT = 10_000
PLACED = "placed"  # the filter of results that means any seat
LARGEST_SEED = 2**48 - 1  # a seed is 48 bits of a digest (app.matching.seed_from_text)


class PracticeKind(LabelledEnum):
    """Kinds of practice in the programmes of the college."""

    EDUCATIONAL = "educational", _l("Учебная практика")
    INDUSTRIAL = "industrial", _l("Производственная практика")
    PRE_DIPLOMA = "pre_diploma", _l("Преддипломная практика")


class Weekday(IntEnum):
    """Days a practice that is spread over its weeks takes place on, as ISO counts them."""

    MONDAY = 1
    TUESDAY = 2
    WEDNESDAY = 3
    THURSDAY = 4
    FRIDAY = 5
    SATURDAY = 6

    @property
    def label(self) -> LazyString:
        """Return the day's name."""
        return _DAYS[self][0]

    @property
    def each(self) -> LazyString:
        """Return «по понедельникам» without its preposition."""
        return _DAYS[self][1]


_DAYS = {
    Weekday.MONDAY: (_l("понедельник"), _l("понедельникам")),
    Weekday.TUESDAY: (_l("вторник"), _l("вторникам")),
    Weekday.WEDNESDAY: (_l("среда"), _l("средам")),
    Weekday.THURSDAY: (_l("четверг"), _l("четвергам")),
    Weekday.FRIDAY: (_l("пятница"), _l("пятницам")),
    Weekday.SATURDAY: (_l("суббота"), _l("субботам")),
}


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
    SUPERVISE = "supervise"
    RULE = "rule"
    EXCEPT = "except"
    PAIR_UP = "pair_up"
    CHANGE_PLACES = "change_places"
    EDIT_PLACE = "edit_place"
    APPLY = "apply"
    WITHDRAW = "withdraw"
    REMIND = "remind"
    REVOKE = "revoke"
    SEAT = "seat"
    UNSEAT = "unseat"
    MOVE = "move"
    COMPARE = "compare"
    SWAP = "swap"


class RankingMode(LabelledEnum):
    """Who orders those who wish for the same place."""

    LOTTERY = "lottery", _l("жребий")
    BASES = "bases", _l("база практики, а кого она не отметила — жребий")


class ContractRule(LabelledEnum):
    """What a target contract means for where its student goes."""

    NOTHING = "nothing", _l("не учитывается")
    PREFERS = "prefers", _l("студент стоит первым у своего заказчика")
    FIXES = "fixes", _l("место у заказчика назначается до распределения")


class PairRule(LabelledEnum):
    """Whether two students may ask to go together."""

    NONE = "none", _l("каждый сам по себе")
    PLACE = "place", _l("вдвоём на одно место практики")
    TOWN = "town", _l("вдвоём в один населённый пункт")


class SilentRule(LabelledEnum):
    """What becomes of those who sent no application."""

    LEFT_OUT = "left_out", _l("остаются без места, пока его не назначит методист")
    SECOND_ROUND = "second_round", _l("выбирают во втором туре из оставшихся мест")
    NEAREST = "nearest", _l("получают ближайшее свободное место")


class ClearanceRule(LabelledEnum):
    """What a missing clearance does."""

    WARN = "warn", _l("методист увидит предупреждение")
    GATE = "gate", _l("к практике не допускают")


class Advantage(LabelledEnum):
    """Why a student stands before others at a place, the strongest first."""

    CONTRACT = "contract", _l("целевой договор с этой организацией")
    DORMITORY = "dormitory", _l("нужно общежитие, и здесь оно есть")
    TOWN = "town", _l("живёт в этом населённом пункте")


class BarReason(LabelledEnum):
    """Why a place is closed to a student; the label is what the student reads."""

    CONFLICT = "conflict", _l("Здесь у вас объявлен конфликт интересов.")
    APART = "apart", _l("Колледж решил направить вас на другую базу.")


class ClearanceKind(LabelledEnum):
    """What a student must have to be admitted to a practice (orders 885/390, Labour Code 331)."""

    MEDICAL_EXAMINATION = "medical_examination", _l("Медицинский осмотр")
    MEDICAL_BOOK = "medical_book", _l("Медицинская книжка")
    NO_CRIMINAL_RECORD = "no_criminal_record", _l("Справка об отсутствии судимости")
    SAFETY_BRIEFING = "safety_briefing", _l("Инструктаж по охране труда")
    REPRESENTATIVE_CONSENT = "representative_consent", _l("Согласие законного представителя")


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


class PlacementState(LabelledEnum):
    """How far a student has come at the base; who left it before the end has no seat any more."""

    ASSIGNED = "assigned", _l("назначено"), "soon"
    ADMITTED = "admitted", _l("допущен(а)"), "soon"
    BEGUN = "begun", _l("идёт"), "go"
    FINISHED = "finished", _l("завершена"), "soon"
    GRADED = "graded", _l("аттестация проведена"), "done"
    MOVED = "moved", _l("перенесена"), "late"
    BROKEN_OFF = "broken_off", _l("прервана"), "late"


class PlacementEvent(LabelledEnum):
    """What happens to a student's practice (app/practice/states.py says when and by whom)."""

    ADMIT = "admit", _l("допуск к практике")
    BEGIN = "begin", _l("начало практики")
    RETURN = "return", _l("отметка о начале отменена")
    FINISH = "finish", _l("завершение практики")
    GRADE = "grade", _l("аттестация")
    TRANSFER = "transfer", _l("перевод на другую базу")
    MOVE = "move", _l("перенос на другие сроки")
    BREAK_OFF = "break_off", _l("практика прервана")
    SEAT = "seat", _l("место назначено снова")
    UNSEAT = "unseat", _l("назначение отменено")
    MARK = "mark", _l("отметка посещаемости")
    WRITE = "write", _l("запись в дневнике")
    DESCRIBE = "describe", _l("характеристика")
    SPEAK = "speak", _l("отзыв")


class SeatsChangeKind(LabelledEnum):
    """Why seats changed after, or besides, a distribution."""

    SEAT = "seat", _l("назначение вручную"), "go"
    UNSEAT = "unseat", _l("отмена назначения"), "late"
    REPAIR = "repair", _l("перестановка"), "soon"
    REST = "rest", _l("распределение оставшихся"), "go"
    SWAP = "swap", _l("обмен местами"), "go"


class SwapRule(LabelledEnum):
    """Whether students may swap their places after publication."""

    BY_STAFF = "by_staff", _l("обмен разрешает методист")
    AUTOMATIC = "automatic", _l("обмен делается сам, если правила позволяют")
    NONE = "none", _l("обменов нет")


class ChangeState(LabelledEnum):
    """How a change of seats stands."""

    PROPOSED = "proposed", _l("предложение"), "soon"
    APPLIED = "applied", _l("сделано"), "done"
    UNDONE = "undone", _l("отменено"), "idle"
    DROPPED = "dropped", _l("отклонено"), "idle"


class ChangeEvent(StrEnum):
    """What happens to a change of seats."""

    APPLY = "apply"
    DROP = "drop"
    UNDO = "undo"


class PeriodStep(LabelledEnum):
    """The steps of a period that staff takes with a button; the label is what is said after."""

    OPEN = PeriodEvent.OPEN.value, _l("Приём заявок открыт: студенты видят места и жребий.")
    REOPEN = PeriodEvent.REOPEN.value, _l("Приём заявок снова открыт.")
    CLOSE = PeriodEvent.CLOSE.value, _l("Приём заявок закончен.")
    TAKE_BACK = (
        PeriodEvent.TAKE_BACK.value,
        _l("Период снова готовится, студенты его не видят."),
    )
