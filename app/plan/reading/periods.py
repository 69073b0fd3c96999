"""Headings that are nothing but time: the items below them are due in it."""

import re

from app.deadlines.in_month import month_named
from app.plan.reading.prose import one_line

_PERIOD = re.compile(
    r"(?:(?:[ivх]{1,3}|[1-4])(?:-?[йяе])?\s+(?:квартал|полугодие|семестр|четверть)"
    r"|(?:перв|втор|трет|четв[её]рт)\w+\s+(?:квартал|полугодие|семестр|четверть)"
    r"|в течение (?:всего )?(?:учебного )?года|ежемесячно|еженедельно|ежедневно|ежеквартально"
    r"|постоянно)(?:\s+20\d\d(?:\s*[-–/]\s*20\d\d)?)?(?:\s+(?:учебного )?г(?:ода)?\.?)?[.:]?",
    re.IGNORECASE,
)

_WEEKDAYS = {
    "понедельник": "каждый понедельник", "вторник": "каждый вторник", "среда": "каждую среду",
    "четверг": "каждый четверг", "пятница": "каждую пятницу", "суббота": "каждую субботу",
}  # fmt: skip
_WEEK = re.compile(r"([1-5])(?:-?[яй])?", re.IGNORECASE)


def as_time(heading: str, text: str) -> str:
    """Return what a cell says under its heading: «1» under «Неделя» is no first of the month."""
    said = one_line(text)
    week = _WEEK.fullmatch(said)
    if week is not None and "недел" in heading.lower():
        return f"{week[1]}-я неделя"
    if "день недели" in one_line(heading).lower():
        return weekday_of(said) or text
    return text


def weekday_of(text: str) -> str:
    """Return «каждую среду» for «Среда», "" for what is no day of the week."""
    return _WEEKDAYS.get(one_line(text).lower().strip(".: "), "")


def is_period(title: str) -> bool:
    """Tell «Сентябрь», «IV квартал 2023 г.», «Ежемесячно» from the name of a section."""
    if month_named(title) is not None or weekday_of(title):
        return True
    return _PERIOD.fullmatch(one_line(title)) is not None


def names_period(title: str) -> bool:
    """Tell a title of which a period is a part: «Сентябрь. Работа с педагогами»."""
    return any(map(is_period, title.split(". ")))
