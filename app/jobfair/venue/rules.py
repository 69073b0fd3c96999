"""Pure decisions of the room, and the terms people fill in."""

from dataclasses import dataclass
from datetime import time

from app.jobfair.enums import TALK_MINUTES


@dataclass(frozen=True)
class DayTerms:
    """How the day of a fair is divided, breaks as people write them."""

    talk_minutes: int = TALK_MINUTES
    talks_from: time | None = None
    pauses: str = ""
