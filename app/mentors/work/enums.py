"""What is done in a mentorship, and who says how it was."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

SHORTEST, LONGEST = 15, 480  # minutes of one entry: the longest is a working day
BEST_SCORE = 5
FEWEST_ANSWERS = 3  # feedback of fewer would name who gave it


class WorkKind(LabelledEnum):
    """What mentor and mentee did together."""

    LESSON = "lesson", _l("занятие, урок")
    ANALYSIS = "analysis", _l("разбор занятия")
    PLANNING = "planning", _l("подготовка")
    ADVICE = "advice", _l("консультация")
    PARENTS = "parents", _l("работа с родителями")
    PAPERS = "papers", _l("документы")


class FeedbackSide(LabelledEnum):
    """Who answers."""

    MENTOR = "mentor", _l("наставник")
    MENTEE = "mentee", _l("наставляемый")
