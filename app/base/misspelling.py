"""Words that differ from a typed one by one slip of the hand, with how likely each slip is."""

from collections.abc import Iterator
from itertools import pairwise

_CYRILLIC, _LATIN = "абвгдежзийклмнопрстуфхцчшщъыьэюя", "abcdefghijklmnopqrstuvwxyz"
_KEYS_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_KEYS_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_SWITCHED = str.maketrans(_KEYS_LATIN + _KEYS_CYRILLIC, _KEYS_CYRILLIC + _KEYS_LATIN)

LIKELY, POSSIBLE, UNLIKELY = range(3)
_SOUND_ALIKE = ("оа", "еи", "ея", "ия", "иы", "эе", "ую", "шщ", "щч", "тд", "сз", "сц", "бп", "гк",
                "жш", "вф", "ьъ")  # fmt: skip
_KEY_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_COST = {frozenset(pair): POSSIBLE for row in _KEY_ROWS for pair in pairwise(row)}
_COST |= {frozenset(pair): LIKELY for pair in _SOUND_ALIKE}


def one_slip_from(word: str) -> dict[str, int]:
    """Return the words with one letter wrong, missing, too many or two swapped, and the cost."""
    costs: dict[str, int] = {}
    for meant, cost in _slips(word):
        costs[meant] = min(cost, costs.get(meant, cost))
    costs.pop(word, None)
    return costs


def switched(text: str) -> str:
    """Return what the same keys write when the keyboard is switched to the other alphabet."""
    return text.lower().translate(_SWITCHED)


def _slips(word: str) -> Iterator[tuple[str, int]]:
    letters = _CYRILLIC if word[0] in _CYRILLIC else _LATIN
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        for letter in letters:
            doubled = letter in (before[-1:], after[:1])
            yield before + letter + after, LIKELY if doubled else UNLIKELY
        if after:
            yield before + after[1:], LIKELY if after[0] in (before[-1:], after[1:2]) else UNLIKELY
            for letter in letters:
                cost = _COST.get(frozenset((letter, after[0])), UNLIKELY)
                yield before + letter + after[1:], cost
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:], LIKELY
