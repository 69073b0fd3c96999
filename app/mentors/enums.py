"""States of a mentorship, and the bounds of a mentor's card."""

from enum import StrEnum

from flask_babel import lazy_gettext as _l

from app.base.labels import LabelledEnum

FIRST_YEAR, LAST_YEAR = 1950, 2100  # a career that began earlier is a slip of the pen


class MentorshipState(LabelledEnum):
    """How a mentorship stands."""

    ACTIVE = "active", _l("идёт"), "go"
    FINISHED = "finished", _l("завершено"), "done"
    BROKEN_OFF = "broken_off", _l("прекращено"), "idle"


class MentorshipEvent(StrEnum):
    """What happens to a mentorship; its start makes the record."""

    START = "start"
    FINISH = "finish"
    BREAK_OFF = "break_off"


class MentorshipParty(StrEnum):
    """Whom a mentorship concerns; the college alone starts and ends it."""

    COLLEGE = "college"
    MENTOR = "mentor"
    STUDENT = "student"


class Workload(LabelledEnum):
    """Whether a mentor has students now (a filter of the list)."""

    BUSY = "busy", _l("есть студенты")
    FREE = "free", _l("сейчас свободен")
