"""Where students are bound to by what they signed; each package declares its own kind of claims."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from flask import Flask, current_app


@dataclass(frozen=True)
class Claimed:
    """A student whom an organization has a claim on; `paper` names what it rests on."""

    student_id: int
    organization_id: int
    paper: str


@dataclass(frozen=True)
class StudentClaim:
    """Claims of organizations on students, at most one of a student.

    `find(groups)` returns those in force on students of these groups.
    """

    name: str
    find: Callable[[Collection[int]], Collection[Claimed]]

    def register(self, app: Flask) -> None:
        """Make the kind known (called by the factory); raises ValueError for a name's second."""
        known: dict[str, StudentClaim] = app.extensions.setdefault("student_claims", {})
        if self.name in known:
            raise ValueError(f"two packages declare the claims {self.name!r}")
        known[self.name] = self


def list_claims(groups: Collection[int]) -> Iterator[Claimed]:
    """Yield the claims in force on students of some groups."""
    known: dict[str, StudentClaim] = current_app.extensions.get("student_claims", {})
    for claim in known.values():
        yield from claim.find(groups)
