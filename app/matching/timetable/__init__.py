"""Interview timetables: no clashes, few slots, few moves after a change, with proven bounds."""

from app.matching.timetable.arranging import Timetable, arrange
from app.matching.timetable.checker import check_timetable
from app.matching.timetable.interviews import Interviews, Talk
from app.matching.timetable.repair import Rearrangement, rearrange
from app.matching.timetable.verification import read_timetable, verify_timetable

__all__ = [
    "Interviews",
    "Rearrangement",
    "Talk",
    "Timetable",
    "arrange",
    "check_timetable",
    "read_timetable",
    "rearrange",
    "verify_timetable",
]
