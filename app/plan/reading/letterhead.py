"""What stands above the table: whose plan it is, who agreed and approved it, for which year."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.deadlines import read_deadlines
from app.deadlines.academic_year import AcademicYear
from app.imports.tables import Row
from app.plan.reading.document import Protocol
from app.plan.reading.prose import lines, one_line

_TITLE = re.compile(r"(?:годовой |комплексный |перспективный )?план\b(?! приема)", re.IGNORECASE)
_MARK = re.compile(r"(?:СОГЛАСОВАН|УТВЕРЖД|РАССМОТРЕН|ПРИНЯТ)\w*:?$", re.IGNORECASE)
_APPROVED = re.compile(r"УТВЕРЖД\w*:?", re.IGNORECASE)
_PROTOCOL = re.compile(r"протокол\w*\s*(?:№|N)?\s*(\d+[\w/-]*)\s*(?:от\s*(.+))?$", re.IGNORECASE)
_INITIALS = r"[А-ЯЁ]\.\s?(?:[А-ЯЁ]\.)?"
_SURNAME = r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?"
_PERSON = re.compile(rf"{_INITIALS}\s?{_SURNAME}|{_SURNAME}\s{_INITIALS}")
_POSITION = re.compile(
    r"(?:и\.?\s?о\.?\s)?(?:директор|ректор|заведующ\w+|руководител\w+)\w*\s*", re.I
)
_YEAR_LINE = re.compile(
    r"\s*на\s+[\d\s/–—-]+(?:учебный\s+год|уч\.?\s?г\w*\.?|гг?\.?)?.*$", re.I | re.S
)
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


def read_letterhead(rows: Sequence[Row]) -> Letterhead:
    """Read the rows above the header of the table."""
    head = [line for row in rows for cell in row.cells for line in lines(cell)]
    approval = _approval(head)
    person = _PERSON.search(" ".join(approval))
    return Letterhead(
        title=_title(head),
        organization=_organization(head, approval),
        director=one_line(person[0]) if person else "",
        approved_by=one_line(" ".join(approval)),
        protocol=_protocol(head),
        year=AcademicYear.search("\n".join(head)),
    )


def is_letterhead(rows: Sequence[Row]) -> bool:
    """Tell whether some line names a plan, its year, or who agreed and approved it."""
    head = [line for row in rows for cell in row.cells for line in lines(cell)]
    marks = any(_TITLE.match(line) or _MARK.match(line) or _APPROVED.match(line) for line in head)
    return marks or AcademicYear.search("\n".join(head)) is not None


def is_person(text: str) -> bool:
    """Tell whether a text is nothing but a surname with initials."""
    return _PERSON.fullmatch(text.strip(" ,;_/")) is not None


def _title(head: list[str]) -> str:
    title = next((line for line in head if _TITLE.match(line)), "")
    return _YEAR_LINE.sub("", title)


def _approval(head: list[str]) -> list[str]:
    """Return the lines under «УТВЕРЖДЕНО» up to the signature, the next mark or the title."""
    start = next((at for at, line in enumerate(head) if _APPROVED.match(line)), len(head))
    first = [rest] if start < len(head) and (rest := _APPROVED.sub("", head[start]).strip()) else []
    found = list(first)
    for line in head[start + 1 :]:
        if _MARK.match(line) or _TITLE.match(line):
            break
        found.append(line)
        if _PERSON.search(line):
            break
    return [line for line in (line.strip(" _") for line in found) if line]


def _organization(head: list[str], approval: list[str]) -> str:
    """The approval names it in ordinary letters; the top of the page is the second source."""
    for line in approval:
        position = _POSITION.match(line)
        if position and _NAMED.search(line):
            return _PERSON.sub("", line[position.end() :]).strip()
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
