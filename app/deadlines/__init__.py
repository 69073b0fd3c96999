"""Reading the deadline phrases of plans: pure, nothing but the text and the academic year."""

from app.deadlines.model import (
    Deadline,
    DeadlineFlag,
    DeadlineKind,
    Every,
    Offset,
    OffsetUnit,
)
from app.deadlines.reader import read_deadlines

__all__ = [
    "Deadline",
    "DeadlineFlag",
    "DeadlineKind",
    "Every",
    "Offset",
    "OffsetUnit",
    "read_deadlines",
]
