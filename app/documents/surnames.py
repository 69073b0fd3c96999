"""Surnames in cases where the rules of pytrovich are known to be wrong."""

import re

# Endings in the order of the cases: genitive, dative, accusative, instrumental, prepositional.
_CASES = ("genitive", "dative", "accusative", "instrumental", "prepositional")
_VOWELS = "аеёиоуыэюя"
_PATTERNS: tuple[tuple[re.Pattern[str], str, str, tuple[str, ...]], ...] = (
    # Непомнящая, Старшая: after a sibilant the ending without stress is «-ей».
    (re.compile(r"(.*[жшчщ])ая"), "female", "", ("ей", "ей", "ую", "ей", "ей")),
    # Кий, Вий: one syllable is a noun, not an adjective.
    (re.compile(rf"([^{_VOWELS}]+)ий"), "male", "и", ("я", "ю", "я", "ем", "и")),
    # Стрелец, Жилец: the vowel of the last syllable is lost.
    (re.compile(rf"([^{_VOWELS}]*[{_VOWELS}][^{_VOWELS}]*л)ец"), "male", "ьц",
     ("а", "у", "а", "ом", "е")),
)  # fmt: skip


def exceptional(surname: str, case: str, gender: str) -> str | None:
    """Return a surname in a case when it is one of the known exceptions, else None."""
    for pattern, whose, link, endings in _PATTERNS:
        found = pattern.fullmatch(surname.lower())
        if found and whose == gender:
            stem = surname[: len(found[1])]
            return stem + link + endings[_CASES.index(case)]
    return None
