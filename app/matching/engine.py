"""The one door: an instance in, a verified result out."""

from __future__ import annotations

from app.matching.assembly import Outcome, assemble
from app.matching.errors import UnsupportedError
from app.matching.instance import Algorithm, Instance
from app.matching.market import Market, prepare
from app.matching.proposing import student_proposing
from app.matching.result import Result
from app.matching.validation import check_instance


def solve(instance: Instance, *, explain: bool = False) -> Result:
    """Distribute the proposers over the places by the instance's algorithm.

    The result is checked by the independent checker and signed with its digest; ``explain`` adds
    a reason for every wish that was not granted.  Raises InstanceErrors naming every fault of the
    instance, UnsupportedError when the algorithm cannot honour one of its parts.
    """
    check_instance(instance)
    market = prepare(instance)
    return assemble(instance, market, _distribute(instance, market), explain=explain)


def _distribute(instance: Instance, market: Market) -> Outcome:
    if instance.pairs or any(group.maximum is not None for group in instance.groups.values()):
        raise UnsupportedError("пары и пределы по группам")
    if instance.algorithm is not Algorithm.STUDENT_PROPOSING:
        raise UnsupportedError(instance.algorithm)
    return Outcome(student_proposing(market), instance.algorithm.value)
