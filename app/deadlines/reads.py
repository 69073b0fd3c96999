"""What a clause came to, on its way to be joined with its neighbours."""

import re
from dataclasses import dataclass

from app.deadlines.model import Deadline

# «Еженедельно. Отчёт – до 30 мая»: the date is the report's, the rhythm goes on.
_DELIVERED = re.compile(r"\b(?:отч[её]т|справк|таблиц|анализ|сводн|итогов|информаци|сведени)", re.I)


@dataclass(frozen=True, slots=True)
class Read:
    """Deadlines read from token `start` to `stop`; `then` when «далее» puts them after others."""

    deadlines: tuple[Deadline, ...]
    start: int
    stop: int
    then: bool = False


def delivers(deadline: Deadline) -> bool:
    """Tell whether the words beside a deadline say that something else is handed in then."""
    return _DELIVERED.search(deadline.note or "") is not None


def joined_notes(*deadlines: Deadline, more: str | None = None) -> str | None:
    """Return the notes of several deadlines as one, each said once."""
    notes = [deadline.note for deadline in deadlines if deadline.note]
    told = [note for note in notes if more is None or note not in more]
    return "; ".join(dict.fromkeys([*told, *([more] if more else [])])) or None
