"""What a candidate shows to whom, and the states of a question."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_WORDS = 2000  # of each text a candidate writes
MAX_ORDER = 1000  # lines of an ordered list; nobody applies more often


class CvVisibility(LabelledEnum):
    """Who sees a CV."""

    NOBODY = "nobody", _l("никому"), "idle"
    APPLIED = "applied", _l("тем, чьим вакансиям я откликнулся(-ась)"), "soon"
    FAIR = "fair", _l("всем участникам ярмарки"), "done"


class WorkShare(LabelledEnum):
    """How much of a full post a candidate wishes."""

    ANY = "any", _l("любая")
    FULL = "full", _l("полная ставка")
    PART = "part", _l("часть ставки")


class QuestionState(LabelledEnum):
    """How a question about a vacancy stands."""

    ASKED = "asked", _l("на проверке"), "soon"
    PASSED = "passed", _l("ждёт ответа"), "soon"
    ANSWERED = "answered", _l("есть ответ"), "done"
    REJECTED = "rejected", _l("не опубликован"), "idle"


class QuestionEvent(LabelledEnum):
    """What may be done to a question."""

    PASS = "pass", _l("опубликовать")
    ANSWER = "answer", _l("ответить")
    REJECT = "reject", _l("не публиковать")
