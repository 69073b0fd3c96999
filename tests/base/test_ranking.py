"""Lists that people put in order."""

from hypothesis import given
from hypothesis import strategies as st

from app.base.ranking import added, after_press, removed, shifted

IDS = st.lists(st.integers(1, 30), unique=True, max_size=8)


def test_a_pressed_button_does_what_it_says() -> None:
    assert after_press([1, 2, 3], "up", 3) == [1, 3, 2]
    assert after_press([1, 2, 3], "down", 1) == [2, 1, 3]
    assert after_press([1, 2, 3], "remove", 2) == [1, 3]
    assert after_press([1, 2, 3], "add", 4) == [1, 2, 3, 4]
    assert after_press([3, 1, 2], "", None) == [3, 1, 2]


@given(IDS, st.data())
def test_up_and_down_keep_the_places_and_move_one_by_one(
    ids: list[int], data: st.DataObject
) -> None:
    place = data.draw(st.sampled_from(ids or [0]))
    by = data.draw(st.sampled_from([-1, 1]))
    after = shifted(ids, place, by=by)
    assert sorted(after) == sorted(ids)
    if ids:
        at, now = ids.index(place), after.index(place)
        assert now == min(max(at + by, 0), len(ids) - 1)


@given(IDS, st.integers(31, 60))
def test_a_place_that_is_not_in_the_list_changes_nothing(ids: list[int], place: int) -> None:
    assert shifted(ids, place, by=-1) == ids
    assert removed(ids, place) == ids


@given(IDS, st.integers(1, 30))
def test_added_then_removed_is_as_before(ids: list[int], place: int) -> None:
    longer = added(ids, place)
    assert longer == (ids if place in ids else [*ids, place])
    assert removed(longer, place) == [one for one in ids if one != place]
