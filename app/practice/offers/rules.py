"""Pure decisions about what a base offers: by itself, or by asking the staff."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.base.moves import Moves, move
from app.practice.enums import PeriodState, RankingMode
from app.practice.hosting.enums import (
    ProposalEvent,
    ProposalParty,
    ProposalState,
    RefusalGround,
)
from app.practice.offers.errors import WishersChangedError

_PROPOSED = ProposalState.PROPOSED
PROPOSAL_MOVES: Moves[ProposalState, ProposalEvent, ProposalParty] = Moves(
    {
        ProposalEvent.ACCEPT: move(_PROPOSED, ProposalState.ACCEPTED, ProposalParty.COLLEGE),
        ProposalEvent.DECLINE: move(_PROPOSED, ProposalState.DECLINED, ProposalParty.COLLEGE),
        ProposalEvent.WITHDRAW: move(_PROPOSED, ProposalState.WITHDRAWN, ProposalParty.BASE),
    }
)


@dataclass(frozen=True)
class PlaceOfferTerms:
    """A place as its base words it; without a speciality any student may come."""

    title: str
    seats: int
    base_id: int
    speciality_id: int | None = None
    supervisor_name: str = ""
    supervisor_phone: str | None = None
    tasks: str | None = None
    requirements: str | None = None


def bases_decide(state: PeriodState, applications_open_on: date, *, today: date) -> bool:
    """Tell whether bases change their places by themselves: until wishes open."""
    return state is PeriodState.DRAFT or (
        state is PeriodState.OPEN and today < applications_open_on
    )


def bases_may_ask(state: PeriodState) -> bool:
    """Tell whether a place may still be proposed to the staff."""
    return state is PeriodState.OPEN


def bases_may_ask_to_change(state: PeriodState) -> bool:
    """Tell whether a change of a place may be proposed: as long as there is a period to come."""
    return state is not PeriodState.DRAFT


def bases_rank(state: PeriodState, ranked_by: RankingMode) -> bool:
    """Tell whether bases say now whom they prefer: between the applications and the run."""
    return ranked_by is RankingMode.BASES and state is PeriodState.CLOSED


def check_wishers(
    order: Sequence[int], refusals: Mapping[int, RefusalGround], *, wishers: set[int]
) -> None:
    """Raise WishersChangedError unless each one named wishes for the place and stands once."""
    named = [*order, *refusals]
    if len(set(named)) != len(named) or not wishers.issuperset(named):
        raise WishersChangedError
