"""Pure decisions about letters: clean headers, when to try again, what nobody may read."""

import re
from datetime import timedelta

FIRST_DELAY = timedelta(minutes=1)
LONGEST_DELAY = timedelta(hours=1)
MASK = "[одноразовая ссылка скрыта]"
_ADDRESS = re.compile(r"[^\s@<>(),;:\"\\\x00-\x1f\x7f]+@[^\s@<>(),;:\"\\\x00-\x1f\x7f]+")


def is_address(text: str) -> bool:
    """Tell whether a text is one bare address: nothing that could end or add a header."""
    return _ADDRESS.fullmatch(text) is not None


def one_line(text: str) -> str:
    """Return a text fit for a header: every run of white space and controls is one space."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())


def delay_after(attempts: int) -> timedelta:
    """Return how long to wait after a number of attempts: doubling from a minute to an hour."""
    factor: int = 2 ** min(max(attempts, 1) - 1, 10)
    return min(FIRST_DELAY * factor, LONGEST_DELAY)


def masked(body: str, secret: str) -> str:
    """Return a letter's text without its one-time link."""
    return body.replace(secret, MASK) if secret else body
