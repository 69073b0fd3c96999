"""What a student reads beside places to decide: how far, how it went the last time."""

from collections.abc import Sequence

from app.practice.choosing import facts_of
from app.practice.models import PracticePeriod, PracticePlace
from app.practice.queries.before import last_times
from app.practice.queries.remaining import find_town_point


def list_facts(
    period: PracticePeriod, places: Sequence[PracticePlace], *, town: str
) -> dict[int, str]:
    """Return a line for each place by its id; an empty one where nothing is known.

    `town` is where the student lives, as typed.
    """
    home = find_town_point(town) if town else None
    last = last_times(period, {place.base_id for place in places})
    return {
        place.id: facts_of(
            home=home,
            base=place.base.point,
            last=last.get(place.base_id),
        )
        for place in places
    }
