"""States of meetings and decisions, roles in a body, and the bounds of numbers."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_SHARE = 100  # of both parts of a quorum's share
MAX_VOTES = 1000
MAX_MEMBERS = 200
MAX_QUESTIONS = 40
MAX_MINUTES = 10_000
SIGNED_MINUTES = "minutes"  # the purpose of the scan among the files of a meeting


class BodyKind(LabelledEnum):
    """Who meets."""

    COUNCIL = "council", _l("Совет")
    GROUP = "group", _l("Рабочая группа")


class BodyRole(LabelledEnum):
    """What a member is in a body; a council has a chair, a group a leader."""

    CHAIR = "chair", _l("председатель"), "go"
    LEADER = "leader", _l("руководитель"), "go"
    DEPUTY = "deputy", _l("заместитель председателя"), "go"
    SECRETARY = "secretary", _l("секретарь"), "go"
    MEMBER = "member", _l("член"), "idle"


class MeetingForm(LabelledEnum):
    """How a body meets."""

    IN_PERSON = "in_person", _l("очное")
    ABSENTEE = "absentee", _l("заочное")


class MeetingState(LabelledEnum):
    """How far a meeting has come."""

    PLANNED = "planned", _l("запланировано"), "go"
    HELD = "held", _l("проведено"), "soon"
    SIGNED = "signed", _l("протокол подписан"), "done"
    FAILED = "failed", _l("не состоялось"), "idle"
    CANCELLED = "cancelled", _l("отменено"), "idle"


class MeetingEvent(LabelledEnum):
    """What may happen to a meeting."""

    EDIT = "edit", _l("Изменить")
    SET_AGENDA = "set_agenda", _l("Изменить повестку")
    INVITE = "invite", _l("Разослать повестку")
    ANSWER = "answer", _l("Ответить на приглашение")
    ATTEND = "attend", _l("Отметить присутствующих")
    RECORD = "record", _l("Вести протокол")
    SIGN = "sign", _l("Подписать протокол")
    REOPEN = "reopen", _l("Отозвать протокол")
    FAIL = "fail", _l("Не состоялось")
    POSTPONE = "postpone", _l("Перенести")
    CANCEL = "cancel", _l("Отменить")


class MeetingParty(LabelledEnum):
    """Which side of a meeting a person is on."""

    STAFF = "staff", _l("Колледж")
    MEMBER = "member", _l("Член совета")


class Answer(LabelledEnum):
    """What a member says before the meeting."""

    YES = "yes", _l("приду"), "done"
    NO = "no", _l("не приду"), "late"


class Presence(LabelledEnum):
    """Whether a member took part."""

    PRESENT = "present", _l("присутствовал"), "done"
    ABSENT = "absent", _l("отсутствовал"), "idle"
    SUBSTITUTE = "substitute", _l("был заместитель"), "go"


class DecisionKind(LabelledEnum):
    """Whether somebody has to do something."""

    TASK = "task", _l("Поручение: есть исполнитель и срок")
    RESOLUTION = "resolution", _l("Исполнять нечего: принято к сведению, утверждено")


class DecisionState(LabelledEnum):
    """How far a decision has come."""

    OPEN = "open", _l("исполняется"), "go"
    DONE = "done", _l("исполнено"), "done"
    DROPPED = "dropped", _l("закрыто без исполнения"), "idle"


class DecisionEvent(LabelledEnum):
    """What may happen to a decision of signed minutes."""

    REPORT = "report", _l("Отчитаться")
    REOPEN = "reopen", _l("Вернуть в работу")
    DROP = "drop", _l("Закрыть без исполнения")


class DecisionParty(LabelledEnum):
    """Which side of a decision a person is on."""

    STAFF = "staff", _l("Колледж")
    OWNER = "owner", _l("Исполнитель")


class DecisionStanding(LabelledEnum):
    """A decision by its date, for filters."""

    OPEN = "open", _l("исполняется")
    LATE = "late", _l("просрочено")
    DONE = "done", _l("исполнено")


class Rhythm(LabelledEnum):
    """How the days of a series follow each other."""

    QUARTERLY = "quarterly", _l("раз в квартал")
    MONTHLY = "monthly", _l("каждый месяц, кроме июля и августа")
    GIVEN = "given", _l("по датам, которые я перечислю")
