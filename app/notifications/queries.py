"""Reading the outbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, func, select

from app.base.errors import NotFoundError
from app.extensions import db
from app.notifications.enums import LetterState
from app.notifications.models import Letter
from app.notifications.rules import MASK

BATCH = 100
# Letters are numbered in the order they were written in.
SORTABLE: dict[str, Any] = {"when": Letter.id, "to": Letter.recipient}
_LEAVING = (LetterState.WAITING, LetterState.SENDING)


def is_due(now: datetime) -> ColumnElement[bool]:
    """Return the condition that a letter may be taken: waiting, or its sender was lost."""
    return Letter.state.in_(_LEAVING) & (Letter.send_after <= now)


def list_due_ids(now: datetime) -> list[int]:
    """Return the letters to send now, the longest waiting first; at most a batch."""
    statement = select(Letter.id).where(is_due(now)).order_by(Letter.send_after, Letter.id)
    return list(db.session.scalars(statement.limit(BATCH)))


def list_letters(*, recipient: str | None = None, state: LetterState | None = None) -> Select[Any]:
    """Select letters by part of the address or state when given; the caller orders them."""
    statement = select(Letter)
    if recipient:
        part = recipient.lower()
        statement = statement.where(Letter.recipient.contains(part, autoescape=True))
    if state:
        statement = statement.where(Letter.state == state)
    return statement


class ResendCounts(NamedTuple):
    """Of some letters: which can be sent again, which need not, which lost their link."""

    ready: int
    not_failed: int
    without_secret: int


def letters_to_resend(ids: Sequence[int]) -> Select[Any]:
    """Select those of the letters that did not arrive and still say what they said."""
    failed = Letter.state == LetterState.FAILED
    whole = ~Letter.body.contains(MASK, autoescape=True)
    return select(Letter).where(Letter.id.in_(ids), failed, whole).order_by(Letter.id)


def count_to_resend(ids: Sequence[int]) -> ResendCounts:
    """Count what sending these letters again would do."""
    failed = Letter.state == LetterState.FAILED
    wiped = Letter.body.contains(MASK, autoescape=True)
    counts = [func.count().filter(one) for one in (failed & ~wiped, ~failed, failed & wiped)]
    row: Any = db.session.execute(select(*counts).where(Letter.id.in_(ids))).one()
    return ResendCounts(*row)


def get_letter(letter_id: int) -> Letter:
    """Return a letter; raises NotFoundError."""
    letter = db.session.get(Letter, letter_id)
    if letter is None:
        raise NotFoundError
    return letter


def tally_letters(state: LetterState) -> Select[*tuple[Any, ...]]:
    """Select how many letters are in a state."""
    return select(func.count()).select_from(Letter).where(Letter.state == state)
