"""The month that rows stand under, when it is said once above them."""

from dataclasses import dataclass

from app.deadlines.in_month import month_named
from app.plan.reading.periods import is_period, weekday_of
from app.plan.reading.records import SectionRecord


@dataclass(slots=True)
class TimeAbove:
    """The month or another period that rows stand under, and what stands around it.

    Months may be sections, hold sections («Сентябрь», in it «Педагоги» and «Студенты») or stand
    in them («Педагоги», in it «Сентябрь» and «Октябрь»). The title then says both.
    """

    period: str = ""
    is_outer: bool = False
    around: str = ""
    number: str = ""
    count: int = 0

    @property
    def month(self) -> int | None:
        """The month, when the period is one."""
        return month_named(self.period)

    def say(self, period: str) -> None:
        """Take the period that a column names."""
        self.period = weekday_of(period) or period.rstrip(".: ")

    def takes_in(self, outer: SectionRecord, title: str, number: str) -> bool:
        """Tell whether a heading right below another stands in it; remember which holds which."""
        was_period = is_period(outer.title)
        if was_period == is_period(title) or (number and not was_period):
            return False
        self.is_outer = was_period
        if not was_period:
            self.around, self.number, self.count = outer.title.rstrip(".: "), outer.number, 0
        return True

    def enter(self, number: str, title: str) -> tuple[str, str]:
        """Return a heading's number and title with what it stands in."""
        if is_period(title):
            self.say(title)
            if not self.around:
                return number, title
            self.count += 1
            counted = f"{self.number}.{self.count}" if self.number else ""
            return counted, f"{self.around}. {title}"
        self.around = ""
        if self.is_outer:
            return number, f"{self.period}. {title}"
        self.period = ""
        return number, title
