"""Pure decisions: states, dates, lists of wishes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.practice import rules
from app.practice.enums import PeriodState
from app.practice.errors import (
    BadWishesError,
    DateError,
    ForbiddenMoveError,
    FrozenError,
    LateApplicationError,
)

TODAY = date(2024, 2, 26)
GOOD = rules.Dates(
    starts_on=date(2024, 4, 1),
    ends_on=date(2024, 4, 28),
    applications_open_on=date(2024, 2, 12),
    applications_open_until=date(2024, 3, 10),
)
IDS = st.lists(st.integers(1, 30), unique=True, max_size=8)


def test_the_way_of_a_period_is_followed_and_nothing_else() -> None:
    ways = {
        (present.value, wanted.value)
        for present in PeriodState
        for wanted in PeriodState
        if _may(present, wanted)
    }
    assert ways == {
        ("draft", "open"),
        ("open", "draft"),
        ("open", "closed"),
        ("closed", "open"),
        ("closed", "distributed"),
        ("distributed", "closed"),
        ("distributed", "published"),
    }


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"ends_on": date(2024, 3, 31)}, "ends_on"),
        ({"applications_open_until": date(2024, 2, 11)}, "applications_open_until"),
        ({"applications_open_until": date(2024, 4, 1)}, "applications_open_until"),
        ({"applications_open_until": date(2024, 2, 25)}, "applications_open_until"),
    ],
)
def test_wrong_dates_are_named_by_their_field(
    app: Flask, change: dict[str, date], field: str
) -> None:
    with pytest.raises(DateError) as caught:
        rules.check_dates(replace(GOOD, **change), today=TODAY)
    assert caught.value.field == field


def test_a_new_period_does_not_begin_in_the_past_but_an_old_one_may_stay_there(app: Flask) -> None:
    later = date(2024, 4, 2)
    with pytest.raises(DateError, match="уже прошла"):
        rules.check_dates(GOOD, today=later)
    rules.check_dates(GOOD, today=later, before=GOOD)


def test_what_students_read_is_frozen_once_applications_opened() -> None:
    before: dict[str, object] = {"seed_text": "слова", "max_wishes": 5}
    rules.check_frozen(PeriodState.DRAFT, before, {"seed_text": "другие", "max_wishes": 5})
    with pytest.raises(FrozenError) as caught:
        rules.check_frozen(PeriodState.OPEN, before, {"seed_text": "другие", "max_wishes": 5})
    assert caught.value.field == "seed_text"


@given(st.sampled_from(PeriodState), st.integers(-30, 60))
def test_the_window_and_its_refusal_agree(state: PeriodState, shift: int) -> None:
    day = GOOD.applications_open_on + timedelta(days=shift)
    window = (state, GOOD.applications_open_on, GOOD.applications_open_until)
    is_open = rules.takes_applications(*window, today=day)
    assert is_open == (state is PeriodState.OPEN and 0 <= shift <= 27)


@pytest.mark.parametrize("day", [date(2024, 2, 11), date(2024, 3, 11)])
def test_an_application_out_of_time_is_refused(app: Flask, day: date) -> None:
    with pytest.raises(LateApplicationError):
        rules.check_window(
            PeriodState.OPEN, GOOD.applications_open_on, GOOD.applications_open_until, today=day
        )


def test_the_last_day_counts() -> None:
    rules.check_window(
        PeriodState.OPEN,
        GOOD.applications_open_on,
        GOOD.applications_open_until,
        today=GOOD.applications_open_until,
    )


@pytest.mark.parametrize("wishes", [[1, 2, 3], [1, 1], [1, 9]])
def test_bad_lists_are_refused(app: Flask, wishes: list[int]) -> None:
    with pytest.raises(BadWishesError):
        rules.check_wishes(wishes, offered={1, 2, 3}, max_wishes=2)


@given(IDS, st.data())
def test_up_and_down_keep_the_places_and_move_one_by_one(
    ids: list[int], data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from(ids or [0]))
    action = data.draw(st.sampled_from(["up", "down"]))
    after = rules.moved(ids, command=f"{action}:{place}")
    assert sorted(after) == sorted(ids)
    if ids:
        at, now = ids.index(place), after.index(place)
        wanted = at - 1 if action == "up" else at + 1
        assert now == min(max(wanted, 0), len(ids) - 1)


@given(IDS, st.text(max_size=12))
def test_an_unknown_command_changes_nothing(ids: list[int], command: str) -> None:
    known = any(command == f"{action}:{one}" for action in ("up", "down", "remove") for one in ids)
    if not known:
        assert rules.moved(ids, command=command) == ids


@given(IDS, st.integers(1, 30))
def test_added_then_removed_is_as_before(ids: list[int], place: int) -> None:
    longer = rules.added(ids, place)
    assert longer == (ids if place in ids else [*ids, place])
    rest = [one for one in ids if one != place]
    assert rules.moved(longer, command=f"remove:{place}") == rest


def _may(present: PeriodState, wanted: PeriodState) -> bool:
    try:
        rules.check_move(present, wanted)
    except ForbiddenMoveError:
        return False
    return True
