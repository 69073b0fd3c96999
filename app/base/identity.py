"""Is this the same one? Names as they are compared, however they were typed."""

import re
import unicodedata
from functools import lru_cache

from app.base.typography import clean_text

# Latin letters that look like Cyrillic ones, by lower case: «Аннa» may end in a Latin one.
_LOOK_ALIKES = str.maketrans("abcehkmoptxyё", "авсенкмортхуе")
_SIGNS = re.compile(r"[^\w№°]+")
_NUMERO = re.compile(r"№|\b(?:n[o°º]?[\s№]+)*n[o°º]?(?=[\s№]*\d)")
_TOWN = re.compile(r"^(?:г|гор|город)(?:\.\s*|\s+)(?=\w)", re.IGNORECASE)


@lru_cache(maxsize=4_096)  # a name is compared several times on its way
def fold(text: str) -> str:
    """Return a name for comparison: its words alone, in small letters that are told apart by eye.

    Case, ё and е, Latin look-alikes, quotes, dashes, №, spaces and what nobody sees make no
    difference.
    """
    plain = unicodedata.normalize("NFC", str(clean_text(text))).lower()
    spaced = _SIGNS.sub(" ", plain)  # first: «N: 5» and «N 5» are one
    return " ".join(re.findall(r"\w+", _NUMERO.sub(" ", spaced).translate(_LOOK_ALIKES)))


def tidy_town(text: str | None) -> str | None:
    """Return a town as it is kept: «г. орёл» as «Орёл»; villages keep their kind."""
    if not text:
        return text
    town = _TOWN.sub("", " ".join(text.split()))
    is_kind = re.match(r"[а-яё]+\.?\s", town) is not None  # «пгт Зугрэс», «с. Степано-Крынка»
    return town if is_kind else town[:1].upper() + town[1:]


def town_identity(town: str | None) -> str:
    """Return a town for comparison: «г. Орёл», «Орел» and «орёл» are one."""
    return fold(tidy_town(town) or "")
