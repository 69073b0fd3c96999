"""Kinds and states of practice, and the bounds of its numbers."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MAX_WISHES = 10
MAX_SEATS = 200
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
    DISTRIBUTED = "distributed", _l("предпросмотр"), "soon"
    PUBLISHED = "published", _l("опубликовано"), "done"


class PracticeApplicationState(LabelledEnum):
    """How far a student got with the wishes."""

    MISSING = "missing", _l("не начата"), "late"
    DRAFT = "draft", _l("черновик"), "soon"
    SUBMITTED = "submitted", _l("отправлена"), "done"


class Basis(LabelledEnum):
    """What a student's outcome rests on."""

    WISH = "wish", _l("по желанию"), "done"
    BY_HAND = "by_hand", _l("решение методиста"), "go"
    UNPLACED = "unplaced", _l("без места"), "late"
