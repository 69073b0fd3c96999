"""The pure decisions of the fair's day."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from app.jobfair.checkin import rules
from app.jobfair.checkin.errors import TooManyScansError
from app.jobfair.enums import FairState

NOW = datetime(2024, 3, 14, 10, tzinfo=UTC)
DAY = date(2024, 3, 14)


@pytest.mark.parametrize("hours", [-30, -2, 0, 5, 24 * 365])
def test_a_wrong_clock_is_reckoned_with(hours: int) -> None:
    wrong = timedelta(hours=hours)
    made = NOW - timedelta(minutes=20)
    assert rules.reckon(made + wrong, device_now=NOW + wrong, now=NOW) == made


def test_nothing_happens_later_than_now() -> None:
    assert rules.reckon(NOW + timedelta(hours=1), device_now=NOW, now=NOW) == NOW


@pytest.mark.parametrize(
    ("state", "days", "may"),
    [
        (FairState.OPEN, -1, False),
        (FairState.OPEN, 0, True),
        (FairState.HELD, 3, True),
        (FairState.CLOSED, 3, False),
        (FairState.PLANNED, 0, False),
    ],
)
def test_arrivals_are_taken_from_the_day_to_the_results(
    state: FairState, days: int, may: bool
) -> None:
    assert rules.may_take(state, held_on=DAY, today=DAY + timedelta(days=days)) is may


@pytest.mark.parametrize(("days", "near"), [(4, False), (3, True), (0, True), (-1, False)])
def test_passes_are_made_three_days_ahead(days: int, near: bool) -> None:
    today = DAY - timedelta(days=days)
    assert rules.is_near(FairState.OPEN, held_on=DAY, today=today) is near


def entry(**values: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "code": "x", "spot": "Вход", "at": NOW.isoformat(), **values}


def test_entries_are_read() -> None:
    scans, device_now = rules.read_scans({"now": "2024-03-14T10:00:00.000Z", "scans": [entry()]})
    assert device_now == NOW
    assert [(one.code, one.spot) for one in scans] == [(None, "Вход")]


@pytest.mark.parametrize(
    "sent",
    [
        None,
        [],
        {"scans": "no", "now": NOW.isoformat()},
        {"scans": [3], "now": NOW.isoformat()},
        {"scans": [entry(key="1")], "now": NOW.isoformat()},
        {"scans": [entry(at="2024-03-14T10:00:00")], "now": NOW.isoformat()},
        {"scans": [], "now": "9999-01-01T00:00:00+00:00"},
    ],
)
def test_what_no_page_sends_is_refused(sent: Any) -> None:
    with pytest.raises(ValueError, match=r".+"):
        rules.read_scans(sent)


def test_too_many_entries_are_refused() -> None:
    with pytest.raises(TooManyScansError):
        rules.read_scans({"now": NOW.isoformat(), "scans": [entry()] * 101})


def test_a_place_is_one_short_line() -> None:
    assert rules.tidy_spot(" Вход\n\x00 у   лестницы ") == "Вход у лестницы"
    assert len(rules.tidy_spot("я" * 500)) == 60


def test_hours_reach_around_the_fair() -> None:
    hours = rules.hours_of(DAY, time(10), time(12), zone=ZoneInfo("Europe/Moscow"))
    assert [one.hour for one in hours] == [6, 7, 8, 9, 10]
