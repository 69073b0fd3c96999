"""Text on its way into a file: what XML, PDF/A and file names can hold."""

import re
import unicodedata

# Controls, surrogates, private use, bidi overrides, byte order marks, non-characters: XML and
# PDF/A refuse most of them, and the bidi ones let one name pretend to be another.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")


def file_text(text: str) -> str:
    """Composed (NFC) text with `\\n` line ends and without characters that are not text."""
    return unicodedata.normalize("NFC", _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text)))
