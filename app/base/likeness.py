"""How much two names look like one: people's and organizations', as a share of a hundred.

Whoever is told of a likeness decides: nothing here says that two records are one. Numbers within
names must agree, for «Детский сад № 5» and «Детский сад № 6» differ by one sign and are two.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from app.base.identity import fold

LIKE = 88  # from here on a person is asked
SLIP = 85  # a part of a name with one letter wrong
_NUMBER = re.compile(r"\d+")
# What an institution is, by its longest name first; all of a row are one word.
_INSTITUTIONS = (
    ("сад", r"детский сад ясли|ясли сад|детский сад|д с|дс|садик"),
    ("школа", r"средняя общеобразовательная школа|основная общеобразовательная школа"
              r"|общеобразовательная школа|средняя школа|основная школа|сош|оош|сш"),
    ("", r"комбинированного вида|общеразвивающего вида|компенсирующего вида"
         r"|присмотра и оздоровления"
         r"|имени|им"),
)  # fmt: skip
_REPLACED = [(re.compile(rf"\b(?:{words})\b"), plain) for plain, words in _INSTITUTIONS]
SHORTEST_MISTYPED = 4  # letters; one slip in «Ян» or «Лия» is another name


def names_likeness(left: str, right: str) -> int:
    """Return how much two names of organizations look like one, 0 to 100.

    Legal forms are stripped by the caller; «д/с», «ясли-сад» and «детский сад» count as one word.
    """
    left, right = comparable_name(left), comparable_name(right)
    if _NUMBER.findall(left) != _NUMBER.findall(right):
        return 0
    return round(fuzz.token_sort_ratio(left, right))


@lru_cache(maxsize=20_000)
def comparable_name(name: str) -> str:
    """Return an organization's name as it is compared: folded, its kind by one word."""
    folded = fold(name)
    for pattern, plain in _REPLACED:
        folded = pattern.sub(plain, folded)
    return " ".join(folded.split())


def people_likeness(left: Sequence[str], right: Sequence[str]) -> int:
    """Return how much two people's names look like one, 0 to 100.

    Each is (surname, name, patronymic); an initial agrees with what it begins, a missing
    patronymic with any. A slip is forgiven in the surname or the patronymic, never in the name:
    sisters born one day, Алина and Алёна, differ by less than that.
    """
    shares = [_part_likeness(_folded(a), _folded(b)) for a, b in zip(left, right, strict=True)]
    last, first, middle = shares
    if min(shares) == 0 or (first == SLIP and not _is_variant(_folded(left[1]), _folded(right[1]))):
        return 0
    return round(last * 0.5 + first * 0.3 + middle * 0.2)


@lru_cache(maxsize=50_000)
def _folded(part: str) -> str:
    return fold(part)


def _is_variant(left: str, right: str) -> bool:
    """Tell whether two names are ways to write one: Наталья and Наталия, Данил and Даниил."""
    return _plainest(left) == _plainest(right)


def _plainest(name: str) -> str:
    return re.sub(r"(.)\1", r"\1", re.sub("[иь](?=[яею]$)", "ь", name))


def _part_likeness(left: str, right: str) -> int:
    if left == right:
        return 100
    if not left or not right:
        return 90
    if min(len(left), len(right)) == 1:
        return 90 if left[0] == right[0] else 0
    if len(left) < SHORTEST_MISTYPED or OSA.distance(left, right, score_cutoff=1) > 1:
        return 0
    return SLIP
