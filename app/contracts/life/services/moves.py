"""The moves of a contract that need a day and a reason, and the history every move is kept in."""

from datetime import date, datetime

from app.base.locks import lock_unchanged
from app.base.viewer import Viewer
from app.contracts import letters, rules
from app.contracts.enums import ContractEvent, ContractState, SigningParty
from app.contracts.life import queries
from app.contracts.life.models import ContractMove
from app.contracts.life.rules import NEED_REASON, ContractMoveTerms, check_move_day, resumed_state
from app.contracts.models import TargetContract
from app.contracts.rules import BROKEN_OFF, Transition
from app.extensions import db


def take_move(
    contract: TargetContract,
    event: ContractEvent,
    *,
    terms: ContractMoveTerms,
    actor: Viewer,
    today: date,
    now: datetime,
) -> None:
    """Note that something happened to a contract on a day.

    Raises MoveNotAllowedError, MoveDayError, BackdatingUnexplainedError, SuspensionTermError.
    """
    lock_unchanged(contract)
    step = rules.transition(contract, event, actor)
    check_move_day(
        terms,
        since=queries.last_move_day(contract),
        today=today,
        needs_reason=event in NEED_REASON,
    )
    if event is ContractEvent.RESUME:
        step = step._replace(after=resumed_state(queries.list_moves(contract)))
    if step.after in BROKEN_OFF:
        contract.terminated_on = terms.happened_on
        contract.termination_reason = terms.reason
    contract.state = step.after
    keep_move(contract, event, step, terms=terms, actor=actor, today=today, now=now)
    letters.tell_of_move(step, contract, event, now=now)


def keep_move(
    contract: TargetContract,
    event: ContractEvent,
    step: Transition,
    *,
    terms: ContractMoveTerms,
    actor: Viewer | None,
    today: date,
    now: datetime,
    party: SigningParty | None = None,
) -> None:
    """Write a move into the history; what is entered for a day that is over is marked."""
    db.session.add(
        ContractMove(
            contract_id=contract.id,
            event=event,
            before=ContractState(step.before),
            after=ContractState(step.after),
            happened_on=terms.happened_on,
            until=terms.until,
            party=party,
            reason=terms.reason,
            is_backdated=terms.happened_on < today,
            entered_at=now,
            entered_by_id=(actor.id or None) if actor else None,
        )
    )
    db.session.flush()
