"""What scanners take for something else: «2O24», «0ктябрь», «октя6рь»."""

import re

from app.deadlines.lexicon import is_known

_FIGURES = re.compile(r"(?<![^\W_])(?=[OО0-9]*[0-9])[OО0-9]*[OО][OО0-9]*(?![^\W_])")
_MIXED = re.compile(r"(?<![^\W_])(?=[а-яё]*[06])[а-яё06]{4,}(?![^\W_])", re.IGNORECASE)
_TO_ZERO = str.maketrans("OО", "00")
_TO_LETTERS = str.maketrans("06", "об")


def misprints_mended(text: str) -> str:
    """Return the text with letters among figures and figures within known words put right."""
    return _MIXED.sub(_word, _FIGURES.sub(lambda found: found[0].translate(_TO_ZERO), text))


def _word(found: re.Match[str]) -> str:
    word = found[0].lower().translate(_TO_LETTERS)
    return word if is_known(word.replace("ё", "е")) else found[0]
