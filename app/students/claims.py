"""Where students are bound to by what they signed; each package declares its own kind of claims."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app

from app.base.declared import declare_once


@dataclass(frozen=True)
class Claimed:
    """A student whom organizations have a claim on; `paper` names what it rests on.

    `organization_id` is where the student is to work, in the post `position`, after the training
    that ends on `trains_until`; `customer_id` is who trains the student for it, mostly the same.
    """

    student_id: int
    organization_id: int
    customer_id: int
    paper: str
    position: str
    trains_until: date

    @property
    def organization_ids(self) -> frozenset[int]:
        """Both: where the student is at home before the work begins."""
        return frozenset({self.organization_id, self.customer_id})


@dataclass(frozen=True)
class StudentClaim:
    """Claims of organizations on students, at most one of a student.

    `find(groups)` returns those in force on students of these groups, `find_at(organizations)`
    those of students who are to begin to work at these organizations.
    """

    name: str
    find: Callable[[Collection[int]], Collection[Claimed]]
    find_at: Callable[[Collection[int]], Collection[Claimed]]

    def register(self, app: Flask) -> None:
        """Make the kind known (called by the factory); raises ValueError for a name's second."""
        declare_once(app, "student_claims", self.name, self)


def list_claims(groups: Collection[int]) -> Iterator[Claimed]:
    """Yield the claims in force on students of some groups."""
    for claim in _known():
        yield from claim.find(groups)


def list_awaited(organizations: Collection[int]) -> Iterator[Claimed]:
    """Yield the claims in force on students who are to begin to work at some organizations."""
    for claim in _known():
        yield from claim.find_at(organizations)


def _known() -> Collection[StudentClaim]:
    known: dict[str, StudentClaim] = current_app.extensions.get("student_claims", {})
    return known.values()
