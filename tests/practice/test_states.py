"""The way of a student's practice: whoever presses what in whatever order, it stays sensible."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.practice.enums import PlacementEvent, PlacementState
from app.practice.states import LEFT, PLACEMENT, PlacementParty

_DEEDS = st.lists(
    st.tuples(st.sampled_from(PlacementEvent), st.sampled_from(PlacementParty)), max_size=30
)
_ORDER = list(PlacementState)


def _walk(deeds: list[tuple[PlacementEvent, PlacementParty]]) -> list[PlacementState]:
    states = [PlacementState.ASSIGNED]
    for event, party in deeds:
        try:
            states.append(PLACEMENT.after(event, states[-1], party))
        except (MoveNotAllowedError, NotAllowedError):
            assert event not in PLACEMENT.possible(states[-1], party)
        else:
            assert event in PLACEMENT.possible(states[-2], party)
    return states


@given(_DEEDS)
def test_whoever_presses_what_a_graded_practice_stays_graded(
    deeds: list[tuple[PlacementEvent, PlacementParty]],
) -> None:
    states = _walk(deeds)
    if PlacementState.GRADED in states:
        assert set(states[states.index(PlacementState.GRADED) :]) == {PlacementState.GRADED}


@given(_DEEDS)
def test_who_left_comes_back_only_by_a_seat(
    deeds: list[tuple[PlacementEvent, PlacementParty]],
) -> None:
    for before, after in zip(_walk(deeds), _walk(deeds)[1:], strict=False):
        if before in LEFT:
            assert after in {before, PlacementState.ASSIGNED}


@pytest.mark.parametrize("party", sorted(PlacementParty))
def test_a_student_and_a_base_move_nobody_further_than_arrival(party: PlacementParty) -> None:
    reached = {
        PLACEMENT.after(event, state, party)
        for state in PlacementState
        for event in PLACEMENT.possible(state, party)
        if PLACEMENT.rows[event].target is not None
    }
    allowed = {
        PlacementParty.STUDENT: set(),
        PlacementParty.BASE: {PlacementState.BEGUN, PlacementState.ASSIGNED},
        PlacementParty.SUPERVISOR: set(_ORDER) - LEFT,
        PlacementParty.STAFF: set(_ORDER),
    }
    assert reached == allowed[party]
