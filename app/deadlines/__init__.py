"""Reading the deadline phrases of plans: pure, nothing but the text and the academic year."""

from app.deadlines.model import (
    OUTSIDE_YEAR,
    Deadline,
    DeadlineFlag,
    DeadlineKind,
    Every,
    Offset,
    OffsetUnit,
    Window,
)
from app.deadlines.reader import read_deadlines

__all__ = [
    "OUTSIDE_YEAR",
    "Deadline",
    "DeadlineFlag",
    "DeadlineKind",
    "Every",
    "Offset",
    "OffsetUnit",
    "Window",
    "read_deadlines",
]
