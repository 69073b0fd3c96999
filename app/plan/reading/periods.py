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


def is_period(title: str) -> bool:
    """Tell «Сентябрь», «IV квартал 2023 г.», «Ежемесячно» from the name of a section."""
    return month_named(title) is not None or _PERIOD.fullmatch(one_line(title)) is not None


def names_period(title: str) -> bool:
    """Tell a title of which a period is a part: «Сентябрь. Работа с педагогами»."""
    return any(map(is_period, title.split(". ")))
