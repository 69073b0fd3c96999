"""Whether a document is perhaps not the one that was meant: then a person is asked once more."""

import re
from collections.abc import Sequence
from enum import StrEnum

from rapidfuzz import fuzz

from app.plan.reading.prose import folded

_SAME_NAME = 80.0
_FEW = 5
"""Items from which a plan can be told from another by what they share."""

_SHARE = 0.2
_MOST_WITHDRAWN = 0.2
_QUOTED = re.compile(r"[«\"„](.+?)[»\"“](?!\w)")


class Doubt(StrEnum):
    """Why a document may be somebody else's, or not the whole plan."""

    OTHER_COLLEGE = "other_college"
    ALMOST_NEW = "almost_new"
    WITHDRAWS_MANY = "withdraws_many"


DOUBTS = {
    Doubt.OTHER_COLLEGE: "В документе названа другая организация: похоже, это чужой план.",
    Doubt.ALMOST_NEW: "С действующим планом у документа почти нет общих пунктов: все прежние "
    "пункты будут исключены.",
    Doubt.WITHDRAWS_MANY: "Документ исключил бы из плана больше пятой части пунктов.",
}
"""What each means, in words for a person at the command line."""


def doubts_of(
    *, said: str, known: Sequence[str], kept: int, before: int, after: int
) -> tuple[Doubt, ...]:
    """Return what speaks against a document.

    `said` is the college in its letterhead, `known` our names; `kept` of the plan's `before`
    items stand among the document's `after`.
    """
    doubts = []
    if _is_other(said, known):
        doubts.append(Doubt.OTHER_COLLEGE)
    if before >= _FEW and kept < _SHARE * before and kept < _SHARE * after:
        doubts.append(Doubt.ALMOST_NEW)
    elif before - kept > _MOST_WITHDRAWN * before:
        doubts.append(Doubt.WITHDRAWS_MANY)
    return tuple(doubts)


def _is_other(said: str, known: Sequence[str]) -> bool:
    names = [name for name in map(_own_name, known) if name]
    own = _own_name(said)
    return bool(own and names) and all(fuzz.ratio(own, name) < _SAME_NAME for name in names)


def _own_name(text: str) -> str:
    """Return the name in quotes: before it stands «ГБПОУ», written out or not."""
    quoted = _QUOTED.search(text)
    return folded(quoted[1] if quoted else text)
