"""Pure decisions: on which day of a year an employer is asked, how long for an answer."""

from dataclasses import dataclass
from datetime import date, timedelta

CONFIRMATION_TASK = "contracts.work"  # the LinkTask of duties/confirming.py, which stands above


@dataclass(frozen=True)
class AskingYear:
    """When an employer is asked in a calendar year: the house's own rule, no law has one.

    On the anniversary of the employment contract, at the latest on `latest` (month, day): an
    answer counts for the calendar year it is given in, so it has to come before the year is over.
    Not within `settled` of the first working day, which the college has just noted itself.
    """

    latest: tuple[int, int]
    settled: timedelta
    answer_within: timedelta
    remind_before: timedelta


ASKING_YEAR = AskingYear(
    latest=(10, 1),
    settled=timedelta(days=90),
    answer_within=timedelta(days=30),
    remind_before=timedelta(days=7),
)


def day_of_year(day: date) -> int:
    """Return a day's place in any year as a number that grows: 1231 for 31 December."""
    return day.month * 100 + day.day


def is_past_latest(today: date, rule: AskingYear = ASKING_YEAR) -> bool:
    """Tell whether by now everybody is asked, whenever the work began."""
    month, day = rule.latest
    return today >= date(today.year, month, day)


def asked_on(begun: date, year: int, rule: AskingYear = ASKING_YEAR) -> date:
    """Return the day an employer is asked in a year; 29 February has its day on 1 March.

    One that lies after the year says that nobody is asked in it.
    """
    is_leap_day = (begun.month, begun.day) == (2, 29)
    anniversary = date(year, 3, 1) if is_leap_day else begun.replace(year=year)
    return max(min(anniversary, date(year, *rule.latest)), begun + rule.settled)
