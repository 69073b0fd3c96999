"""Passwords: argon2id, rules by length and by what guessers try first."""

import unicodedata
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from flask import current_app
from zxcvbn import zxcvbn

MINIMUM_LENGTH = 10
MAXIMUM_LENGTH = 72
_GUESSABLE = 2  # zxcvbn's score: below it a thousand common tries or patterns are enough
_LAYOUT = str.maketrans("йцукенгшщзхъфывапролджэячсмитьбю", "qwertyuiop[]asdfghjkl;'zxcvbnm,.")


def hash_password(password: str) -> str:
    """Return the argon2id hash (0.2 s and 64 MB in production: keep out of transactions)."""
    return _hasher().hash(_normal(password))


def verify_password(password_hash: str | None, password: str) -> bool:
    """Tell whether a password fits; without a hash the same work is done for nothing."""
    try:
        return _hasher().verify(password_hash or _decoy(), _normal(password)) and bool(
            password_hash
        )
    except (VerificationError, InvalidHashError):
        return False


def is_common(password: str, *, personal: tuple[str, ...] = ()) -> bool:
    """Tell whether a password is among the first that guessers try, the owner's name too.

    A Russian word typed in either keyboard layout counts as the same word.
    """
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


@lru_cache(maxsize=1)
def _decoy() -> str:
    return _hasher().hash("nobody has this password")
