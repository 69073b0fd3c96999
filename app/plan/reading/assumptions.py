"""What the reading of a deadline assumed, said so that a person can confirm it or set it right."""

from datetime import date

from app.deadlines import Deadline, DeadlineFlag

_GENITIVE = (
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
)  # fmt: skip
_NBSP = "\u00a0"

_TOLD = {
    DeadlineFlag.WEEK_OF_MONTH: (
        "неделя месяца прочитана как {days}: недели считаются с понедельника по воскресенье, "
        "первая — та, где у месяца не меньше четырёх дней"
    ),
    DeadlineFlag.SEMESTER: "начало и конец семестра приняты по обычаю: {days}",
    DeadlineFlag.AUGUST: "август без года прочитан как последний месяц учебного года: {days}",
    DeadlineFlag.NEXT_YEAR: "«следующий год» считается от начала учебного года: {days}",
    DeadlineFlag.COUNT_AND_DATES: "число раз и названные даты не сходятся, проверьте их",
}


def assumptions(deadline: Deadline) -> list[str]:
    """Say what was assumed: «неделя месяца прочитана как 11–17 марта 2024 г.»."""
    days = _days(deadline.start, deadline.end)
    return [_TOLD[flag].format(days=days) for flag in deadline.flags if flag in _TOLD]


def _days(start: date | None, end: date | None) -> str:
    """Say days shortly: «11–17 марта 2024 г.», «1 сентября – 31 декабря 2023 г.», «до …»."""
    if end is None:
        return f"с {_day(start)}" if start else ""
    if start is None:
        return f"до {_day(end)}"
    if start == end:
        return _day(end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}\u2013{_day(end)}"
    first = _day(start) if start.year != end.year else f"{start.day}{_NBSP}{_month(start)}"
    return f"{first} \u2013 {_day(end)}"


def _day(day: date | None) -> str:
    return f"{day.day}{_NBSP}{_month(day)} {day.year}{_NBSP}г." if day else ""


def _month(day: date) -> str:
    return _GENITIVE[day.month - 1]
