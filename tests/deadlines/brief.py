"""Deadlines in a few words, so that a table of phrases can be read at a glance."""

from app.deadlines import Deadline, DeadlineFlag, DeadlineKind, read_deadlines
from app.deadlines.academic_year import AcademicYear

YEAR = AcademicYear(2023)
_FLAGS = {
    DeadlineFlag.BEFORE_ACADEMIC_YEAR: " <",
    DeadlineFlag.AFTER_ACADEMIC_YEAR: " >",
    DeadlineFlag.WEEK_OF_MONTH: " ~week",
    DeadlineFlag.SEMESTER: " ~semester",
    DeadlineFlag.AUGUST: " ~august",
    DeadlineFlag.NEXT_YEAR: " ~next",
    DeadlineFlag.COUNT_AND_DATES: " ~count",
}


def briefs(phrase: str, year: AcademicYear = YEAR) -> str:
    """Return what a phrase was read as: «2024-03-01..2024-03-31; every week >=1».

    « <» and « >» stand for dates before and after the academic year; a recurring deadline shows
    its window only when that is not the whole year.
    """
    return "; ".join(_brief(deadline, year) for deadline in read_deadlines(phrase, year))


def _brief(deadline: Deadline, year: AcademicYear) -> str:
    return _MEANINGS[deadline.kind](deadline, year) + "".join(_FLAGS[f] for f in deadline.flags)


def _window(deadline: Deadline) -> str:
    return f"{deadline.start or ''}..{deadline.end or ''}"


def _range(deadline: Deadline, year: AcademicYear) -> str:
    return _window(deadline)


def _recurring(deadline: Deadline, year: AcademicYear) -> str:
    least = f" >={deadline.min_per_period}" if deadline.min_per_period else ""
    whole = (deadline.start, deadline.end) == (year.start, year.end)
    named = ", ".join(f"{w.start or ''}..{w.end} x{w.needed}" for w in deadline.windows)
    window = ("" if whole else f" {_window(deadline)}") + (f" [{named}]" if named else "")
    return f"every {deadline.every}{least}{window}"


def _ongoing(deadline: Deadline, year: AcademicYear) -> str:
    bounded = deadline.start or deadline.end
    return "ongoing" + (f" {_window(deadline)}" if bounded else "")


def _relative(deadline: Deadline, year: AcademicYear) -> str:
    offset = deadline.offset
    assert offset is not None
    resolved = f" {_window(deadline)}" if deadline.end else ""
    return f"{offset.value} {offset.unit} after {offset.after}{resolved}"


def _name(deadline: Deadline, year: AcademicYear) -> str:
    return deadline.kind.value


_MEANINGS = {
    DeadlineKind.RANGE: _range,
    DeadlineKind.RECURRING: _recurring,
    DeadlineKind.ONGOING: _ongoing,
    DeadlineKind.RELATIVE: _relative,
    DeadlineKind.BY_SCHEDULE: _name,
    DeadlineKind.UNPARSED: _name,
}
