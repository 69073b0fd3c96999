"""The one door: an instance in, a verified result out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from functools import partial

from app.matching.model.garbage_collection import without_garbage_collection
from app.matching.model.instance import Algorithm, Instance
from app.matching.model.market import Market, prepare
from app.matching.model.result import Closure, Result
from app.matching.model.validation import check_instance
from app.matching.solving.group_limits import limited_proposing
from app.matching.solving.larger_stable import larger_stable
from app.matching.solving.minimum_quotas import Run, close_underfilled
from app.matching.solving.outcome import BareOutcome, assemble
from app.matching.solving.pairs import PairedRun
from app.matching.solving.place_proposing import place_proposing
from app.matching.solving.student_proposing import StudentProposing


def solve(instance: Instance, *, explain: bool = False) -> Result:
    """Distribute the proposers over the places by the instance's algorithm.

    The result is checked by the independent checker and signed with its digest; `explain` adds
    a reason for every wish that was not granted. Raises InstanceErrors naming every fault of the
    instance.
    """
    with without_garbage_collection():
        check_instance(instance)
        market = prepare(instance)
        return assemble(instance, market, distribute(instance, market), explain=explain)


def distribute(instance: Instance, market: Market) -> BareOutcome:
    """The bare outcome of the instance's algorithm, with the trace of its minimum quotas."""
    parts = [instance.algorithm.value]
    run = start(instance, market)
    closures: tuple[Closure, ...] = ()
    if instance.has_limits:
        parts.append("group_limits")
    if instance.pairs:
        parts.append("pairs")
    if any(place.minimum for place in instance.places.values()):
        parts.append("minimum_quotas")
        closures = close_underfilled(instance, run)
    separated = run.separated if isinstance(run, PairedRun) else ()
    return BareOutcome(run.matching(), "+".join(parts), closures, separated)


def start(instance: Instance, market: Market) -> Run:
    """A finished run of the instance's algorithm, from which places can be closed."""
    if instance.pairs:
        return PairedRun(instance, market)
    if instance.has_limits:
        return _Rerun(partial(limited_proposing, instance, market))
    if instance.algorithm is Algorithm.STUDENT_PROPOSING:
        return StudentProposing(market)
    if instance.algorithm is Algorithm.PLACE_PROPOSING:
        return _Rerun(partial(place_proposing, market))
    return _Rerun(partial(larger_stable, market))


class _Rerun:
    """Closing for algorithms that have to start over."""

    def __init__(self, solver: Callable[[Collection[str]], dict[str, str]]) -> None:
        self._solver = solver
        self._closed: set[str] = set()
        self._matching = solver(self._closed)

    def close(self, place: str) -> None:
        """Take a place out and start over."""
        self._closed.add(place)
        self._matching = self._solver(self._closed)

    def settle(self) -> bool:
        """Nothing is ever put off."""
        return False

    def taken(self) -> Counter[str]:
        """How many hold a seat at each place."""
        return Counter(self._matching.values())

    def matching(self) -> dict[str, str]:
        """Who holds a seat, and where."""
        return self._matching
