"""The early end of a mentorship: pure decisions about the notice that article 351.8 asks for."""

from collections.abc import Mapping
from datetime import date

from app.deadlines.workdays import add_working_days
from app.mentors.enums import EndGround, MentorshipKind
from app.mentors.errors import NoticeInFutureError, NoticeMissingError, NoticeTooShortError

NOTICE_DAYS = 3  # working days, article 351.8 of the Labour Code
WITH_NOTICE = frozenset(
    {EndGround.MENTOR_REFUSED, EndGround.ORGANIZATION_CANCELLED, EndGround.REPLACED}
)


def earliest_end(notice_on: date, moved: Mapping[date, bool]) -> date:
    """Return the first possible last day after a notice: three working days later."""
    return add_working_days(notice_on, NOTICE_DAYS, moved)


def needs_notice(kind: MentorshipKind, ended_by: EndGround | None) -> bool:
    """Tell whether the Labour Code's term applies: between workers, at one side's will."""
    return kind is MentorshipKind.TEACHER_TEACHER and ended_by in WITH_NOTICE


def check_notice(
    kind: MentorshipKind,
    ended_by: EndGround,
    *,
    notice_on: date | None,
    ends_on: date,
    today: date,
    moved: Mapping[date, bool],
) -> None:
    """Raise NoticeMissingError, NoticeInFutureError or NoticeTooShortError for an early end."""
    if notice_on and notice_on > today:
        raise NoticeInFutureError(field="notice_on")
    if not needs_notice(kind, ended_by):
        return
    if notice_on is None:
        raise NoticeMissingError(field="notice_on")
    earliest = earliest_end(notice_on, moved)
    if ends_on < earliest:
        raise NoticeTooShortError(earliest)
