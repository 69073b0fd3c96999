"""Work students agreed on with a contract promised; each package declares what it makes of that."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from flask import Flask, current_app

from app.base.declared import declare_once


@dataclass(frozen=True)
class AgreedWork:
    """What a student and an employer agreed on, in the words of that day."""

    student_id: int
    organization_id: int
    position: str
    town: str = ""
    place: str = ""
    pay: str = ""
    housing: str = ""
    portal_number: str = ""


@dataclass(frozen=True)
class WorkFollower:
    """What a package does with agreed work, within the transaction that agrees on it.

    `follow` never raises: what it cannot make keeps nobody from agreeing.
    """

    name: str
    follow: Callable[[AgreedWork, date], None]

    def register(self, app: Flask) -> None:
        """Make it known (called by the factory); raises ValueError for a name's second."""
        declare_once(app, "work_followers", self.name, self)


def follow_agreed(work: AgreedWork, *, today: date) -> None:
    """Let every package make of agreed work what it promised; the caller holds the student."""
    known: dict[str, WorkFollower] = current_app.extensions.get("work_followers", {})
    for follower in known.values():
        follower.follow(work, today)
