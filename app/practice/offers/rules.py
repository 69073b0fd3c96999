"""Pure decisions about what a base offers: by itself, or by asking the staff."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

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
    minimum: int = 0


@dataclass(frozen=True)
class PlaceLine:
    """A line of a base's answer by link: a place it has, or a new one; no seats take it back."""

    key: str  # how the form calls its fields
    terms: PlaceOfferTerms
    place_id: int | None = None


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


class SeenRecord(Protocol):
    """A record whose change is seen by its version."""

    @property
    def id(self) -> int: ...
    @property
    def version(self) -> int: ...


def seen_of(places: Iterable[SeenRecord], proposals: Iterable[SeenRecord]) -> str:
    """Return what a page showed of a base's places, to be told from what stands there later."""
    parts = [
        f"{kind}{one.id}.{one.version}"
        for kind, ones in (("p", places), ("q", proposals))
        for one in sorted(ones, key=lambda one: one.id)
    ]
    return " ".join(parts)


def check_wishers(
    order: Sequence[int], refusals: Mapping[int, RefusalGround], *, wishers: set[int]
) -> None:
    """Raise WishersChangedError unless each one named wishes for the place and stands once."""
    named = [*order, *refusals]
    if len(set(named)) != len(named) or not wishers.issuperset(named):
        raise WishersChangedError
