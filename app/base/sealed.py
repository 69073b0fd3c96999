"""Text that lies in the database encrypted: who reads a copy of it without the keys reads nothing.

The first of `PERSONAL_KEYS` seals, every one of them opens: a new key is put before the old one,
what was sealed by the old is sealed anew (`personal rotate-keys`), then the old is taken away.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from flask import current_app
from sqlalchemy import Dialect, Text, TypeDecorator

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class KeyLostError(RuntimeError):
    """None of the keys opens what is sealed."""


class SealedText(TypeDecorator[str]):
    """Plain in Python, sealed in the database; nothing can be searched or compared by it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return seal(value) if value else value

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return unseal(value) if value else value


def keeps_sealed() -> bool:
    """Tell whether this site has keys: without them it asks for nothing that must be sealed."""
    return bool(current_app.config["PERSONAL_KEYS"])


def seal(text: str) -> str:
    """Return a text encrypted by the first key."""
    return _box(current_app.config["PERSONAL_KEYS"]).encrypt(text.encode()).decode()


def unseal(token: str) -> str:
    """Return what was sealed by any of the keys; raises KeyLostError when none opens it."""
    from cryptography.fernet import InvalidToken

    try:
        return _box(current_app.config["PERSONAL_KEYS"]).decrypt(token).decode()
    except InvalidToken as error:
        raise KeyLostError("no key of CLUSTER_PERSONAL_KEYS opens a sealed text") from error


def reseal(token: str) -> str:
    """Return what was sealed by any of the keys as the first key seals it."""
    return seal(unseal(token))


@lru_cache(maxsize=8)
def _box(keys: tuple[str, ...]) -> "MultiFernet":
    from cryptography.fernet import Fernet, MultiFernet  # slow to import

    if not keys:
        raise KeyLostError("CLUSTER_PERSONAL_KEYS is empty, and there are sealed texts")
    return MultiFernet([Fernet(key) for key in keys])
