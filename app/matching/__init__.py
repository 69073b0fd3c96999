"""Stable matching, explained and proved: needs nothing of the application around it.

Proposers (students) rank places (practice bases, employers); ``solve`` distributes them so that
nobody can justly envy anybody, ``verify`` checks a result with other code.
"""

from app.matching.engine import solve
from app.matching.errors import InstanceError, InstanceErrors
from app.matching.figures import compare, figures
from app.matching.formats import read_instance
from app.matching.instance import (
    Algorithm,
    Forbidden,
    Group,
    Instance,
    Lottery,
    Pair,
    Place,
    Together,
)
from app.matching.lottery import seed_from_text
from app.matching.repair import Cause, Move, Repair, fill_vacancies, repair
from app.matching.result import (
    Basis,
    Closure,
    Cutoff,
    Explanation,
    Reason,
    Refusal,
    Result,
    Standing,
    Verdict,
    Violation,
)
from app.matching.verification import verify

__all__ = [
    "Algorithm",
    "Basis",
    "Cause",
    "Closure",
    "Cutoff",
    "Explanation",
    "Forbidden",
    "Group",
    "Instance",
    "InstanceError",
    "InstanceErrors",
    "Lottery",
    "Move",
    "Pair",
    "Place",
    "Reason",
    "Refusal",
    "Repair",
    "Result",
    "Standing",
    "Together",
    "Verdict",
    "Violation",
    "compare",
    "figures",
    "fill_vacancies",
    "read_instance",
    "repair",
    "seed_from_text",
    "solve",
    "verify",
]
