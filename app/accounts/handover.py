"""What waits for an employee, by package: who leaves hands it over to somebody else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from flask import Flask, current_app
from flask_babel import LazyString

from app.accounts.models import User


@dataclass(frozen=True)
class HandoverKind:
    """Something of a package that waits for one person.

    `waiting(user)` returns the records, in the order they are locked in; `give(record, successor)`
    makes one of them somebody else's. Without `give` the records stay, and `note` says what the
    college has to do about them.
    """

    name: str
    title: LazyString | str
    waiting: Callable[[User], Sequence[Any]]
    give: Callable[[Any, User], None] | None = None
    note: LazyString | str = ""

    def register(self, app: Flask) -> None:
        """Make the kind known; raises ValueError for a name declared before."""
        known: dict[str, HandoverKind] = app.extensions.setdefault("handover", {})
        if self.name in known:
            raise ValueError(f"{self.name!r} is handed over twice")
        known[self.name] = self


class WaitingWork(NamedTuple):
    """What of a kind waits for a person."""

    kind: HandoverKind
    records: Sequence[Any]


def work_of(user: User) -> list[WaitingWork]:
    """Return what waits for a person, by kind; a statement for each kind."""
    known: dict[str, HandoverKind] = current_app.extensions.get("handover", {})
    found = (WaitingWork(kind, kind.waiting(user)) for kind in known.values())
    return [work for work in found if work.records]
