"""Text of a cell made one line, and two halves of a broken cell made one."""

import re
import unicodedata

_SOFT_HYPHEN = "\u00ad"
_UNSEEN = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


def one_line(text: str) -> str:
    """Return the text with every run of spaces and line ends as one space."""
    composed = unicodedata.normalize("NFC", text.translate(_UNSEEN))
    return " ".join(composed.replace(_SOFT_HYPHEN, "").split())


def lines(text: str) -> list[str]:
    """Return the lines of a cell, each made one line, without the empty ones."""
    return [line for line in map(one_line, text.split("\n")) if line]


def continued(first: str, second: str) -> str:
    """Return a text broken over two rows as one: a cut word whole, the rest by one space."""
    if not first or not second:
        return first or second
    if first.endswith(_SOFT_HYPHEN):
        return first.removesuffix(_SOFT_HYPHEN) + second
    if first.endswith("-") and not first.endswith(" -"):
        return first + second
    return f"{first} {second}"


# A text that ends so was cut: a comma, a dash, an open quote, a preposition, a conjunction.
_CUT = re.compile(
    r"(?:[-\u00ad\u2013\u2014,;:(«/]|\b(?:и|или|а|в|на|с|по|для|о|об|от|до|из|к|при|за|не|под))$"
)


def reads_on(first: str, second: str) -> bool:
    """Tell whether the second text goes on where the first was cut."""
    start = second.lstrip(' «"(')[:1]
    return not first or start.islower() or cut_off(first)


def cut_off(text: str) -> bool:
    """Tell whether a text by itself shows that it was cut."""
    opened = any(text.count(left) > text.count(right) for left, right in ("«»", "()"))
    return opened or _CUT.search(text) is not None


def folded(text: str) -> str:
    """Return the text as it is compared: lower case, ё as е, letters and figures only."""
    plain = one_line(text).lower().replace("ё", "е")
    return " ".join("".join(char if char.isalnum() else " " for char in plain).split())
