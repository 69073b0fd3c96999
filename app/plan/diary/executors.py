"""Whom a plan means by its executors' words: «Участники Кластера», «Администрация ГБПОУ»."""

import re
from collections.abc import Iterable
from enum import StrEnum


class Audience(StrEnum):
    """Groups of people that a plan names by a word."""

    COLLEGE = "college"
    COUNCIL = "council"
    ORGANIZATIONS = "organizations"


_WORDS = {
    Audience.COLLEGE: re.compile(
        r"администрац|колледж|гбпоу|спо\b|методист|директор|преподавател|ответственн|участник"
    ),
    Audience.COUNCIL: re.compile(r"совет|эксперт|председател"),
    Audience.ORGANIZATIONS: re.compile(r"участник|работодател|организаци|учреждени|предприяти"),
}


def audiences_of(executors: Iterable[str]) -> frozenset[Audience]:
    """Return the groups that these words mean; words nobody knows are left to the college."""
    text = " ".join(executors).casefold()
    found = frozenset(one for one, pattern in _WORDS.items() if pattern.search(text))
    return found or frozenset({Audience.COLLEGE})
