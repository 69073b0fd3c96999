"""What a student reads beside a place: the way from home, how it went the last time."""

from datetime import date
from typing import Any

import pytest
from flask import Flask

from app.practice.choosing import LastTime, facts_of
from app.practice.enums import Basis, PeriodState
from app.practice.models import PracticePeriod
from app.practice.queries.before import last_times
from tests.practice.factories import (
    PlacementFactory,
    PracticePeriodFactory,
    PracticePlaceFactory,
    apply_for,
)

HOME, BASE = (48.0159, 37.8029), (48.0478, 37.9258)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"home": HOME, "base": BASE, "last": None}, "10 км от дома"),
        ({"home": HOME, "base": HOME, "last": None}, "рядом с домом"),
        ({"home": None, "base": BASE, "last": None}, ""),
        (
            {"home": None, "base": None, "last": LastTime(2, 5, 3)},
            "в прошлый раз прошли до приоритета № 3",
        ),
        (
            {"home": None, "base": None, "last": LastTime(5, 5, 1)},
            "в прошлый раз мест хватило всем",
        ),
        ({"home": None, "base": None, "last": LastTime(5, 0, None)}, ""),
    ],
)
def test_facts_are_said_only_when_they_are_known(
    app: Flask, facts: dict[str, Any], words: str
) -> None:
    assert facts_of(**facts) == words


def _over(starts_on: date, **values: Any) -> PracticePeriod:
    return PracticePeriodFactory(
        state=PeriodState.PUBLISHED,
        starts_on=starts_on,
        ends_on=starts_on,
        applications_open_on=date(2023, 1, 1),
        applications_open_until=date(2023, 1, 2),
        **values,
    )


def test_the_last_time_is_the_latest_published_period_of_the_same_base(app: Flask) -> None:
    older, last = _over(date(2023, 4, 3)), _over(date(2023, 10, 2))
    now = PracticePeriodFactory(starts_on=date(2024, 4, 1))
    place = PracticePlaceFactory(period=last, seats=1)
    same = {"organization": place.organization, "base": place.base}
    PracticePlaceFactory(period=older, seats=9, **same)
    another = PracticePlaceFactory(period=last, **same, title="Другая работа", seats=1)
    offered = PracticePlaceFactory(period=now, **same)
    for rank in (1, 3):
        application = apply_for(last, place, another)
        PlacementFactory(
            period=last,
            student=application.student,
            place=place if rank == 1 else another,
            rank=rank,
        )
    refused = apply_for(last, place)
    PlacementFactory(
        period=last, student=refused.student, place=None, rank=None, basis=Basis.UNPLACED
    )
    found = last_times(now, [offered.base_id])
    assert found == {offered.base_id: LastTime(seats=2, wishers=3, last_rank=3)}
    assert last_times(older, [offered.base_id]) == {}
