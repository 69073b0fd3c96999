"""Shares of a full post: hundredths inside, «0,5» and «1,25» for people. Pure."""

import re

from flask_babel import gettext as _

from app.jobfair.enums import MAX_SHARE, MIN_SHARE

HUNDREDTHS = 100
_SHARE = re.compile(r"([0-9]{1,2})(?:[.,]([0-9]{1,2}))?")


def parse_share(text: str) -> int:
    """Read «0,5», «1» or «1.25» and give hundredths; raises ValueError with what is wrong."""
    match = _SHARE.fullmatch(text.strip())
    hundredths = _hundredths(match) if match else 0
    if not MIN_SHARE <= hundredths <= MAX_SHARE:
        raise ValueError(_("Напишите долю ставки числом от 0,1 до 2, например 0,5."))
    return hundredths


def _hundredths(match: re.Match[str]) -> int:
    whole, part = match.groups()
    return int(whole) * HUNDREDTHS + int((part or "0").ljust(2, "0"))


def share_words(hundredths: int | None) -> str:
    """Print hundredths of a full post: «0,5», «1», «1,25»; nothing when they are not known."""
    if hundredths is None:
        return ""
    return f"{hundredths / HUNDREDTHS:.2f}".rstrip("0").rstrip(".").replace(".", ",")
