"""Contracts as they stood on a chosen day: for the list, the card, the register and the figures."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from app.contracts import rules
from app.contracts.enums import ContractState
from app.contracts.life import queries
from app.contracts.life.amending import terms_on
from app.contracts.life.models import ContractAmendment, ContractMove
from app.contracts.life.rules import state_on
from app.contracts.models import TargetContract
from app.contracts.support.rules import words_of
from app.organizations.models import Organization
from app.web.listing.listing import Together


class ContractOnDay:
    """A contract with the state and the terms of a day; what never changes is the contract's own.

    `employer` is who employs by the terms of the day, None where it is the customer itself;
    `support_words` are the measures of support agreed on by then.
    """

    def __init__(
        self,
        contract: TargetContract,
        day: date,
        moves: Sequence[ContractMove],
        amendments: Sequence[ContractAmendment],
    ) -> None:
        held = terms_on(contract, amendments, day)
        self.contract, self.on, self.id = contract, day, contract.id
        self.state = state_on(moves, day, drafted_on=contract.drafted_on) or ContractState.DRAFT
        self.support_words: list[str] = held.pop("support").splitlines()
        vars(self).update(held)
        for name in ("signed_on", "terminated_on", "work_started_on"):
            said = getattr(contract, name)
            setattr(self, name, said if said and said <= day else None)
        self.termination_reason = contract.termination_reason if self.terminated_on else ""
        self.work_begins_on, self.work_ends_on = self._work_period(held)
        self.amendments = [one for one in amendments if one.holds_from <= day]
        self.employer: Organization | None = None  # read for all contracts of a page at once

    @property
    def who_employs(self) -> Organization:
        """Who employed by the terms of the day: the customer where nobody else did."""
        return self.employer or self.contract.organization

    def _work_period(self, held: dict[str, Any]) -> tuple[date, date]:
        own = self.contract
        terms = ("training_until", "work_years", "employ_within_months")
        is_same = all(getattr(own, name) == held[name] for name in terms)
        if is_same and self.work_started_on == own.work_started_on:
            return own.work_begins_on, own.work_ends_on
        if self.work_started_on:
            return rules.years_from(self.work_started_on, held["work_years"])
        return rules.work_period(*(held[name] for name in terms))

    def __getattr__(self, name: str) -> Any:
        return getattr(self.contract, name)


def contracts_on(contracts: Sequence[TargetContract], day: date) -> list[ContractOnDay]:
    """Return contracts as they stood at the end of a day, in a flat number of queries."""
    ids = [one.id for one in contracts]
    moves, amendments = queries.moves_of(ids), queries.amendments_of(ids)
    shown = [ContractOnDay(one, day, moves[one.id], amendments[one.id]) for one in contracts]
    employers = queries.organizations_of({one.employer_id for one in shown if one.employer_id})
    for one in shown:
        one.employer = employers.get(one.employer_id)
    return shown


def held_today(contracts: Sequence[TargetContract], today: date) -> list[Any]:
    """Return contracts with the terms that hold today: some have an agreement of a later day.

    A contract's own columns say what was agreed on last, whether it holds already or not.
    """
    ahead = queries.amended_after(today, {one.id for one in contracts})
    amended = contracts_on([one for one in contracts if one.id in ahead], today) if ahead else []
    shown = {one.id: one for one in amended}
    return [shown.get(one.id, one) for one in contracts]


def agreed_ahead(contract: TargetContract, today: date) -> list[ContractAmendment]:
    """Return the agreements that are signed and do not hold yet, in the order of their days."""
    return [one for one in queries.list_amendments(contract) if one.holds_from > today]


def as_of(day: date | None, *, today: date) -> Together:
    """Return what turns a batch of a list's rows into what they are today, or were on a day."""
    return partial(contracts_on, day=day) if day else partial(held_today, today=today)


def support_lines(row: TargetContract | ContractOnDay) -> list[str]:
    """Return the measures of support a row of a list tells: of its day, else of today."""
    if isinstance(row, ContractOnDay):
        return row.support_words
    return [words_of(one) for one in row.support]
