"""State machines of records as one table: which event leads from which states to which, by whom."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from app.base.errors import MoveNotAllowedError

State = TypeVar("State", bound=StrEnum)
Event = TypeVar("Event", bound=StrEnum)
Party = TypeVar("Party", bound=StrEnum)


@dataclass(frozen=True)
class Move(Generic[State, Party]):
    """A step: from which states, to which, and whose step it is."""

    sources: frozenset[State]
    target: State
    parties: frozenset[Party]


def move(sources: State | Iterable[State], target: State, *parties: Party) -> Move[State, Party]:
    """Return one row of a table; a single source state may be written by itself."""
    several = frozenset({sources}) if isinstance(sources, StrEnum) else frozenset(sources)
    return Move(several, target, frozenset(parties))


class Moves(Generic[State, Event, Party]):
    """The table of one kind of record; every change of a state asks it."""

    def __init__(self, rows: Mapping[Event, Move[State, Party]]) -> None:
        self.rows = dict(rows)

    def possible(self, state: State, party: Party | None) -> frozenset[Event]:
        """Return what a side may do to a record in a state; who is no side may do nothing."""
        return frozenset(
            event
            for event, row in self.rows.items()
            if state in row.sources and party in row.parties
        )

    def after(self, event: Event, state: State, party: Party | None) -> State:
        """Return the state after an event; raises MoveNotAllowedError."""
        if event not in self.possible(state, party):
            raise MoveNotAllowedError
        return self.rows[event].target
