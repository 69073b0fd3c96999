"""State machines of records as one table: which event leads from which states to which, by whom."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar

from flask_babel import LazyString

from app.base.errors import MoveNotAllowedError, NotAllowedError

State = TypeVar("State", bound=StrEnum)
Event = TypeVar("Event", bound=StrEnum)
Party = TypeVar("Party", bound=StrEnum)


@dataclass(frozen=True)
class Move(Generic[State, Party]):
    """A step: from which states, to which (None: the state stays), and whose step it is."""

    sources: frozenset[State]
    target: State | None
    parties: frozenset[Party]


def move(
    sources: State | Iterable[State], target: State | None, *parties: Party
) -> Move[State, Party]:
    """Return one row of a table; a single source state may be written by itself."""
    several = frozenset({sources}) if isinstance(sources, StrEnum) else frozenset(sources)
    return Move(several, target, frozenset(parties))


Sides: TypeAlias = Party | Collection[Party] | None


def _sides(party: Any) -> frozenset[Any]:
    if party is None:
        return frozenset()
    return frozenset({party}) if isinstance(party, StrEnum) else frozenset(party)


class Moves(Generic[State, Event, Party]):
    """The table of one kind of record; every change of a state asks it.

    `why` says in Russian, by state, why another step must wait: better than «нельзя».
    """

    def __init__(
        self,
        rows: Mapping[Event, Move[State, Party]],
        *,
        why: Mapping[State, LazyString] | None = None,
    ) -> None:
        self.rows = dict(rows)
        self.why = why or {}

    def possible(self, state: State, party: Sides[Party]) -> frozenset[Event]:
        """Return what a side may do to a record in a state; who is no side may do nothing.

        Somebody of several hats may be several sides: what either may, they may.
        """
        sides = _sides(party)
        return frozenset(
            event
            for event, row in self.rows.items()
            if state in row.sources and sides & row.parties
        )

    def after(self, event: Event, state: State, party: Sides[Party]) -> State:
        """Return the state after an event; raises MoveNotAllowedError, NotAllowedError.

        Who is never a side of this event is told so, whatever the state.
        """
        row = self.rows[event]
        if not _sides(party) & row.parties:
            raise NotAllowedError
        if state not in row.sources:
            raise MoveNotAllowedError(self.why.get(state, ""))
        return state if row.target is None else row.target
