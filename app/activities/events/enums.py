"""Kinds, states and participants of events."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_PEOPLE = 100_000


class EventKind(LabelledEnum):
    """What is held."""

    EXCURSION = "excursion", _l("экскурсия")
    INTERNSHIP = "internship", _l("стажировка")
    TRYOUT = "tryout", _l("профессиональная проба")
    OPEN_DAY = "open_day", _l("день открытых дверей")
    CHAMPIONSHIP = "championship", _l("чемпионат")
    EXAM = "exam", _l("демонстрационный экзамен")
    CONTEST = "contest", _l("конкурс")
    WEEK = "week", _l("неделя, акция")
    EXPERT_SESSION = "expert_session", _l("экспертная сессия")
    SEMINAR = "seminar", _l("семинар, мастер-класс")
    PROJECT = "project", _l("проект")
    AUDIT = "audit", _l("проверка, аудит")
    SUMMING_UP = "summing_up", _l("подведение итогов")
    OTHER = "other", _l("другое мероприятие")


class EventState(LabelledEnum):
    """How an event stands."""

    PLANNED = "planned", _l("запланировано"), "idle"
    ONGOING = "ongoing", _l("идёт"), "go"
    HELD = "held", _l("проведено, нужен отчёт"), "soon"
    REPORTED = "reported", _l("проведено, отчёт готов"), "done"
    CANCELLED = "cancelled", _l("отменено"), "idle"


class EventStep(StrEnum):
    """What happens to an event."""

    EDIT = "edit"
    REPEAT = "repeat"
    POSTPONE = "postpone"
    BEGIN = "begin"
    HOLD = "hold"
    AMEND = "amend"
    REPORT = "report"
    REOPEN = "reopen"
    UNHOLD = "unhold"
    CANCEL = "cancel"
    RESTORE = "restore"


class EventParty(StrEnum):
    """Whose step it is."""

    COLLEGE = "college"


class ParticipantKind(LabelledEnum):
    """Who takes part; the names of the columns with their numbers end alike."""

    STUDENTS = "students", _l("Студенты")
    PUPILS = "pupils", _l("Школьники")
    TEACHERS = "teachers", _l("Педагоги")
    EMPLOYERS = "employers", _l("Работодатели")
    PARENTS = "parents", _l("Родители")
    EXPERTS = "experts", _l("Эксперты")


class EventPart(LabelledEnum):
    """What an organization does at an event."""

    ORGANIZER = "organizer", _l("организатор")
    PARTICIPANT = "participant", _l("участник")


class EventRhythm(LabelledEnum):
    """How often an event of a series is held."""

    WEEKLY = "weekly", _l("каждую неделю в этот день")
    FORTNIGHTLY = "fortnightly", _l("раз в две недели")
    MONTHLY = "monthly", _l("каждый месяц в это число")
    QUARTERLY = "quarterly", _l("раз в квартал")


class EventTime(LabelledEnum):
    """What a list of events is narrowed by."""

    COMING = "coming", _l("впереди и идут")
    PAST = "past", _l("прошли")
