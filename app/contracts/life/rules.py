"""Pure decisions about the history of a contract: its state on any day follows from its moves."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from flask_babel import gettext as _

from app.base.typography import day as day_words
from app.contracts.enums import ContractEvent, ContractState
from app.contracts.errors import BackdatingUnexplainedError, MoveDayError, SuspensionTermError
from app.contracts.rules import EDITABLE, RUNNING

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
    so a contract that was entered after its paper was signed is signed on that day. What leaves
    the state as it is (an amendment) says nothing of it: it may be entered long after its day.
    """
    if day < drafted_on:
        return None
    known = [move for move in moves if move.happened_on <= day and move.before is not move.after]
    return known[-1].after if known else ContractState.DRAFT


def last_changed_on(
    moves: Sequence[MoveLike], *, since: date, but: Collection[ContractEvent] = ()
) -> date:
    """Return the day the state of a signed contract changed last: nothing is entered before it.

    `since` is the day of signing: a paper may have been signed before its draft was entered.
    `but` names events that do not count.
    """
    signed = (one for one in moves if one.before is not one.after and one.after not in EDITABLE)
    return max((one.happened_on for one in signed if one.event not in but), default=since)


def resumed_state(moves: Sequence[MoveLike]) -> ContractState:
    """Return where a suspension found the contract: a resumed one goes on from there."""
    for move in reversed(moves):
        if move.event is ContractEvent.SUSPEND and move.before in RUNNING:
            return move.before
    return ContractState.SIGNED


def check_work_day(started_on: date, reason: str, *, since: date, today: date) -> None:
    """Raise MoveDayError or BackdatingUnexplainedError for the day of an employment contract.

    It may come before the day the training was marked as over, never before a suspension ended.
    """
    if started_on < since:
        message = _("Раньше, чем %(day)s, выйти на работу нельзя.", day=day_words(since))
        raise MoveDayError(message, field="started_on")
    if started_on < today and not reason:
        raise BackdatingUnexplainedError(field="reason")


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
