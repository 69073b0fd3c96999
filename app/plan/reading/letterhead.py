"""What stands above the table: whose plan it is, who agreed and approved it, for which year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.deadlines import read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.deadlines.in_month import month_named
from app.imports.tables import Row
from app.plan.reading.document import Protocol
from app.plan.reading.numbering import section_heading
from app.plan.reading.prose import lines, one_line

_TITLE = re.compile(
    r"(?:[а-яё]+(?:-[а-яё]+)?(?:ый|ой|ий)\s+){0,3}план\b(?! при[её]ма)|план-график\b|дорожная карта"
    r"|(?:[а-яё]+ая\s+)?циклограмма\b|(?:календарный )?график\b(?! работы приемной)"
    r"|комплекс (?:мер|мероприятий)\b|перечень мероприятий\b|программа мероприятий\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:СОГЛАСОВАН|УТВЕРЖД|РАССМОТРЕН|ПРИНЯТ)\w*:?$", re.IGNORECASE)
_APPROVED = re.compile(r"УТВЕРЖД\w*:?", re.IGNORECASE)
_PROTOCOL = re.compile(r"протокол\w*\s*(?:№|N)?\s*(\d+[\w/-]*)\s*(?:от\s*(.+))?$", re.IGNORECASE)
_INITIALS = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?"
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
PERSON = re.compile(rf"{_INITIALS}\s?{_SURNAME}|{_SURNAME}\s{_INITIALS}")
_POSITION = re.compile(
    r"(?:и\.?\s?о\.?\s)?(?:директор|ректор|заведующ\w+|руководител\w+)\w*\s*", re.I
)
_YEAR_LINE = re.compile(
    r"\s*на\s+[\d\s/–—-]+(?:учебный\s+год|уч\.?\s?г\w*\.?|гг?\.?)?.*$", re.I | re.S
)
_MONTH = re.compile(
    r"\bна\s+(?P<month>[а-яё]+)(?:\s+месяц)?\s+(?P<year>20\d\d)\s*(?:г\b|года\b)", re.IGNORECASE
)
_CALENDAR = re.compile(r"\bна\s+(20\d\d)\s*(?:календарный\s+)?(?:г\b|год\b)", re.IGNORECASE)
_OTHER_LINE = re.compile(
    r"(?:цел[ьи]|задач[аи]|тема|девиз|приоритет\w*|срок\w*|куратор|ответственн\w+|протокол|приказ"
    r"|приложение|к приказу|от «?\d|№|\d|_|г\.\s?[А-ЯЁ])|.{150}",
    re.IGNORECASE,
)
_LINES_OF_TITLE = 4
_NAMED = re.compile(r"[«\"]")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the lines above the table say; "" and None where they say nothing."""

    title: str
    organization: str
    director: str
    approved_by: str
    protocol: Protocol | None
    year: AcademicYear | None
    month: int | None = None
    calendar_year: int | None = None


def read_letterhead(rows: Sequence[Row]) -> Letterhead:
    """Read the rows above the header of the table."""
    head = [line for row in rows for cell in row.cells for line in lines(cell)]
    approval = _approval(head)
    person = PERSON.search(" ".join(approval))
    month = _MONTH.search("\n".join(head))
    year = AcademicYear.search("\n".join(head)) or _year_of(month)
    calendar = _CALENDAR.search("\n".join(head)) if year is None else None
    return Letterhead(
        title=_title(head),
        organization=_organization(head, approval),
        director=one_line(person[0]) if person else "",
        approved_by=one_line(" ".join(approval)),
        protocol=_protocol(head),
        year=year,
        month=month_named(month["month"]) if month else None,
        calendar_year=int(calendar[1]) if calendar else None,
    )


def is_letterhead(rows: Sequence[Row]) -> bool:
    """Tell whether some line names a plan, its year, or who agreed and approved it."""
    head = [line for row in rows for cell in row.cells for line in lines(cell)]
    marks = any(_TITLE.match(line) or _MARK.match(line) or _APPROVED.match(line) for line in head)
    return marks or AcademicYear.search("\n".join(head)) is not None


def has_year(rows: Sequence[Row]) -> bool:
    """Tell whether the year is written: with it the title of a plan is over."""
    return AcademicYear.search("\n".join(cell for row in rows for cell in row.cells)) is not None


def is_person(text: str) -> bool:
    """Tell whether a text is nothing but a surname with initials."""
    return PERSON.fullmatch(text.strip(" ,;_/")) is not None


def _title(head: list[str]) -> str:
    """Return the title, which may take several lines: «ПЛАН РАБОТЫ», «методического совета»."""
    start = next((at for at, line in enumerate(head) if _TITLE.match(line)), len(head))
    found = head[start : start + 1]
    for line in head[start + 1 : start + _LINES_OF_TITLE]:
        if _ends_title(found[-1], line):
            break
        found.append(line)
    title = " ".join(found)
    month = _MONTH.search(title)
    return _YEAR_LINE.sub("", title[: month.start()] if month else title).strip()


def _ends_title(before: str, line: str) -> bool:
    """The year ends a title, and so does a line about something else."""
    if _YEAR_LINE.search(before) or _YEAR_LINE.match(line) or _MONTH.search(before):
        return True
    if _MONTH.match(line):
        return True
    other = _MARK.match(line) or _TITLE.match(line) or _APPROVED.match(line) or PERSON.search(line)
    return bool(other) or section_heading(line) is not None or _OTHER_LINE.match(line) is not None


def _year_of(month: re.Match[str] | None) -> AcademicYear | None:
    """Return the academic year of a month's plan: «на сентябрь 2023 года»."""
    number = month_named(month["month"]) if month else None
    return (
        AcademicYear.containing(date(int(month["year"]), number, 1)) if month and number else None
    )


def _approval(head: list[str]) -> list[str]:
    """Return the lines under «УТВЕРЖДЕНО» up to the signature, the next mark or the title."""
    start = next((at for at, line in enumerate(head) if _APPROVED.match(line)), len(head))
    first = [rest] if start < len(head) and (rest := _APPROVED.sub("", head[start]).strip()) else []
    found = list(first)
    for line in head[start + 1 :]:
        if _MARK.match(line) or _TITLE.match(line):
            break
        found.append(line)
        if PERSON.search(line):
            break
    return [line for line in (line.strip(" _") for line in found) if line]


def _organization(head: list[str], approval: list[str]) -> str:
    """The approval names it in ordinary letters; the top of the page is the second source."""
    for line in approval:
        position = _POSITION.match(line)
        if position and _NAMED.search(line):
            return PERSON.sub("", line[position.end() :]).strip()
    return _from_top(head)


def _from_top(head: list[str]) -> str:
    top: list[str] = []
    for line in head:
        if _MARK.match(line) or _TITLE.match(line):
            return ""
        top.append(line)
        if _NAMED.search(line):
            return " ".join(top[-2:])
    return ""


def _protocol(head: list[str]) -> Protocol | None:
    match = next((found for line in head if (found := _PROTOCOL.search(line))), None)
    return Protocol(match[1], _day(match[2] or "")) if match else None


def _day(text: str) -> date | None:
    """Read the date of the protocol; any academic year will do, for it names its own."""
    read = read_deadlines(text, AcademicYear(2000))
    days = {(deadline.start, deadline.end) for deadline in read}
    start, end = days.pop() if len(days) == 1 else (None, None)
    return start if start == end else None
