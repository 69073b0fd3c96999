"""Whom the words of an executor probably mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from app.plan.reading.prose import folded

LIKE = 85.0
"""Per cent of likeness from which a name is proposed; staff decides."""

_EVERYBODY = re.compile(
    r"^(участники|члены|организации участники|организации|все участники)( образовательного)?"
    r"( кластера)?$|^(поо|спо|организации|учреждения),? входящие в кластер$"
)
_ROLE = re.compile(r"^(председатель|секретарь|члены|состав) ")


@dataclass(frozen=True, slots=True)
class MeantTerms:
    """Whom an executor's words mean; `is_everybody`: each organization of the cluster."""

    is_everybody: bool = False
    council_ids: list[int] = field(default_factory=list)
    organization_ids: list[int] = field(default_factory=list)
    user_ids: list[int] = field(default_factory=list)


def propose_meant(
    name: str, *, councils: Mapping[int, str], organizations: Mapping[int, str]
) -> MeantTerms:
    """Return whom the words of an executor probably mean.

    `councils` and `organizations` are names by id. People are never proposed: a plan names posts.
    """
    words = folded(name)
    if _EVERYBODY.search(words):
        return MeantTerms(is_everybody=True)
    plain = _ROLE.sub("", words)
    council = _closest(plain, councils)
    if council is not None:
        return MeantTerms(council_ids=[council])
    organization = _closest(plain, organizations)
    return MeantTerms(organization_ids=[] if organization is None else [organization])


def _closest(words: str, names: Mapping[int, str]) -> int | None:
    """Return whose name stands in the words, in any of its cases; None when two do as well."""
    scored = sorted(
        ((_likeness(words, folded(known)), id_) for id_, known in names.items()), reverse=True
    )
    if not scored or scored[0][0] < LIKE or (len(scored) > 1 and scored[1][0] == scored[0][0]):
        return None
    return scored[0][1]


def _likeness(words: str, known: str) -> float:
    return fuzz.token_sort_ratio(_stemmed(words), _stemmed(known))


def _stemmed(text: str) -> str:
    """Cut the endings of cases: «Экспертного совета» and «Экспертный совет» are one."""
    return " ".join(word[: max(5, len(word) - 3)] for word in text.split())
