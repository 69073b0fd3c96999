"""Ways to compute a distribution, and how a student fares in one against another."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum
from app.matching import Algorithm, Lottery


class ScenarioWay(LabelledEnum):
    """Who proposes to whom."""

    STUDENTS = Algorithm.STUDENT_PROPOSING.value, _l("Просят студенты")
    BASES = Algorithm.PLACE_PROPOSING.value, _l("Приглашают базы")
    LARGER = Algorithm.LARGER_STABLE.value, _l("Меньше студентов без места")


class ScenarioLottery(LabelledEnum):
    """One order of students for all places, or one for each place."""

    SINGLE = Lottery.SINGLE.value, _l("Один жребий на все места")
    PER_PLACE = Lottery.PER_PLACE.value, _l("Свой жребий у каждого места")


class Fares(LabelledEnum):
    """What the second scenario means to a student against the first."""

    BETTER = "better", _l("лучше"), "done"
    WORSE = "worse", _l("хуже"), "late"
    OTHER = "other", _l("иначе"), "soon"
