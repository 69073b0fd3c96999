"""How a fair's matching is computed and how far it is; where graduates are by the end of it."""

from flask_babel import LazyString
from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

CALLED, UNCALLED = "yes", "no"  # of the filter «куда позвали»


class MatchingWay(LabelledEnum):
    """Who proposes; stored as the matching calls it."""

    STUDENTS = "student_proposing", _l("просят выпускники")
    EMPLOYERS = "place_proposing", _l("приглашают работодатели")
    LARGER = "larger_stable", _l("меньше выпускников без работы")


class MatchingState(LabelledEnum):
    """Whether a matching is a variant only staff sees, or became offers."""

    DRAFT = "draft", _l("вариант"), "idle"
    PUBLISHED = "published", _l("опубликован"), "done"


class MatchingEvent(LabelledEnum):
    """What may be done to a matching."""

    COMPUTE = "compute", _l("рассчитать")
    PUBLISH = "publish", _l("опубликовать")
    REMOVE = "remove", _l("удалить")


class GraduateStanding(LabelledEnum):
    """Where a graduate who applied at a fair is: with work, asked, or still without."""

    ACCEPTED = "accepted", _l("принял предложение"), "done"
    OFFERED = "offered", _l("есть предложение"), "soon"
    WAITING = "waiting", _l("ждёт предложений"), "idle"
    NONE = "none", _l("без предложения"), "late"

    @property
    def of_many(self) -> LazyString:
        """Words that suit any number: the label speaks of one person."""
        return _OF_MANY[self]


_OF_MANY = {
    GraduateStanding.ACCEPTED: _l("с принятым предложением"),
    GraduateStanding.OFFERED: _l("с предложением без ответа"),
    GraduateStanding.WAITING: _l("в ожидании предложений"),
    GraduateStanding.NONE: _l("без предложения"),
}
