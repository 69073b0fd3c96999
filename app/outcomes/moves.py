"""Moves of what others said: staff decides once."""

from flask_babel import lazy_gettext as _l

from app.base.moves import Moves, move
from app.outcomes.enums import OutcomeParty, StatementEvent, StatementState

_DECIDED = _l("По этому ответу решение уже принято.")
STATEMENT_MOVES: Moves[StatementState, StatementEvent, OutcomeParty] = Moves(
    {
        StatementEvent.TAKE: move(StatementState.WAITING, StatementState.TAKEN, OutcomeParty.STAFF),
        StatementEvent.LEAVE: move(StatementState.WAITING, StatementState.LEFT, OutcomeParty.STAFF),
    },
    why={StatementState.TAKEN: _DECIDED, StatementState.LEFT: _DECIDED},
)


def refuse_decided(state: StatementState) -> None:
    """Raise MoveNotAllowedError for what staff has decided already."""
    STATEMENT_MOVES.after(StatementEvent.TAKE, state, OutcomeParty.STAFF)
