"""Pure decisions about the work of a mentorship: hours, meetings, who is led."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from app.base.viewer import Viewer
from app.mentors.enums import EndGround, MentorshipKind
from app.mentors.permissions import Permission
from app.mentors.work.enums import LONGEST, WorkKind
from app.mentors.work.errors import (
    ConsentInFutureError,
    ConsentMissingError,
    EntryInFutureError,
    LongDayError,
    MeetingTooFarError,
    MentoringMeetingPastError,
    NothingSaidError,
    OutsideMentorshipError,
)

MOST_MEETINGS = 40  # of a series: every week of an academic year
FARTHEST = timedelta(days=366)
_WEEK = timedelta(days=7)


class MentoringSide(StrEnum):
    """In which capacity somebody opens a mentorship."""

    COLLEGE = "college"
    MENTOR = "mentor"
    MENTEE = "mentee"
    READER = "reader"


@dataclass(frozen=True)
class EntryTerms:
    """What was done on a day and how long; `kind` or `note` says what."""

    day: date
    minutes: int
    kind: WorkKind | None = None
    note: str = ""


@dataclass(frozen=True)
class MentoringMeetingTerms:
    """When and of what a meeting is."""

    held_on: date
    topic: str
    starts_at: time | None = None
    place: str = ""


@dataclass(frozen=True)
class MentoringSeriesTerms:
    """Meetings one after another: the first, how many, and how many weeks lie between them."""

    first: MentoringMeetingTerms
    count: int = 1
    weeks: int = 1

    def days(self) -> Iterator[date]:
        """Yield the days of the series."""
        for number in range(self.count):
            yield self.first.held_on + number * self.weeks * _WEEK


@dataclass(frozen=True)
class MentoringFeedbackTerms:
    """Three marks and words, if there are any."""

    clarity: int
    support: int
    benefit: int
    words: str = ""


@dataclass(frozen=True)
class MenteeTerms:
    """A young teacher or a pupil: no more than the programme needs."""

    kind: MentorshipKind
    name: str
    organization_id: int
    detail: str = ""
    consent_on: date | None = None


@dataclass(frozen=True)
class NoticeTerms:
    """Who tells whom that a mentorship ends before its time, and why."""

    ended_by: EndGround
    reason: str


@dataclass(frozen=True)
class ReplacementTerms:
    """Who goes on, since when, and why; `notice_on` is when the former mentor was told."""

    mentor_id: int
    starts_on: date
    reason: str
    notice_on: date | None = None


def side_of(viewer: Viewer, *, mentor_user: int | None, student_user: int | None) -> MentoringSide:
    """Return in which capacity a person opens a mentorship; own work goes before the rest."""
    if mentor_user == viewer.id:
        return MentoringSide.MENTOR
    if student_user == viewer.id:
        return MentoringSide.MENTEE
    return (
        MentoringSide.COLLEGE if viewer.can(Permission.MENTORSHIP_MANAGE) else MentoringSide.READER
    )


def check_entry(
    terms: EntryTerms, *, starts_on: date, ends_on: date | None, noted: int, today: date
) -> None:
    """Raise the error of an entry that cannot be; `noted` are minutes of that day so far."""
    if terms.day > today:
        raise EntryInFutureError(field="day")
    if terms.day < starts_on or (ends_on and terms.day > ends_on):
        raise OutsideMentorshipError(field="day")
    if noted + terms.minutes > LONGEST:
        raise LongDayError(field="minutes")
    if terms.kind is None and not terms.note:
        raise NothingSaidError(field="kind")


def check_meeting(day: date, *, starts_on: date, today: date) -> None:
    """Raise the error of a day on which no meeting can be planned."""
    if day < today:
        raise MentoringMeetingPastError(field="held_on")
    if day < starts_on:
        raise OutsideMentorshipError(field="held_on")
    if day > today + FARTHEST:
        raise MeetingTooFarError(field="held_on")


def check_consent(terms: MenteeTerms, *, today: date) -> None:
    """Raise ConsentMissingError for a pupil without one, ConsentInFutureError for a day ahead."""
    if terms.kind is MentorshipKind.STUDENT_PUPIL and terms.consent_on is None:
        raise ConsentMissingError(field="consent_on")
    if terms.consent_on and terms.consent_on > today:
        raise ConsentInFutureError(field="consent_on")
