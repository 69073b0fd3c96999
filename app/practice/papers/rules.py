"""Pure decisions about papers: who is named where, when a list is late, what comes next."""

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from app.deadlines.workdays import add_working_days, is_working_day
from app.practice.papers.enums import (
    DirectionStanding,
    ListStanding,
    NextPaper,
    SetFormat,
    StudentPaper,
)

LIST_WORKING_DAYS = 10  # a base has the named list so many working days before the start
MOST_DIARY_DAYS = 130  # half a year of working days
_HOURS = re.compile(r"^(?P<text>.*?)[\s;,:—–-]+(?P<hours>\d{1,4})\s*(?:ч\.?|час(?:а|ов)?)?\s*$")
Roll = Mapping[int, int]  # student's id → base's id


@dataclass(frozen=True)
class OrderTerms:
    """What staff says of an order; an empty number is the next of the year."""

    signed_on: date
    preamble: str = ""
    number: str = ""
    control_name: str = ""
    control_post: str = ""
    control_words: str = ""
    agreed: str = ""
    reason: str = ""


@dataclass(frozen=True)
class PracticeProgrammeTerms:
    """What students of a speciality do in a period: a line for each."""

    tasks: str = ""
    competences: str = ""
    works: str = ""


@dataclass(frozen=True)
class SetTerms:
    """Which papers of whom are packed, and how."""

    kinds: list[StudentPaper] = field(default_factory=list)
    file_format: SetFormat = SetFormat.PDF
    group_id: int | None = None
    base_id: int | None = None


class RollChange(NamedTuple):
    """A student who was to go somewhere and goes elsewhere; None is nowhere."""

    student_id: int
    before: int | None
    after: int | None


class Work(NamedTuple):
    """A kind of work with its hours, "" where none are said."""

    text: str
    hours: str


@dataclass(frozen=True)
class Readiness:
    """What stands of a period's papers."""

    is_published: bool
    has_order: bool
    changed: int  # students whom the order in force does not name where they are
    lists_to_send: int
    directions_to_issue: int


def last_day_to_send(starts_on: date, moved: Mapping[date, bool]) -> date:
    """Return the last day on which a named list is in time."""
    return add_working_days(starts_on, -LIST_WORKING_DAYS, moved)


def working_days_left(until: date, *, today: date, moved: Mapping[date, bool]) -> int:
    """Return how many working days are left to send something, that day included."""
    if today > until:
        return 0
    days = (today + timedelta(days=number) for number in range((until - today).days + 1))
    return sum(is_working_day(day, moved) for day in days)


def list_standing(
    *, sent_on: date | None, due_on: date, is_changed: bool, today: date
) -> ListStanding:
    """Return how a named list stands: what was sent and is true no more comes first."""
    if sent_on is None:
        return ListStanding.OVERDUE if today > due_on else ListStanding.WAITING
    if is_changed:
        return ListStanding.CHANGED
    return ListStanding.SENT_LATE if sent_on > due_on else ListStanding.SENT


def direction_standing(named: int | None, base_id: int | None) -> DirectionStanding:
    """Return how a direction stands that names one base, of a student who goes to another."""
    if named is None:
        return DirectionStanding.NONE
    return DirectionStanding.ISSUED if named == base_id else DirectionStanding.CHANGED


def changes_between(before: Roll, now: Roll) -> list[RollChange]:
    """Return whom a paper does not name where they are."""
    concerned = sorted({*before, *now})
    changes = (RollChange(one, before.get(one), now.get(one)) for one in concerned)
    return [change for change in changes if change.before != change.after]


def bases_that_differ(going: Mapping[int, set[int]], sent: Mapping[int, set[int]]) -> list[int]:
    """Return the bases whose list was not sent, or names others than those who come."""
    return [one for one in sorted({*going, *sent}) if going.get(one, set()) != sent.get(one)]


def fingerprint(roll: Roll) -> str:
    """Return what tells whether the roll that was read is the one that is signed."""
    return hashlib.sha256(json.dumps(sorted(roll.items())).encode()).hexdigest()[:16]


def next_paper(readiness: Readiness) -> NextPaper:
    """Return the one thing that comes next."""
    if not readiness.is_published:
        return NextPaper.PUBLISH
    if not readiness.has_order:
        return NextPaper.ORDER
    if readiness.changed:
        return NextPaper.AMEND
    if readiness.lists_to_send:
        return NextPaper.SEND_LISTS
    return NextPaper.DIRECT if readiness.directions_to_issue else NextPaper.TAKE


def lines_of(text: str) -> list[str]:
    """Return the lines somebody typed, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def works_of(text: str) -> list[Work]:
    """Read «Наблюдение уроков — 36» line by line; hours are what stands at the end."""
    found = []
    for line in lines_of(text):
        match = _HOURS.match(line)
        if match and match["text"]:
            found.append(Work(match["text"], match["hours"]))
        else:
            found.append(Work(line, ""))
    return found


def days_of_practice(
    first: date, last: date, weekdays: Collection[int] | None, moved: Mapping[date, bool]
) -> list[date]:
    """Return the days a diary has a line for: working days, or the days of the week named."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    if weekdays:
        found = [day for day in days if day.isoweekday() in weekdays and moved.get(day, True)]
    else:
        found = [day for day in days if is_working_day(day, moved)]
    return found[:MOST_DIARY_DAYS]
