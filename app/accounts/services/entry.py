"""Where an attempt to sign in comes from, and what it ends in."""

from typing import NamedTuple

from app.accounts.models import User


class Entry(NamedTuple):
    """Somebody let in, and the session that was right when they proved who they are."""

    user: User
    session_id: str


class SignInPlace(NamedTuple):
    """Where an attempt comes from; `known` are the people who signed in with this browser."""

    address: str
    device: str = ""
    known: frozenset[int] = frozenset()
