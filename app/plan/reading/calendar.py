"""When the deadlines of a plan are: its year, the month it stands in, a calendar year it spans."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.deadlines import Deadline, DeadlineFlag, DeadlineKind
from app.deadlines.academic_year import AcademicYear
from app.deadlines.in_month import month_named, read_deadlines_in_month

_YEAR = re.compile(r"20\d\d")


@dataclass(frozen=True, slots=True)
class PlanCalendar:
    """The year of a plan, the month when it is a month's plan, moved working days.

    `calendar_year` is that of a plan «на 2024 год»: its September is not that of the academic
    year it is loaded into.
    """

    year: AcademicYear
    month: int | None
    exceptions: Mapping[date, bool]
    calendar_year: int | None = None

    def read(self, text: str, period: str) -> tuple[Deadline, ...]:
        """Read the deadline of a row that stands under a period or none."""
        month = self._month(period)
        found = read_deadlines_in_month(text, self.year, month, self.exceptions)
        if self.calendar_year is None:
            return found
        return tuple(self._in_calendar_year(one, at, text, month) for at, one in enumerate(found))

    def _month(self, period: str) -> int | None:
        """Return the month of a period; of another year than the plan's it helps nothing."""
        month, year = month_named(period), _YEAR.search(period)
        if month is None or year is None:
            return month or self.month
        begins = AcademicYear.containing(date(int(year[0]), month, 1))
        return month if begins == self.year or self.calendar_year == int(year[0]) else None

    def _in_calendar_year(self, found: Deadline, at: int, text: str, month: int | None) -> Deadline:
        """Return a date in the calendar year; where that is not sure, no date."""
        if found.kind is not DeadlineKind.RANGE or self.calendar_year is None:
            return found
        years = (AcademicYear(self.calendar_year - 1), AcademicYear(self.calendar_year))
        reads = [read_deadlines_in_month(text, one, month, self.exceptions) for one in years]
        others = [read[at] for read in reads if at < len(read)]
        if all(_days(one) == _days(found) for one in others):
            return found  # its year is written
        inside = [one for one in others if self._is_inside(one)]
        if len(inside) != 1:
            return Deadline(DeadlineKind.UNPARSED, note=text)
        return replace(inside[0], flags=self._flags(inside[0]))

    def _is_inside(self, deadline: Deadline) -> bool:
        return all(day.year == self.calendar_year for day in _days(deadline))

    def _flags(self, deadline: Deadline) -> tuple[DeadlineFlag, ...]:
        kept = [flag for flag in deadline.flags if flag not in _OUTSIDE]
        if any(day < self.year.start for day in _days(deadline)):
            kept.append(DeadlineFlag.BEFORE_ACADEMIC_YEAR)
        if any(day > self.year.end for day in _days(deadline)):
            kept.append(DeadlineFlag.AFTER_ACADEMIC_YEAR)
        return tuple(kept)


_OUTSIDE = (DeadlineFlag.BEFORE_ACADEMIC_YEAR, DeadlineFlag.AFTER_ACADEMIC_YEAR)


def _days(deadline: Deadline) -> list[date]:
    return [day for day in (deadline.start, deadline.end) if day is not None]
