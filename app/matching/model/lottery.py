"""The lottery that orders equals: anyone can recompute it from the published seed.

The draw of a proposer is HMAC-SHA256 (RFC 2104) with the seed's decimal digits as the key over
the UTF-8 bytes of the proposer's identifier; the smallest draw goes first. A lottery of one
place puts the place's identifier and the byte 0x1F before the proposer's. Because a draw depends
on nothing but seed and identifier, it stays the same when others come or go.

One lottery for all places gives more people their first wish than a lottery per place; the
latter spares the unlucky from being last everywhere at once (Abdulkadiroğlu, Pathak and Roth,
"Strategy-proofness versus efficiency in matching with indifferences", AER 2009).
"""

from __future__ import annotations

import unicodedata
from hashlib import sha256

_BLOCK = 64  # bytes of one SHA-256 block, as RFC 2104 wants the key padded
_NUMBER_BYTES = 6  # 48 bits: exact in JSON readers that hold numbers as doubles
_SEPARATOR = "\x1f"


class LotteryDraws:
    """Draws of one lottery; much cheaper per identifier than a fresh HMAC object."""

    __slots__ = ("_inner", "_outer")

    def __init__(self, seed: int) -> None:
        key = str(seed).encode()
        key = (sha256(key).digest() if len(key) > _BLOCK else key).ljust(_BLOCK, b"\0")
        self._inner = sha256(bytes(byte ^ 0x36 for byte in key))
        self._outer = sha256(bytes(byte ^ 0x5C for byte in key))

    def draw(self, name: str) -> bytes:
        """The draw of one identifier, 32 bytes."""
        inner, outer = self._inner.copy(), self._outer.copy()
        inner.update(name.encode())
        outer.update(inner.digest())
        return outer.digest()

    def draw_at(self, place: str, name: str) -> bytes:
        """The draw of one identifier in the lottery of one place, 32 bytes."""
        return self.draw(f"{place}{_SEPARATOR}{name}")


def number_of(draw: bytes) -> int:
    """The published lottery number: the first 48 bits of a draw."""
    return int.from_bytes(draw[:_NUMBER_BYTES], "big")


def seed_from_text(text: str) -> int:
    """A seed from a public commitment, so that nobody can be accused of having chosen it.

    Announce beforehand which text will be used (for instance the central bank's rate of a coming
    day). The seed is the first 48 bits of SHA-256 over the text in Unicode form NFC with the
    space around it removed and every run of space made one blank.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return number_of(sha256(plain.encode()).digest())
