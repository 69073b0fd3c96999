"""From a bare matching to a result that carries its figures, proof and explanations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.matching.model.documents import signed_document
from app.matching.model.instance import Instance
from app.matching.model.market import Market
from app.matching.model.result import Closure, Result
from app.matching.proof.checker import check_matching
from app.matching.proof.digest import digest_of
from app.matching.proof.explanations import Explainer, cutoffs_of
from app.matching.proof.figures import rank_profile, unmatched


@dataclass(frozen=True, slots=True)
class BareOutcome:
    """What an algorithm found; those absent from `matching` got nothing."""

    matching: Mapping[str, str]
    algorithm: str
    closures: tuple[Closure, ...] = ()
    separated: tuple[tuple[str, str], ...] = ()

    @property
    def closed_places(self) -> tuple[str, ...]:
        """Identifiers of the places closed for their minimum."""
        return tuple(sorted(closure.place for closure in self.closures))


def assemble(instance: Instance, market: Market, outcome: BareOutcome, *, explain: bool) -> Result:
    """Check, count, sign and, when asked, explain an outcome."""
    granted = {**outcome.matching, **instance.fixed}
    guests = instance.fixed.keys() - instance.proposers.keys()
    names = sorted([*instance.proposers, *guests])  # a list sorts faster than a set of a million
    matching = {name: granted.get(name) for name in names}
    closed = outcome.closed_places
    cutoffs = cutoffs_of(instance, market, matching)
    result = Result(
        matching=matching,
        algorithm=outcome.algorithm,
        seed=instance.seed,
        verdict=check_matching(instance, matching, closed, outcome.separated),
        rank_profile=rank_profile(instance, matching),
        unmatched=unmatched(matching),
        closed_places=closed,
        closures=outcome.closures,
        separated=outcome.separated,
        lottery={name: market.lottery[name] for name in names if name in market.lottery},
        place_lottery={key: market.place_lottery[key] for key in sorted(market.place_lottery)},
        cutoffs=cutoffs,
    )
    digest = digest_of(instance, signed_document(result))
    if not explain:
        return replace(result, digest=digest)
    explainer = Explainer(instance, market, matching, cutoffs, closed)
    explanations = {name: explainer.explain(name) for name in names}
    return replace(result, digest=digest, explained=explanations)
