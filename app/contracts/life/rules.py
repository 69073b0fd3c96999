"""Pure decisions about the history of a contract: its state on any day follows from its moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from flask_babel import gettext as _

from app.base.typography import day as day_words
from app.contracts.enums import ContractEvent, ContractState
from app.contracts.errors import BackdatingUnexplainedError, MoveDayError, SuspensionTermError
from app.contracts.rules import RUNNING

# Moves of the form «day and reason»; of these the marked ones say nothing without a reason.
PLAIN_MOVES = (
    ContractEvent.BEGIN_TRAINING,
    ContractEvent.END_TRAINING,
    ContractEvent.SUSPEND,
    ContractEvent.RESUME,
    ContractEvent.BREAK_BY_CITIZEN,
    ContractEvent.BREAK_BY_CUSTOMER,
    ContractEvent.EXPEL,
)
NEED_REASON = frozenset(
    {
        ContractEvent.SUSPEND,
        ContractEvent.BREAK_BY_CITIZEN,
        ContractEvent.BREAK_BY_CUSTOMER,
        ContractEvent.EXPEL,
    }
)


@dataclass(frozen=True)
class ContractMoveTerms:
    """On which day something happened to a contract, why, and until when a suspension lasts."""

    happened_on: date
    reason: str = ""
    until: date | None = None


class MoveLike(Protocol):
    """What these rules read of a move; `life.models.ContractMove` is one."""

    @property
    def event(self) -> ContractEvent: ...

    @property
    def before(self) -> ContractState: ...

    @property
    def after(self) -> ContractState: ...

    @property
    def happened_on(self) -> date: ...


def state_on(moves: Sequence[MoveLike], day: date, *, drafted_on: date) -> ContractState | None:
    """Return the state at the end of a day; None before there was a contract.

    `moves` are in the order they were made: of those that had happened by then the last counts,
    so a contract that was entered after its paper was signed is signed on that day.
    """
    if day < drafted_on:
        return None
    known = [move for move in moves if move.happened_on <= day]
    return known[-1].after if known else ContractState.DRAFT


def resumed_state(moves: Sequence[MoveLike]) -> ContractState:
    """Return where a suspension found the contract: a resumed one goes on from there."""
    for move in reversed(moves):
        if move.event is ContractEvent.SUSPEND and move.before in RUNNING:
            return move.before
    return ContractState.SIGNED


def check_move_day(
    terms: ContractMoveTerms, *, since: date, today: date, needs_reason: bool
) -> None:
    """Raise MoveDayError, BackdatingUnexplainedError or SuspensionTermError, by its field.

    `since` is the day of the contract's last move: history is not written backwards.
    """
    if terms.happened_on > today:
        raise MoveDayError(_("Эта дата ещё не наступила."), field="happened_on")
    if terms.happened_on < since:
        message = _(
            "Последнее изменение договора отмечено %(day)s, раньше этого дня отметить нельзя.",
            day=day_words(since),
        )
        raise MoveDayError(message, field="happened_on")
    if not terms.reason and (needs_reason or terms.happened_on < today):
        raise BackdatingUnexplainedError(field="reason")
    if terms.until and terms.until < terms.happened_on:
        raise SuspensionTermError(field="until")
