"""Codes of passes and badges of a fair: made, read back, spelled, drawn as QR.

Ten digits: they are dictated across a noisy hall and typed on a phone's number keys, whatever
alphabet its keyboard has, and no two of them look alike. Nine are drawn by chance; the last one
tells a slip of one digit or two neighbours changing places, so that a telephone without a
connection refuses a mistyped code by itself.
"""

import re
import secrets
from typing import Any

from markupsafe import Markup
from stdnum import damm

from app.notifications.texts import absolute_url

LENGTH = 10
_NOT_DIGITS = re.compile(r"[\s\u00a0\u2009\u202f.,–—-]+")
_OF_ADDRESS = re.compile(r"#(\d+)$")


def new_code() -> str:
    """Return a code nobody can guess; the caller's UNIQUE constraint has the last word."""
    drawn = f"{secrets.randbelow(10 ** (LENGTH - 1)):0{LENGTH - 1}}"
    return drawn + damm.calc_check_digit(drawn)


def read_code(text: str) -> str | None:
    """Return the code in what was typed or scanned, None when it is no code of a fair."""
    found = _OF_ADDRESS.search(text.strip())
    digits = found[1] if found else _NOT_DIGITS.sub("", text)
    is_code = len(digits) == LENGTH and digits.isascii() and digits.isdigit()
    return digits if is_code and damm.is_valid(digits) else None


def spell_code(code: str) -> str:
    """Return a code as people read it aloud: «482 913 55 07»."""
    return "\u00a0".join((code[:3], code[3:6], code[6:8], code[8:]))


def rows_of_code(code: str) -> list[str]:
    """Return the QR of a code as rows of «0» and «1», for a page that typst prints."""
    return ["".join(str(module) for module in row) for row in _drawn(code).matrix]


def draw_code(code: str) -> Markup:
    """Return the QR of a code as SVG for a page, on white whatever is around it.

    Any phone's camera opens the check-in page by it; the code stands behind «#», which a browser
    sends to nobody: it enters no server's log.
    """
    # Digits and an address of ours alone are drawn: nothing in it comes from people.
    svg = _drawn(code).svg_inline(
        border=4, omitsize=True, light="#fff", svgclass="qr", lineclass=None
    )
    return Markup(svg)  # noqa: S704


def _drawn(code: str) -> Any:
    import segno

    return segno.make(absolute_url("jobfair.checkin_start") + "#" + code, error="m", micro=False)
