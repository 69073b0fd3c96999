"""Hours, meetings and the notice: pure decisions."""

from datetime import date

import pytest

from app.base.errors import DomainError
from app.mentors.ending import check_notice, earliest_end
from app.mentors.enums import EndGround, MentorshipKind
from app.mentors.errors import NoticeInFutureError, NoticeMissingError, NoticeTooShortError
from app.mentors.programmes.errors import NoStagesError, StageTooLongError, TooManyStagesError
from app.mentors.programmes.rules import StageLine, read_stages
from app.mentors.work.enums import WorkKind
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
from app.mentors.work.rules import (
    EntryTerms,
    MenteeTerms,
    MentoringMeetingTerms,
    MentoringSeriesTerms,
    check_consent,
    check_entry,
    check_meeting,
)

TODAY, START = date(2024, 2, 26), date(2023, 9, 15)
WORKERS, STUDENT = MentorshipKind.TEACHER_TEACHER, MentorshipKind.EMPLOYER_STUDENT


def refusal(deed: object, *args: object, **kwargs: object) -> type[DomainError] | None:
    try:
        deed(*args, **kwargs)  # type: ignore[operator]
    except DomainError as error:
        return type(error)
    return None


@pytest.mark.parametrize(
    ("terms", "ends_on", "noted", "error"),
    [
        (EntryTerms(TODAY, 90, WorkKind.LESSON), None, 0, None),
        (EntryTerms(TODAY, 90, note="беседа"), None, 390, None),
        (EntryTerms(TODAY, 90, WorkKind.LESSON), None, 391, LongDayError),
        (EntryTerms(date(2024, 2, 27), 90, WorkKind.LESSON), None, 0, EntryInFutureError),
        (EntryTerms(date(2023, 9, 14), 90, WorkKind.LESSON), None, 0, OutsideMentorshipError),
        (EntryTerms(TODAY, 90, WorkKind.LESSON), date(2024, 2, 25), 0, OutsideMentorshipError),
        (EntryTerms(TODAY, 90), None, 0, NothingSaidError),
    ],
)
def test_hours_are_of_days_that_were(
    terms: EntryTerms, ends_on: date | None, noted: int, error: type[DomainError] | None
) -> None:
    found = refusal(check_entry, terms, starts_on=START, ends_on=ends_on, noted=noted, today=TODAY)
    assert found is error


@pytest.mark.parametrize(
    ("day", "error"),
    [
        (TODAY, None),
        (date(2024, 2, 25), MentoringMeetingPastError),
        (date(2025, 2, 26), None),
        (date(2025, 2, 27), MeetingTooFarError),
    ],
)
def test_meetings_are_ahead(day: date, error: type[DomainError] | None) -> None:
    assert refusal(check_meeting, day, starts_on=START, today=TODAY) is error


def test_a_series_goes_by_weeks() -> None:
    series = MentoringSeriesTerms(MentoringMeetingTerms(TODAY, "Разбор"), count=3, weeks=2)
    assert list(series.days()) == [TODAY, date(2024, 3, 11), date(2024, 3, 25)]


def test_a_notice_counts_working_days_over_a_holiday_and_a_moved_day() -> None:
    """8 March is a holiday, a Friday: three working days after Wednesday 6 March."""
    assert earliest_end(date(2024, 3, 6), {}) == date(2024, 3, 12)
    assert earliest_end(date(2024, 3, 6), {date(2024, 3, 9): True}) == date(2024, 3, 11)


@pytest.mark.parametrize(
    ("kind", "by", "notice_on", "ends_on", "error"),
    [
        (WORKERS, EndGround.MENTOR_REFUSED, date(2024, 2, 20), date(2024, 2, 26), None),
        (
            WORKERS,
            EndGround.MENTOR_REFUSED,
            date(2024, 2, 21),
            date(2024, 2, 26),
            NoticeTooShortError,
        ),
        (WORKERS, EndGround.REPLACED, None, TODAY, NoticeMissingError),
        (WORKERS, EndGround.AGREEMENT, None, TODAY, None),
        (WORKERS, EndGround.AGREEMENT, date(2024, 2, 27), TODAY, NoticeInFutureError),
        (STUDENT, EndGround.MENTOR_REFUSED, None, TODAY, None),
    ],
)
def test_between_workers_one_side_ends_early_after_three_working_days(
    kind: MentorshipKind,
    by: EndGround,
    notice_on: date | None,
    ends_on: date,
    error: type[DomainError] | None,
) -> None:
    # 23 February 2024 is a holiday, a Friday.
    found = refusal(
        check_notice, kind, by, notice_on=notice_on, ends_on=ends_on, today=TODAY, moved={}
    )
    assert found is error


def test_a_pupil_has_a_consent_of_the_representative() -> None:
    pupil = MentorshipKind.STUDENT_PUPIL
    assert refusal(check_consent, MenteeTerms(pupil, "Кира Д.", 1), today=TODAY) is (
        ConsentMissingError
    )
    ahead = MenteeTerms(pupil, "Кира Д.", 1, consent_on=date(2024, 2, 27))
    assert refusal(check_consent, ahead, today=TODAY) is ConsentInFutureError
    assert refusal(check_consent, MenteeTerms(WORKERS, "Вера", 1), today=TODAY) is None


def test_stages_are_lines_with_their_indicators() -> None:
    text = "Знакомство — карта заполнена\n\n  Уроки - пять – не меньше \n—\nИтог"
    assert read_stages(text) == [
        StageLine("Знакомство", "карта заполнена"),
        StageLine("Уроки", "пять – не меньше"),
        StageLine("Итог"),
    ]
    assert refusal(read_stages, " \n- ") is NoStagesError
    assert refusal(read_stages, "этап\n" * 21) is TooManyStagesError
    assert refusal(read_stages, "я" * 251) is StageTooLongError
