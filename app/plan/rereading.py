"""The deadlines of an item read anew from its words and those of its parts."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from app.deadlines import Deadline, read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.plan.reading import PlanPart


def reread(text: str, parts: Iterable[PlanPart], year: AcademicYear) -> tuple[Deadline, ...]:
    """Return the deadlines of an item whose words are no longer those of its document.

    A text that only sums up the parts says nothing of its own.
    """
    timed = [part for part in parts if part.deadline_text]
    own = () if timed and text == _summed(timed) else read_deadlines(text, year)
    return (*own, *(_noted(one, part) for part in timed for one in part.deadlines))


def _summed(timed: Sequence[PlanPart]) -> str:
    return "; ".join(f"{part.mark} {part.deadline_text}" for part in timed)


def _noted(deadline: Deadline, part: PlanPart) -> Deadline:
    """Return a part's deadline with whose it is."""
    words = [f"{part.mark} {part.title}".strip(), deadline.note]
    return replace(deadline, note=": ".join(word for word in words if word))
