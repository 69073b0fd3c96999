"""Ways to compute a distribution."""

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
