"""Years beside a date: «2024 г.», «24 г.», «2023/24 учебного года», «следующего года»."""

from app.deadlines.academic_year import AcademicYear
from app.deadlines.line import Line

YEARS = range(1990, 2101)
_SHORT_YEARS = range(20, 41)

Year = int | AcademicYear | None


class NextYear(int):
    """The calendar year called «следующий год» from where the plan begins."""


def year_at(line: Line, at: int) -> tuple[Year, int]:
    """Read an optional year: «2024 г.», «24 г.», «2023/24 учебного года», «т.г.»."""
    if line.kind(at) == "years":
        return _academic_year(line, at)
    current = line.past(at, "текущий|т|с учебный? год", "учебный год")
    if current is not None:
        return line.year, current
    return _calendar_year(line, at)


def year_of_span(line: Line, at: int) -> tuple[Year, int]:
    """Read a year as `year_at` does, or «следующего (за отчётным) года»."""
    following = line.past(at, "следующий учебный год")
    if following is not None:
        return AcademicYear(line.year.first_year + 1), following
    following = line.past(
        at,
        "следующий календарный? год",
        ",? следующий за отчетным|текущим год",
        "год ,? следующий за отчетным|текущим год?",
    )
    return year_at(line, at) if following is None else (_next_year(line), following)


def _next_year(line: Line) -> NextYear:
    return NextYear(line.year.first_year + 1)


def _academic_year(line: Line, at: int) -> tuple[Year, int]:
    """«2023–2024» is an academic year when it says so, or when it is the plan's own."""
    first, second = line.tokens[at].numbers
    named = line.past(at + 1, "учебный год?")
    if second != first + 1 or (named is None and first != line.year.first_year):
        return None, at
    return AcademicYear(first), line.skip(at + 1, "год") if named is None else named


def _calendar_year(line: Line, at: int) -> tuple[Year, int]:
    comma = line.after(at, ",")
    if comma is not None and line.number(comma) in YEARS:
        at = comma
    number = line.number(at)
    if number in YEARS:
        return number, line.skip(at + 1, "год")
    if number in _SHORT_YEARS and line.lemma(at + 1) == "год" and number is not None:
        return 2000 + number, at + 2
    return None, at
