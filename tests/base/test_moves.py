"""The table of moves: what is possible, what follows, what is said when it is not."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.base.errors import MoveNotAllowedError, NotAllowedError
from app.base.moves import Moves, move


class Lamp(StrEnum):
    OFF = "off"
    ON = "on"
    BROKEN = "broken"


class Act(StrEnum):
    SWITCH_ON = "switch_on"
    DUST = "dust"
    DROP = "drop"


class Who(StrEnum):
    OWNER = "owner"
    GUEST = "guest"


LAMPS = Moves(
    {
        Act.SWITCH_ON: move(Lamp.OFF, Lamp.ON, Who.OWNER, Who.GUEST),
        Act.DUST: move({Lamp.OFF, Lamp.ON}, None, Who.OWNER),
        Act.DROP: move({Lamp.OFF, Lamp.ON}, Lamp.BROKEN, Who.OWNER),
    },
    why={Lamp.BROKEN: "Лампа разбита."},
)


def test_a_move_leads_where_the_table_says() -> None:
    assert LAMPS.after(Act.SWITCH_ON, Lamp.OFF, Who.GUEST) is Lamp.ON
    assert LAMPS.after(Act.DUST, Lamp.ON, Who.OWNER) is Lamp.ON


def test_a_state_says_why_it_is_not_the_time() -> None:
    with pytest.raises(MoveNotAllowedError, match="Лампа разбита"):
        LAMPS.after(Act.DUST, Lamp.BROKEN, Who.OWNER)
    with pytest.raises(MoveNotAllowedError, match="состояние записи изменилось"):
        LAMPS.after(Act.SWITCH_ON, Lamp.ON, Who.OWNER)


@pytest.mark.parametrize("party", [Who.GUEST, None])
@pytest.mark.parametrize("state", Lamp)
def test_who_is_no_side_is_told_so_in_every_state(state: Lamp, party: Who | None) -> None:
    with pytest.raises(NotAllowedError):
        LAMPS.after(Act.DROP, state, party)


@given(st.sampled_from(Act), st.sampled_from(Lamp), st.sampled_from([*Who, None]))
def test_what_is_possible_is_what_does_not_raise(act: Act, state: Lamp, who: Who | None) -> None:
    if act in LAMPS.possible(state, who):
        assert LAMPS.after(act, state, who) in Lamp
    else:
        with pytest.raises((MoveNotAllowedError, NotAllowedError)):
            LAMPS.after(act, state, who)
