"""After a change: only those without a place propose, to the seats that are free."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from app.matching.model.instance import Instance
from app.matching.model.market import Market, prepare
from app.matching.model.result import Closure
from app.matching.model.validation import check_instance
from app.matching.repair.moves import Matching, Repair, is_allowed, moves_between
from app.matching.solving.engine import start
from app.matching.solving.outcome import BareOutcome, assemble
from app.matching.solving.pairs import are_together


def fill_vacancies(published: Matching, after: Instance) -> Repair:
    """Leave everyone who may stay where they are; only those without a place propose.

    The gentle alternative: nobody moves without need, and what injustice that leaves stands in
    the result's blocking pairs. Raises InstanceErrors when `after` is faulty.
    """
    check_instance(after)
    market = prepare(after)
    staying = _staying(market, after, published)
    rest = replace(after, fixed={**staying, **after.fixed}, pairs=())
    run = start(rest, prepare(rest))
    closures = tuple(_still_closed(rest))
    for closure in closures:
        run.close(closure.place)
    matching = run.matching() | staying
    apart = _apart(after, {**matching, **after.fixed})
    outcome = BareOutcome(matching, "fill_vacancies", closures, separated=apart)
    result = assemble(after, market, outcome, explain=True)
    return Repair(result, tuple(moves_between(published, after, after, result, None)), fewest=False)


def _apart(instance: Instance, matching: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Pairs that filling vacancies leaves apart; they are treated singly."""
    return tuple(
        sorted(
            (pair.first, pair.second)
            for pair in instance.pairs
            if not are_together(
                instance, pair.together, matching.get(pair.first), matching.get(pair.second)
            )
        )
    )


def _still_closed(rest: Instance) -> Iterator[Closure]:
    """Places with a minimum where nobody is left: they do not open for single vacancies."""
    used = set(rest.fixed.values())
    for key, place in sorted(rest.places.items()):
        if place.minimum and key not in used:
            yield Closure(key, 0, place.minimum)


def _staying(market: Market, after: Instance, published: Matching) -> dict[str, str]:
    """Who may keep the published place; where seats were cut, the weakest lose theirs."""
    present: dict[str, list[tuple[int, str]]] = {place: [] for place in after.places}
    for one, name in enumerate(market.names):
        place = published.get(name)
        if place not in present or name in after.fixed or not is_allowed(after, name, place):
            continue
        present[place].append((-(market.key_at(place, one) or 0), name))
    return {
        name: place
        for place, standing in present.items()
        for _, name in sorted(standing)[: market.seats[place]]
    }
