"""The order of a fair's stages, how its day is divided."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.jobfair import stages
from app.jobfair.enums import FairStage, FairState
from app.jobfair.errors import FairDatesOutOfOrderError, OffersClosedError
from app.jobfair.venue.errors import PausesUnclearError
from app.jobfair.venue.hall import HEIGHT, WIDTH, draw_hall
from app.jobfair.venue.models import FairStand
from app.jobfair.venue.queries.hall import StandShown
from app.jobfair.venue.slots import parse_pauses, pauses_of, slots_of

DAY = date(2024, 3, 14)


@dataclass
class Calendar:
    signup_until: date | None = date(2024, 3, 1)
    registration_until: date = date(2024, 3, 5)
    wishes_until: date | None = date(2024, 3, 9)
    timetable_on: date | None = date(2024, 3, 12)
    held_on: date = DAY
    offers_until: date | None = date(2024, 3, 25)


@dataclass
class Divided:
    starts_at: time = time(10)
    ends_at: time = time(14)
    talks_from: time | None = None
    talk_minutes: int = 15
    pauses: str = ""


def test_stages_in_their_order_are_taken_and_those_without_a_day_left_out() -> None:
    stages.check_order(Calendar())
    some = Calendar(signup_until=None, timetable_on=None)
    assert [one.kind for one in stages.stages_of(some)] == [
        FairStage.VACANCIES, FairStage.WISHES, FairStage.DAY, FairStage.OFFERS,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"signup_until": date(2024, 3, 6)}, "registration_until"),
        ({"wishes_until": date(2024, 3, 4)}, "wishes_until"),
        ({"timetable_on": date(2024, 3, 15)}, "timetable_on"),
        ({"offers_until": date(2024, 3, 13)}, "offers_until"),
        (
            {"registration_until": date(2024, 3, 15), "wishes_until": None, "timetable_on": None},
            "registration_until",
        ),
    ],
)
def test_a_stage_before_the_one_it_follows_is_told_by_its_field(
    changes: dict[str, date | None], field: str
) -> None:
    with pytest.raises(FairDatesOutOfOrderError) as refused:
        stages.check_order(Calendar(**changes))  # type: ignore[arg-type]
    assert refused.value.field == field


@given(st.integers(-366, 366))
def test_a_move_keeps_the_distances_between_the_stages(days: int) -> None:
    before = Calendar()
    after = Calendar(**stages.moved_by(before, days))  # type: ignore[arg-type]
    stages.check_order(after)
    assert stages.moved_by(after, -days) == stages.moved_by(before, 0)


def test_wishes_are_taken_up_to_their_day_and_again_after_the_fair() -> None:
    late = date(2024, 3, 10)
    assert stages.takes_wishes(Calendar(), FairState.OPEN, today=date(2024, 3, 9))
    assert not stages.takes_wishes(Calendar(), FairState.OPEN, today=late)
    assert stages.takes_wishes(Calendar(), FairState.HELD, today=late)
    assert stages.takes_wishes(Calendar(wishes_until=None), FairState.OPEN, today=late)


def test_an_offer_waits_no_longer_than_its_stage(app: object) -> None:
    last = date(2024, 3, 25)
    stages.check_offers(Calendar(), answer_until=last, today=last)
    with pytest.raises(OffersClosedError) as refused:
        stages.check_offers(Calendar(), answer_until=last + timedelta(1), today=DAY)
    assert refused.value.field == "answer_until"
    with pytest.raises(OffersClosedError):
        stages.check_offers(Calendar(), answer_until=last, today=last + timedelta(1))
    stages.check_offers(Calendar(offers_until=None), answer_until=last + timedelta(90), today=DAY)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12.00-12.30", "12:00–12:30"),
        ("13:30–13:45 и 9:00 — 9:10".replace(" и", ","), "09:00–09:10, 13:30–13:45"),
        ("12:00-12:30, 12:20-12:40", "12:00–12:40"),
        ("", ""),
    ],
)
def test_breaks_are_read_as_people_write_them(typed: str, stored: str) -> None:
    assert parse_pauses(typed) == stored
    assert parse_pauses(stored) == stored


@pytest.mark.parametrize("typed", ["обед", "12:00", "12:30-12:00", "25:00-26:00", "12:00-12:00"])
def test_what_is_no_break_is_refused(app: object, typed: str) -> None:
    with pytest.raises(PausesUnclearError):
        parse_pauses(typed)


_MINUTES = st.integers(0, 23 * 60 + 59).map(lambda n: time(n // 60, n % 60))


@given(
    st.lists(st.tuples(_MINUTES, _MINUTES).filter(lambda pair: pair[0] < pair[1]), max_size=3),
    st.integers(1, 120),
    st.none() | _MINUTES,
)
def test_talks_follow_one_another_within_the_day_and_outside_of_breaks(
    pauses: list[tuple[time, time]], minutes: int, talks_from: time | None
) -> None:
    text = parse_pauses(", ".join(f"{a:%H:%M}-{b:%H:%M}" for a, b in pauses))
    day = Divided(talk_minutes=minutes, talks_from=talks_from, pauses=text)
    slots = slots_of(day)
    assert [slot.number for slot in slots] == list(range(len(slots)))
    for slot in slots:
        assert day.starts_at <= slot.starts_at < slot.ends_at <= day.ends_at
        assert all(
            slot.ends_at <= one.starts_at or one.ends_at <= slot.starts_at for one in pauses_of(day)
        )
    for before, after in pairwise(slots):
        assert before.ends_at <= after.starts_at
    if not pauses and talks_from is None:
        assert len(slots) == 240 // minutes


def test_a_large_hall_is_drawn_line_by_line_and_stays_small() -> None:
    size = 30  # the largest hall: nine hundred stands
    stands = [
        StandShown(FairStand(number=str(line * size + place), line=line, place=place), None)
        for line in range(1, size + 1)
        for place in range(1, size + 1)
    ]
    picture = draw_hall(stands)
    assert picture.boxes == []
    assert [one.line for one in picture.lines] == list(range(1, size + 1))
    drawn = [path for one in picture.lines for _tone, path in one.paths]
    assert sum(path.count("M") for path in drawn) == len(stands)
    assert sum(len(path) for path in drawn) < 30_000  # of a page's 150,000
    few = draw_hall(stands[:size])
    assert (len(few.boxes), few.lines) == (size, [])
    assert (few.width, picture.width) == (picture.width, picture.height + size * (WIDTH - HEIGHT))
