"""What is noted while practice runs, and the bounds of its numbers."""

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

MOST_HOURS_A_DAY = 12
MOST_HOURS = 2000
MOST_KEPT = 1_000_000  # times a draft was kept
SHOWN_FROM = 3  # answers: fewer would tell who said it
BEST_SCORE = 5


class AttendanceMark(LabelledEnum):
    """Whether a student was at the base on a day."""

    PRESENT = "present", _l("был(а)"), "done"
    EXCUSED = "excused", _l("с причиной"), "soon"
    UNEXCUSED = "unexcused", _l("без причины"), "late"


class Came(LabelledEnum):
    """What a base says of a student on the first day."""

    YES = "yes", _l("пришёл(-ла)"), "done"
    NO = "no", _l("не пришёл(-ла)"), "late"


class PracticeGrade(LabelledEnum):
    """The mark for the whole practice."""

    EXCELLENT = "5", _l("5 (отлично)"), "done"
    GOOD = "4", _l("4 (хорошо)"), "done"
    FAIR = "3", _l("3 (удовлетворительно)"), "done"
    POOR = "2", _l("2 (неудовлетворительно)"), "late"
    PASSED = "passed", _l("зачёт"), "done"
    FAILED = "failed", _l("незачёт"), "late"


class HandedPaper(LabelledEnum):
    """A paper of a student's practice, in the order it is given out and handed in."""

    DIRECTION = "direction", _l("направление")
    DIARY = "diary", _l("дневник")
    SHEET = "sheet", _l("аттестационный лист")
    CHARACTERISTIC = "characteristic", _l("характеристика")
    REPORT = "report", _l("отчёт")


class FeedbackKind(LabelledEnum):
    """Who speaks of whom."""

    ABOUT_BASE = "about_base", _l("студент о базе")
    ABOUT_STUDENT = "about_student", _l("база о студенте")
    ABOUT_COLLEGE = "about_college", _l("база о колледже")


class BoardFilter(LabelledEnum):
    """Whom the board of a running period shows."""

    ABSENT = "absent", _l("отсутствуют на этой неделе")
    UNMARKED = "unmarked", _l("на этой неделе не отмечены")
    NOT_BEGUN = "not_begun", _l("ещё не начали")
    UNCLEARED = "uncleared", _l("нет допуска на весь срок")
    SILENT = "silent", _l("нет записей в дневнике")
