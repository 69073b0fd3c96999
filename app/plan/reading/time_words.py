"""Whether words are a deadline at all, whatever the year: to tell columns and tables apart."""

from app.deadlines import DeadlineKind, read_deadlines
from app.deadlines.academic_year import AcademicYear

_ANY_YEAR = AcademicYear(2023)


def reads_as_deadline(text: str) -> bool:
    """Tell whether everything in a cell is read as a deadline."""
    read = read_deadlines(text, _ANY_YEAR)
    return bool(read) and all(one.kind is not DeadlineKind.UNPARSED for one in read)
