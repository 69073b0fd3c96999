"""Interview timetables: no clashes, few slots, few moves after a change, with proven bounds."""

from app.matching.timetable.checker import check_timetable
from app.matching.timetable.instance import Interviews, Talk
from app.matching.timetable.repair import Rearrangement, rearrange
from app.matching.timetable.timetable import Timetable, arrange

__all__ = [
    "Interviews",
    "Rearrangement",
    "Talk",
    "Timetable",
    "arrange",
    "check_timetable",
    "rearrange",
]
