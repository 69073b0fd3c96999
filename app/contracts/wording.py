"""A contract in words: its way with the dates, what a form starts with."""

from datetime import date
from typing import Any

from flask_babel import gettext as _

from app.base.typography import day
from app.contracts import rules
from app.contracts.enums import ContractState, ObligationState
from app.contracts.models import Obligation, TargetContract

S = ContractState


def steps_of(contract: TargetContract) -> list[tuple[str, str, str]]:
    """Return (label, date in words, mark) of every step on the contract's way."""
    dates = {
        S.DRAFT: day(contract.drafted_on),
        S.SIGNED: day(contract.signed_on),
        S.WORKING: _("с %(day)s", day=day(contract.work_begins_on)),
        S.COMPLETED: _("до %(day)s", day=day(contract.work_ends_on)),
    }
    way = rules.way_of(contract.state)
    return [(_step_label(state), dates.get(state, ""), mark) for state, mark in way]


def _step_label(state: ContractState) -> str:
    short = {S.OFFERED: _("предложен"), S.SIGNED: _("подписан"), S.WORKING: _("отработка")}
    return str(short.get(state, state.label))


def settlement_of(obligation: Obligation, today: date) -> dict[str, Any]:
    """Return what the form of an outcome starts with: most often it is «done today»."""
    is_open = obligation.state is ObligationState.OPEN
    return {
        "state": ObligationState.DONE if is_open else obligation.state,
        "settled_on": obligation.settled_on or today,
        "note": obligation.note,
        "version": obligation.version,
    }
