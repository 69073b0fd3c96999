"""What staff decides about an item of the plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.deadlines import Deadline, DeadlineKind, read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.plan.enums import EvidenceKind, ItemStatus, Topic
from app.plan.errors import DatesUnreadError, NeedsMissingError
from app.plan.rules.needs import Need

MOST_DATES = 12


@dataclass(frozen=True)
class ItemTerms:
    """What an item is about and what proves it.

    Each pair is one need: kinds of which any counts, and how many for each deadline. A need
    without kinds is none.
    """

    topic: Topic
    kinds_1: Sequence[EvidenceKind] = ()
    count_1: int = 1
    kinds_2: Sequence[EvidenceKind] = ()
    count_2: int = 1
    kinds_3: Sequence[EvidenceKind] = ()
    count_3: int = 1

    @property
    def needs(self) -> tuple[Need, ...]:
        """The needs; raises NeedsMissingError when there is none."""
        pairs = (
            (self.kinds_1, self.count_1),
            (self.kinds_2, self.count_2),
            (self.kinds_3, self.count_3),
        )
        found = tuple(Need(tuple(kinds), count) for kinds, count in pairs if kinds)
        if not found:
            raise NeedsMissingError(field="kinds_1")
        return found


@dataclass(frozen=True, kw_only=True)
class StoredTerms(ItemTerms):
    """The same as an item has it, with the version a form was opened on."""

    version: int


@dataclass(frozen=True)
class DatesTerms:
    """Dates of our own in the place of those of the document: a phrase on each line.

    Without any the document's words count again. `schedule_link` leads to the schedule.
    """

    own_dates: str = ""
    schedule_link: str = ""


@dataclass(frozen=True, kw_only=True)
class StoredDates(DatesTerms):
    """The same as an item has it, with its version."""

    version: int


@dataclass(frozen=True)
class VerdictTerms:
    """A status by hand: why, by what it is proven, until when it holds (None: proposed)."""

    status: ItemStatus
    reason: str
    link: str = ""
    until: date | None = None


@dataclass(frozen=True, kw_only=True)
class StoredVerdict:
    """The status by hand an item has, or what its form proposes, with the item's version."""

    version: int
    status: ItemStatus = ItemStatus.DONE
    reason: str = ""
    link: str = ""
    until: date | None = None


def read_dates(text: str, year: AcademicYear) -> tuple[Deadline, ...]:
    """Read dates as the plan writes deadlines, a phrase on each line.

    Raises DatesUnreadError, with the line, for what is no date: «по графику» is none either.
    """
    lines = [line.strip(" ;,") for line in text.splitlines() if line.strip(" ;,")]
    if len(lines) > MOST_DATES:
        raise DatesUnreadError.too_many(MOST_DATES)
    found: list[Deadline] = []
    for line in lines:
        read = read_deadlines(line, year)
        if not read or any(not _is_dated(one) for one in read):
            raise DatesUnreadError.of(line)
        found += read
    return tuple(found)


def asks_for_date(deadlines: Sequence[Deadline]) -> bool:
    """Tell whether the days of an item stand in another document alone."""
    kinds = {one.kind for one in deadlines}
    dated = any(_is_dated(one) for one in deadlines)
    return DeadlineKind.BY_SCHEDULE in kinds and not dated


def _is_dated(deadline: Deadline) -> bool:
    if deadline.kind is DeadlineKind.ONGOING:
        return deadline.end is not None
    return deadline.kind in {DeadlineKind.RANGE, DeadlineKind.RECURRING}
