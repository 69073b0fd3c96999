"""Signing in as the web does it: the present address, the true time, slower after failures.

A whole college sits behind one address, and anybody can type anybody's e-mail: so nobody is
locked out by an address or by a name.
- Who fails again and again with one account from one place waits there, longer each time.
- A browser its owner has signed in with before is a place of its own, whoever else tries.
- Where many fail with one account, or from one address, a new browser needs a letter as well:
  the right password sends a one-time link to the owner.

Hashing takes a third of a second, so no transaction is held meanwhile.
"""

from datetime import datetime

from app.accounts import letters, queries
from app.accounts.enums import AttemptKind, TokenPurpose
from app.accounts.errors import (
    LetterNeededError,
    SignInRefusedError,
    TooManyAttemptsError,
    TooManyLettersError,
    WrongPasswordError,
)
from app.accounts.models import User
from app.accounts.passwords import require_strong_password, verify_password
from app.accounts.queries import Credentials
from app.accounts.rules import (
    FAILURES_OF_ACCOUNT,
    FAILURES_OF_ADDRESS,
    FREE_ATTEMPTS,
    LETTER_WINDOW,
    LETTERS_PER_ADDRESS,
    LETTERS_PER_EMAIL,
    SIGN_IN_WINDOW,
    normalise_email,
    require_email,
)
from app.accounts.services import links, passwords
from app.accounts.services.attempts import (
    Limit,
    count_attempts,
    forgive,
    give_back,
    take_attempt,
)
from app.accounts.services.entry import Entry, SignInPlace
from app.base import clock
from app.base.transactions import retried, transaction
from app.extensions import db

FROM_ONE_PLACE = Limit(AttemptKind.SIGN_IN_PLACE, FREE_ATTEMPTS, SIGN_IN_WINDOW, slows=True)
LETTERS_TO_EMAIL = Limit(AttemptKind.LETTER_EMAIL, LETTERS_PER_EMAIL, LETTER_WINDOW)
LETTERS_FROM_ADDRESS = Limit(AttemptKind.LETTER_ADDRESS, LETTERS_PER_ADDRESS, LETTER_WINDOW)


def check(*, email: str, password: str, place: SignInPlace) -> Entry:
    """Let a person in. The attempt is counted before it is made.

    Unknown e-mails and wrong passwords cost the same work and give the same text.
    Raises SignInRefusedError, TooManyAttemptsError, LetterNeededError.
    """
    email, at = normalise_email(email), clock.true_now()
    found = queries.find_credentials(email)
    is_known = found is not None and found.user_id in place.known
    needs_letter = retried(lambda: _count(email, place, is_known=is_known, at=at))
    credentials = _verified(found, password, at=at, needs_letter=needs_letter)
    return retried(lambda: _enter(credentials, email, place, is_known=is_known, at=at))


def check_present(user: User, *, password: str, place: SignInPlace) -> int:
    """Return the id of a signed-in person who knows the present password.

    Raises WrongPasswordError, TooManyAttemptsError.
    """
    own = SignInPlace(place.address, place.device or f"account {user.id}", frozenset({user.id}))
    try:
        return check(email=user.email, password=password, place=own).user.id
    except SignInRefusedError as error:
        raise WrongPasswordError(field="present") from error


def change_password(user: User, *, present: str, password: str, place: SignInPlace) -> Entry:
    """Change one's own password, knowing the present one; other sessions end.

    Raises WrongPasswordError, TooManyAttemptsError, WeakPasswordError.
    """
    require_strong_password(password, personal=(user.display_name, user.email))
    user_id = check_present(user, password=present, place=place)
    return passwords.change_password(user_id, password=password)


def enter_by_letter(secret: str) -> Entry:
    """Let a person in by the link that a suspicious sign-in has sent; raises LinkExpiredError."""

    def work() -> Entry:
        with transaction():
            user = links.use_link(secret, TokenPurpose.SIGN_IN, at=clock.true_now())
            return Entry(user, user.get_id())

    return retried(work)


def request_reset(email: str, *, place: SignInPlace) -> None:
    """Send a link to a new password, when the e-mail is somebody's; the caller cannot tell.

    Raises EmailInvalidError, TooManyLettersError.
    """
    email, at = require_email(email), clock.true_now()

    def work() -> None:
        with transaction():
            _take_letter(email, place, at=at)
            user = queries.find_user_by_email(email)
            if user and user.active:
                secret = links.issue_link(user, TokenPurpose.PASSWORD_RESET, at=at)
                letters.write_password_reset(user, secret=secret, now=clock.now())

    retried(work)


def _count(email: str, place: SignInPlace, *, is_known: bool, at: datetime) -> bool:
    """Count an attempt; tell whether a letter is needed. Raises TooManyAttemptsError."""
    with transaction():
        take_attempt(FROM_ONE_PLACE, _spot(email, place, is_known=is_known), at=at)
        if is_known:
            return False
        window = SIGN_IN_WINDOW
        by_address = count_attempts(
            AttemptKind.SIGN_IN_ADDRESS, place.address, window=window, at=at
        )
        by_account = count_attempts(AttemptKind.SIGN_IN_ACCOUNT, email, window=window, at=at)
        return by_address >= FAILURES_OF_ADDRESS or by_account >= FAILURES_OF_ACCOUNT


def _verified(
    found: Credentials | None, password: str, *, at: datetime, needs_letter: bool
) -> Credentials:
    db.session.rollback()
    fits = verify_password(found.password_hash if found else None, password)
    if needs_letter:  # the same answer, whether the password fits or not
        if found and fits:
            retried(lambda: _send_link(found, at=at))
        raise LetterNeededError
    if found is None or not fits:
        raise SignInRefusedError
    return found


def _enter(
    credentials: Credentials, email: str, place: SignInPlace, *, is_known: bool, at: datetime
) -> Entry:
    """Open the session that was right when the password was read: another one may have come."""
    with transaction():
        user = queries.get_user(credentials.user_id)
        if not user.active or user.session_version != credentials.session_version:
            raise SignInRefusedError
        forgive(AttemptKind.SIGN_IN_PLACE, _spot(email, place, is_known=is_known))
        if not is_known:
            for kind, subject in (
                (AttemptKind.SIGN_IN_ADDRESS, place.address),
                (AttemptKind.SIGN_IN_ACCOUNT, email),
            ):
                give_back(kind, subject, window=SIGN_IN_WINDOW, at=at)
        return Entry(user, user.get_id())


def _spot(email: str, place: SignInPlace, *, is_known: bool) -> str:
    """Name an account at a place: a known browser, or everybody behind an address."""
    return f"{place.device if is_known else place.address} {email}"


def _send_link(credentials: Credentials, *, at: datetime) -> None:
    with transaction():
        user = queries.get_user(credentials.user_id)
        try:
            take_attempt(LETTERS_TO_EMAIL, user.email, at=at)
        except TooManyAttemptsError:
            return  # the last letter's link works still
        secret = links.issue_link(user, TokenPurpose.SIGN_IN, at=at)
        letters.write_sign_in_link(user, secret=secret, now=clock.now())


def _take_letter(email: str, place: SignInPlace, *, at: datetime) -> None:
    try:
        take_attempt(LETTERS_FROM_ADDRESS, place.address, at=at)
        take_attempt(LETTERS_TO_EMAIL, email, at=at)
    except TooManyAttemptsError as error:
        raise TooManyLettersError from error
