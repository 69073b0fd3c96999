"""One instance distributed in every way the engine knows, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.matching.model.instance import Algorithm, Instance
from app.matching.model.result import Result
from app.matching.model.validation import check_instance, find_errors
from app.matching.proof.figures import ResultComparison, compare
from app.matching.solving.engine import solve


@dataclass(frozen=True, slots=True)
class Scenario:
    """A result and what it changes for each person against the first scenario."""

    result: Result
    comparison: ResultComparison

    @property
    def total_rank(self) -> int:
        """Sum of the wish numbers granted; less is better among those who place as many."""
        return sum(rank * count for rank, count in self.result.rank_profile.items())


def scenarios(instance: Instance) -> list[Scenario]:
    """Every way that fits the instance; first its students propose, as by default.

    The last is the least total of wish numbers, which is not stable. Raises InstanceErrors for a
    faulty instance.
    """
    results = list(_results(instance))
    return [Scenario(result, compare(instance, results[0], result)) for result in results]


def _results(instance: Instance) -> Iterator[Result]:
    from app.matching.solving.minimum_total_rank import (
        minimum_total_rank,  # NumPy and OR-tools only when asked for
    )

    for algorithm in Algorithm:
        other = replace(instance, algorithm=algorithm)
        if algorithm is Algorithm.STUDENT_PROPOSING:
            check_instance(other)
        if not find_errors(other):  # pairs and limits fit the first alone
            yield solve(other)
    yield minimum_total_rank(instance)
