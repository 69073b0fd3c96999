"""Use cases of the outbox: put a letter in, take it out, say how it went."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from flask import current_app
from sqlalchemy import insert, update

from app.base.locks import lock, lock_rows
from app.base.viewer import Viewer, require
from app.extensions import db
from app.notifications import queries, rules
from app.notifications.enums import LetterPurpose, LetterState
from app.notifications.errors import BadAddressError, LetterNotFailedError, SecretGoneError
from app.notifications.models import Letter
from app.notifications.permissions import Permission
from app.notifications.texts import render_text

LEASE = timedelta(minutes=10)  # a sender that says nothing for so long has died
_ERROR_LENGTH = 255


def letters_are_only_shown() -> bool:
    """Tell whether letters stay on a page; in production they wait until mail is configured."""
    return not current_app.config["MAIL_URL"] and current_app.config["ENV_NAME"] != "production"


def queue_letter(
    *,
    to: str,
    subject: str,
    body: str,
    now: datetime,
    purpose: LetterPurpose = LetterPurpose.NOTICE,
    secret: str = "",
) -> Letter:
    """Put a letter into the outbox; it leaves after the caller's transaction has committed.

    `secret` is the one-time link within the text: it is wiped once the letter has left.
    Raises BadAddressError when `to` is not one bare address.
    """
    letter = Letter(**_values(to, subject, body, now, purpose), secret=secret)
    db.session.add(letter)
    db.session.flush()
    return letter


def send_to(
    addresses: Iterable[str],
    *,
    subject: str,
    template: str,
    now: datetime,
    purpose: LetterPurpose = LetterPurpose.NOTICE,
    **values: Any,
) -> int:
    """Queue one rendered letter per address; return how many were queued.

    Addresses that repeat get one. An address written wrong long ago is passed over: it must
    keep neither the others from their letter nor the deed from being done.
    """
    body = render_text(template, **values)
    rows = []
    for address in dict.fromkeys(addresses):
        with suppress(BadAddressError):
            rows.append(_values(address, subject, body, now, purpose))
    if rows:  # in one statement: a published distribution writes to all students of a region
        db.session.execute(insert(Letter), rows)
    return len(rows)


def _values(
    to: str, subject: str, body: str, now: datetime, purpose: LetterPurpose
) -> dict[str, Any]:
    if not rules.is_address(to):
        raise BadAddressError(field="email")
    return {
        "recipient": to,
        "subject": rules.one_line(subject)[:255],
        "body": body,
        "purpose": purpose,
        "state": LetterState.SHOWN if letters_are_only_shown() else LetterState.WAITING,
        "created_at": now,
        "send_after": now,
    }


def claim_letter(letter_id: int, *, now: datetime) -> bool:
    """Take a due letter for sending; False when another worker was faster.

    A sender that dies leaves the letter to others after the lease, so a letter can arrive
    twice but is never lost.
    """
    taken = {"state": LetterState.SENDING, "send_after": now + LEASE}
    statement = (
        update(Letter)
        .where(Letter.id == letter_id, queries.is_due(now))
        .values(**taken, attempts=Letter.attempts + 1)
        .execution_options(synchronize_session=False)
    )
    return bool(db.session.execute(statement).rowcount)  # type: ignore[attr-defined]


def mark_sent(letter: Letter, *, now: datetime) -> None:
    """Note that the mail server took the letter."""
    letter.state, letter.sent_at, letter.last_error = LetterState.SENT, now, ""
    _wipe_secret(letter)


def postpone_letter(letter: Letter, *, error: str, now: datetime) -> None:
    """Leave the letter waiting, longer after every attempt."""
    letter.state, letter.last_error = LetterState.WAITING, error[:_ERROR_LENGTH]
    letter.send_after = now + rules.delay_after(letter.attempts)
    db.session.flush()


def give_up_letter(letter: Letter, *, error: str) -> None:
    """Note that the mail server refused the letter for good."""
    letter.state, letter.last_error = LetterState.FAILED, error[:_ERROR_LENGTH]
    _wipe_secret(letter)


def resend_letter(letter: Letter, *, actor: Viewer, now: datetime) -> None:
    """Let a refused letter wait again.

    Raises LetterNotFailedError, and SecretGoneError when its one-time link was wiped.
    """
    require(actor, Permission.LETTER_RESEND)
    lock(letter)
    if letter.state is not LetterState.FAILED:
        raise LetterNotFailedError
    if rules.MASK in letter.body:
        raise SecretGoneError
    letter.state, letter.send_after, letter.attempts = LetterState.WAITING, now, 0
    db.session.flush()


def resend_letters(ids: Sequence[int], *, actor: Viewer, now: datetime) -> int:
    """Let those of the letters wait again that were refused and are whole; count them."""
    require(actor, Permission.LETTER_RESEND)
    letters = lock_rows(queries.letters_to_resend(ids))
    for letter in letters:
        resend_letter(letter, actor=actor, now=now)
    return len(letters)


def _wipe_secret(letter: Letter) -> None:
    letter.body, letter.secret = rules.masked(letter.body, letter.secret), ""
    db.session.flush()
