"""Passwords: argon2id, rules by length and by what guessers try first."""

import unicodedata
from base64 import b64encode
from functools import lru_cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app
from flask_babel import gettext as _

from app.accounts.errors import WeakPasswordError

MINIMUM_LENGTH = 10
MAXIMUM_LENGTH = 72
_GUESSABLE = 2  # zxcvbn's score: below it a thousand common tries or patterns are enough
_LAYOUT = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.")
# A hash takes 64 MB: a wave of people signing in must not take the machine's memory.
_parallel = BoundedSemaphore(4)


def hash_password(password: str) -> str:
    """Return the argon2id hash (0.2 s and 64 MB in production: keep out of transactions)."""
    with _parallel:
        return _hasher().hash(_normal(password))


def verify_password(password_hash: str | None, password: str) -> bool:
    """Tell whether a password fits; without a hash the same work is done for nothing."""
    hasher = _hasher()
    try:
        with _parallel:
            fits = hasher.verify(password_hash or _decoy(hasher), _normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return fits and password_hash is not None


def require_strong_password(password: str, *, personal: tuple[str, ...] = ()) -> None:
    """Raise WeakPasswordError when a password is too short, too long or among the common.

    `personal` are words of the owner's own: name, e-mail.
    """
    length = len(_normal(password[: 2 * MAXIMUM_LENGTH]))
    if length < MINIMUM_LENGTH:
        text = _("Не короче %(least)s знаков, сейчас %(now)s.", least=MINIMUM_LENGTH, now=length)
    elif length > MAXIMUM_LENGTH:
        text = _("Не длиннее %(most)s знаков.", most=MAXIMUM_LENGTH)
    elif is_common(password, personal=personal):
        text = _("Такой пароль подбирают одним из первых. Возьмите четыре несвязанных слова.")
    else:
        return
    raise WeakPasswordError(text, field="password")


def is_common(password: str, *, personal: tuple[str, ...] = ()) -> bool:
    """Tell whether a password is among the first that guessers try, the owner's name too.

    A Russian word typed in either keyboard layout counts as the same word.
    """
    from zxcvbn import zxcvbn  # slow to import: dictionaries of common passwords

    normal = _normal(password).lower()
    variants = {normal, normal.translate(_LAYOUT)}
    return any(zxcvbn(one, user_inputs=list(personal))["score"] < _GUESSABLE for one in variants)


def _normal(password: str) -> str:
    return unicodedata.normalize("NFKC", password)


def _hasher() -> PasswordHasher:
    config = current_app.config
    return _cached_hasher(
        config.get("ARGON2_TIME_COST", 3), config.get("ARGON2_MEMORY_COST", 65536)
    )


@lru_cache(maxsize=4)
def _cached_hasher(time_cost: int, memory_cost: int) -> PasswordHasher:
    return PasswordHasher(time_cost=time_cost, memory_cost=memory_cost, parallelism=2)


def _decoy(hasher: PasswordHasher) -> str:
    # Written, not computed: the first unknown e-mail must not take twice the time.
    salt, digest = (
        b64encode(bytes(length)).decode().rstrip("=")
        for length in (hasher.salt_len, hasher.hash_len)
    )
    costs = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${costs}${salt}${digest}"
