"""The demo fair of a region fits into a hall."""

from datetime import UTC, date, datetime
from random import Random

from app.demo.jobfair_venue import participant_rows, stand_rows
from app.demo.scale import SCALES
from app.demo.scene import Scene
from app.jobfair.models import Fair
from app.jobfair.venue.enums import MAX_LINES


def test_a_hall_holds_the_employers_of_a_region() -> None:
    now = datetime(2024, 2, 26, 9, tzinfo=UTC)
    chance = Random(1)  # noqa: S311 - not a secret
    scene = Scene(SCALES["region"], chance, now, date(2024, 2, 26), {}, {})
    rows = list(participant_rows(scene, Fair(id=1), list(range(1, 3501))))
    stands = list(stand_rows(Fair(id=1), MAX_LINES**2))
    taken = [row["stand"] for row in rows if row["stand"]]
    assert len(taken) == len(set(taken)) > 500
    assert set(taken) < {one["number"] for one in stands}
    assert {row["state"].name for row in rows} == {"CONFIRMED", "REGISTERED", "INVITED"}
    assert all(one["line"] <= MAX_LINES and one["place"] <= MAX_LINES for one in stands)
