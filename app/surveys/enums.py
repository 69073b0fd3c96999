"""Kinds of questions, and how surveys and forecasts stand."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum


class QuestionKind(LabelledEnum):
    """How a question is answered."""

    ONE = "one", _l("Один вариант")
    SEVERAL = "several", _l("Несколько вариантов")
    YES_NO = "yes_no", _l("Да или нет")
    SCALE = "scale", _l("Оценка от 1 до 5")
    SCALE_TEN = "scale_ten", _l("Оценка от 1 до 10")
    NUMBER = "number", _l("Число")
    SHORT = "short", _l("Короткий ответ")
    LONG = "long", _l("Развёрнутый ответ")


WITH_OPTIONS = frozenset({QuestionKind.ONE, QuestionKind.SEVERAL})
SCALES = {QuestionKind.SCALE: 5, QuestionKind.SCALE_TEN: 10}
IN_WORDS = frozenset({QuestionKind.SHORT, QuestionKind.LONG})


class SurveyState(LabelledEnum):
    """How a survey stands."""

    DRAFT = "draft", _l("черновик"), "idle"
    OPEN = "open", _l("идёт опрос"), "go"
    CLOSED = "closed", _l("приём ответов закончен"), "soon"
    SUMMARISED = "summarised", _l("итоги подведены"), "done"


class SurveyEvent(StrEnum):
    """What happens to a survey."""

    EDIT = "edit"
    RENAME = "rename"
    OPEN = "open"
    INVITE = "invite"
    ANSWER = "answer"
    CLOSE = "close"
    REOPEN = "reopen"
    SUMMARISE = "summarise"


class ForecastState(LabelledEnum):
    """How a forecast stands."""

    OPEN = "open", _l("сбор сведений"), "go"
    SUMMED_UP = "summed_up", _l("сведён"), "done"


class ForecastEvent(StrEnum):
    """What happens to a forecast."""

    EDIT = "edit"
    ASK = "ask"
    FILL_IN = "fill_in"
    SUM_UP = "sum_up"
    REOPEN = "reopen"


class SurveyParty(StrEnum):
    """Whose step it is."""

    COLLEGE = "college"
    RESPONDENT = "respondent"


class AnswerFilter(LabelledEnum):
    """Whether somebody who was asked has answered (a filter of the list)."""

    WAITING = "waiting", _l("ещё не ответили")
    ANSWERED = "answered", _l("ответили")
