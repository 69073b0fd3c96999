"""Pure decisions about the weeks of practice: its days, early ends, terms of what is noted."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.deadlines.workdays import is_working_day
from app.practice.weeks.enums import SHOWN_FROM, AttendanceMark, HandedPaper, PracticeGrade
from app.practice.weeks.errors import (
    LeavingReasonMissingError,
    MarkIncompleteError,
    NoPracticeDayError,
    OrderIncompleteError,
    PracticeDayAheadError,
)

SATURDAY = 6
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class PracticeDays:
    """The days on which a period's students are at their bases; spread ones have weekdays."""

    starts_on: date
    ends_on: date
    weekdays: tuple[int, ...] | None = None

    def includes(self, day: date) -> bool:
        """Tell whether people are on practice on a day."""
        if not self.starts_on <= day <= self.ends_on:
            return False
        if self.weekdays is not None:
            return day.isoweekday() in self.weekdays
        return is_working_day(day) or day.isoweekday() == SATURDAY

    def between(self, first: date, last: date) -> list[date]:
        """Return the days of practice from `first` to `last`, both inclusive."""
        first, last = max(first, self.starts_on), min(last, self.ends_on)
        count = (last - first).days + 1
        days = (first + timedelta(days=number) for number in range(max(count, 0)))
        return [day for day in days if self.includes(day)]

    def week_of(self, day: date) -> list[date]:
        """Return the days of practice in the calendar week of a day."""
        monday = monday_of(day)
        return self.between(monday, monday + _WEEK - timedelta(days=1))

    def until(self, today: date) -> list[date]:
        """Return the days of practice that have come."""
        return self.between(self.starts_on, today)

    def neighbours(self, day: date, *, today: date) -> dict[str, date | None]:
        """Return the last day of the week before and the first of the week after, once it came."""
        monday = monday_of(day)
        before = self.between(self.starts_on, monday - timedelta(days=1))
        after = self.between(monday + _WEEK, min(today, self.ends_on))
        return {
            "earlier": before[-1] if before else None,
            "later": after[0] if after else None,
        }

    def nearest(self, day: date) -> date | None:
        """Return the last day of practice that is not after a day, else the first of all."""
        past = self.until(day)
        if past:
            return past[-1]
        return next(iter(self.between(self.starts_on, self.ends_on)), None)


@dataclass(frozen=True)
class EarlyEndTerms:
    """Why a practice ends early or goes on elsewhere; the order may be written later."""

    happened_on: date
    reason: str
    order_number: str = ""
    order_on: date | None = None


@dataclass(frozen=True)
class DiaryTerms:
    """What a student did on a day."""

    day: date
    work: str
    hours: int


@dataclass(frozen=True)
class DraftTerms:
    """A day of the diary as far as it is written."""

    day: date | None
    work: str
    hours: int | None


@dataclass(frozen=True)
class VisitTerms:
    """What the supervisor saw at a base."""

    base_id: int
    visited_on: date
    seen: str
    remarks: str = ""


@dataclass(frozen=True)
class ResultTerms:
    """The outcome of a student's practice: the mark, its hours, the papers by their days."""

    grade: PracticeGrade | None = None
    hours: int | None = None
    attestation_on: date | None = None
    papers: Mapping[HandedPaper, date] | None = None


@dataclass(frozen=True)
class ReferenceTerms:
    """What the base writes of a student."""

    text: str
    competences: str
    conclusion: str
    signed_by: str
    signed_on: date


@dataclass(frozen=True)
class FeedbackTerms:
    """Answers from 1 to 5 to the questions of a form, and words of one's own."""

    scores: tuple[int, int, int]
    words: str = ""


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def check_day(days: PracticeDays, day: date, *, today: date, field: str | None = None) -> None:
    """Raise NoPracticeDayError, PracticeDayAheadError when nothing can be noted of a day."""
    if day > today:
        raise PracticeDayAheadError(field=field)
    if not days.includes(day):
        raise NoPracticeDayError(field=field)


def check_early_end(terms: EarlyEndTerms) -> None:
    """Raise LeavingReasonMissingError, OrderIncompleteError, by the field."""
    if not terms.reason.strip():
        raise LeavingReasonMissingError(field="reason")
    if bool(terms.order_number) != bool(terms.order_on):
        field = "order_number" if terms.order_on else "order_on"
        raise OrderIncompleteError(field=field)


def check_result(terms: ResultTerms) -> None:
    """Raise MarkIncompleteError for a mark without the day it was given on."""
    if terms.grade and not terms.attestation_on:
        raise MarkIncompleteError(field="attestation_on")


def changed_marks(
    shown: Mapping[int, AttendanceMark | None], sent: Mapping[int, AttendanceMark | None]
) -> dict[int, AttendanceMark]:
    """Return what a person changed of the marks the page showed: others' marks stay."""
    return {
        placement_id: mark
        for placement_id, mark in sent.items()
        if mark is not None and mark is not shown.get(placement_id)
    }


def lacking_papers(
    handed: Collection[HandedPaper], *, has_reference: bool, has_diary: bool, over: bool
) -> list[HandedPaper]:
    """Return the papers a student's practice lacks today.

    While it runs only the direction and the diary are due; what the base wrote here, and the diary
    kept here, count as handed in.
    """
    due: Iterable[HandedPaper] = HandedPaper if over else (HandedPaper.DIRECTION, HandedPaper.DIARY)
    given = set(handed)
    if has_reference:
        given.add(HandedPaper.CHARACTERISTIC)
    if has_diary:
        given.add(HandedPaper.DIARY)
    return [paper for paper in due if paper not in given]


def may_show(answers: int) -> bool:
    """Tell whether feedback may be shown: fewer answers would tell who gave them."""
    return answers >= SHOWN_FROM


def average(total: int, count: int) -> float | None:
    """Return a mean with one digit, None of nothing."""
    return round(total / count, 1) if count else None
