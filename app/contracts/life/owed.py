"""Obligations as they stood on a chosen day: for the calendar, the portfolio and the card."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from flask_babel import gettext as _

from app.contracts.enums import ContractState, ObligationState
from app.contracts.life.queries import moves_of
from app.contracts.life.rules import state_on
from app.contracts.models import Obligation, TargetContract
from app.contracts.rules import ENDED, RUNNING
from app.contracts.wording import obligation_standing
from app.web.dashboard import Chip
from app.web.listing.listing import Together


class ObligationOnDay:
    """An obligation with what was known of it at the end of a day; the rest is its own.

    `queries.was_open` reads the same for whole lists.
    """

    def __init__(self, obligation: Obligation, day: date, contract_state: ContractState) -> None:
        own = obligation
        self.obligation, self.on, self.contract_state = own, day, contract_state
        is_open = own.state is ObligationState.OPEN or (own.settled_on or day) > day
        self.state = ObligationState.OPEN if is_open else own.state
        self.settled_on = None if is_open else own.settled_on
        self.note = "" if is_open else own.note

    def __getattr__(self, name: str) -> Any:
        return getattr(self.obligation, name)

    @property
    def chip(self) -> Chip:
        """How it stood: late where the contract ran and the day to do it was over."""
        if self.state is not ObligationState.OPEN:
            return Chip(str(self.state.label), self.state.tone)
        if self.contract_state in ENDED:
            return Chip(_("больше не требуется"), "idle")
        if self.contract_state in RUNNING and self.obligation.due_on < self.on:
            return Chip(_("просрочено"), "late")
        return Chip(str(self.state.label), self.state.tone)


def states_on(contracts: Sequence[TargetContract], day: date) -> dict[int, ContractState]:
    """Return the states of contracts at the end of a day by their ids, in one query."""
    moves = moves_of({one.id for one in contracts})
    found = {one.id: state_on(moves[one.id], day, drafted_on=one.drafted_on) for one in contracts}
    return {id_: state or ContractState.DRAFT for id_, state in found.items()}


def obligations_on(obligations: Sequence[Obligation], day: date) -> list[ObligationOnDay]:
    """Return obligations as they stood at the end of a day, in a flat number of queries."""
    states = states_on([one.contract for one in obligations], day)
    return [ObligationOnDay(one, day, states[one.contract_id]) for one in obligations]


def owed_as_of(day: date | None) -> Together | None:
    """Return what turns a batch of obligations into what they were on a day, None for today."""
    return partial(obligations_on, day=day) if day else None


def duty_standing(one: Obligation | ObligationOnDay) -> Chip | None:
    """Return how an obligation stands, or stood on its day; None where its date says it."""
    if isinstance(one, ObligationOnDay):
        return one.chip
    return obligation_standing(one, one.contract)
