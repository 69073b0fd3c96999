"""Days of practice, what a person changed of a sheet, what papers lack: no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.practice.weeks.enums import AttendanceMark, HandedPaper
from app.practice.weeks.errors import NoPracticeDayError, PracticeDayAheadError
from app.practice.weeks.rules import (
    PracticeDays,
    changed_marks,
    check_day,
    lacking_papers,
    may_show,
)

WINTER = PracticeDays(date(2024, 2, 12), date(2024, 3, 10))
TUESDAYS = PracticeDays(date(2024, 2, 12), date(2024, 3, 10), (2,))
ALL = list(HandedPaper)


def test_people_work_on_saturdays_and_not_on_a_holiday() -> None:
    assert [day.day for day in WINTER.week_of(date(2024, 2, 20))] == [19, 20, 21, 22, 24]
    assert [day.isoformat() for day in TUESDAYS.until(date(2024, 2, 27))] == [
        "2024-02-13", "2024-02-20", "2024-02-27",
    ]  # fmt: skip


@given(st.dates(date(2024, 1, 1), date(2024, 4, 30)))
def test_the_nearest_day_is_one_of_practice_and_not_ahead_of_a_later_one(day: date) -> None:
    for days in (WINTER, TUESDAYS):
        nearest = days.nearest(day)
        assert nearest is not None
        assert days.includes(nearest)
        assert nearest <= day or nearest == days.until(days.ends_on)[0]
        around = days.neighbours(nearest, today=days.ends_on)
        assert all(one is None or days.includes(one) for one in around.values())


@pytest.mark.parametrize(
    ("day", "error"),
    [
        (date(2024, 2, 27), PracticeDayAheadError),
        (date(2024, 2, 23), NoPracticeDayError),
        (date(2024, 2, 11), NoPracticeDayError),
    ],
)
def test_nothing_is_noted_of_another_day(day: date, error: type[Exception]) -> None:
    with pytest.raises(error):
        check_day(WINTER, day, today=date(2024, 2, 26))


def test_only_what_a_person_changed_is_stored() -> None:
    here, away = AttendanceMark.PRESENT, AttendanceMark.EXCUSED
    assert changed_marks({1: here, 2: None, 3: here}, {1: here, 2: away, 3: None, 4: here}) == {
        2: away,
        4: here,
    }


def test_papers_are_due_when_practice_is_over() -> None:
    given_out = [HandedPaper.DIRECTION]
    running = lacking_papers(given_out, has_reference=False, has_diary=False, over=False)
    assert running == [HandedPaper.DIARY]
    over = lacking_papers(given_out, has_reference=True, has_diary=True, over=True)
    assert over == [HandedPaper.SHEET, HandedPaper.REPORT]
    assert lacking_papers(ALL, has_reference=False, has_diary=False, over=True) == []


def test_two_answers_tell_too_much() -> None:
    assert [may_show(count) for count in (0, 2, 3)] == [False, False, True]
