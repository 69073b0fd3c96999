"""Pairs who want to be placed together.

A pair ranks the ways to be together (one place, or two places of one group) by the sum of its
members' wish numbers; trading the two seats between them is no different way. With pairs a stable
outcome need not exist, and whether one does is NP-complete (A. Roth 1984; E. Ronn 1990). The
search is an exact one by constraint programming, in the cut-off form of stability: everyone not of
a pair gets the best place whose cut-off they meet.

Stable, with limits over groups of places as well, means: every limit holds (the fixed count), and
nobody has a claim.

- Somebody single, or of a pair treated singly, has a claim to a place they wish more than their own
  if they stand before somebody there who is not fixed; or if it has a free seat, unless a group of
  the place is full (its limit is reached). In a full group nobody from outside has a claim to a
  free seat, and a move inside it is a claim only when the group offers that seat before the one
  left: by the share `(taken + 1) / capacity` against `taken / capacity` of the place left, then
  by identifier (the regional preference of Kamada and Kojima, as in `group_limits`).
- A pair kept together has a claim to an option with a less sum of wish numbers if each place has
  the seats for it: seats the pair holds there, seats of people not fixed who stand behind those of
  the pair who come, and free seats. Free seats count only as far as each limit leaves them beside
  everybody placed now: a pair has no claim to free seats in a full group, nor to two where its
  limit leaves one, even if it would leave seats in that group.

Wishes of equal standing are taken in the order drawn for their proposer, as everywhere; only for
pairs they count as equal numbers.

A pair for which no stable outcome can be found is "not satisfiable together": its members are then
treated singly. The fewest pairs are so treated, and with these fixed the sum of wish numbers is
made small. The search is limited by work done, not by seconds, so that the result is the same on
every machine; where the limit of work ends it, more pairs might have been kept. In larger markets
an outcome found without search stands if it parts no pair, in the largest in any case (see
`quick_pairs`): there too more pairs might have been kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, pairwise, product
from typing import Any

from app.matching.model.instance import Instance, ProposerPair, Together, names_in, rank_in
from app.matching.model.market import Market
from app.matching.solving.group_limits import limited_proposing
from app.matching.solving.pair_limits import Edge, GroupLimits, Option, PairOutcome
from app.matching.solving.quick_pairs import (
    LARGE,
    LARGE_LIMITED,
    SMALL,
    PairedProposing,
    promising_start,
    wishes_in,
)
from app.matching.solving.student_proposing import StudentProposing

_EFFORT = 30.0  # OR-tools' deterministic time, roughly seconds, for the number of pairs kept
_LIMITED_EFFORT = 0.5  # the same under group limits: nearly all is found at once, by the start
_POLISH = 0.5  # the same for the sum of wish numbers


def options_of(instance: Instance, pair: ProposerPair) -> dict[Option, int]:
    """Ways for a pair to be together by their lists → sum of wish numbers."""
    ranks = [
        {key: rank_in(instance.proposers[name], key) or 0 for key in wishes}
        for name in pair[:2]
        for wishes in [names_in(instance.proposers[name])]
    ]
    return {
        (one, other): ranks[0][one] + ranks[1][other]
        for one, other in product(*ranks)
        if are_together(instance, pair.together, one, other)
    }


def are_together(
    instance: Instance, together: Together, one: str | None, other: str | None
) -> bool:
    """Whether two outcomes are what a pair asks for."""
    if one is None or other is None:
        return False
    if together is Together.PLACE or one == other:
        return one == other
    return any(one in group.places and other in group.places for group in instance.groups.values())


class PairedRun:
    """Keeping as many pairs together as can be found within the limit of work.

    In larger markets pairs propose in one run, from which places are closed (`quick_pairs`); it
    stands if it parts no pair that could be together, in the largest in any case. Else the search
    decides, again after every place closed.
    """

    def __init__(self, instance: Instance, market: Market) -> None:
        self._instance, self._market = instance, market
        self._closed: set[str] = set()
        self._quick: PairedProposing | None = None
        self._searched: PairOutcome | None = None
        size = wishes_in(market)
        if size > SMALL:
            ways = _ways(instance, market)
            self._hopeless = sum(not one for one in ways.values())
            self._is_large = size > (LARGE_LIMITED if instance.has_limits else LARGE)
            self._quick = PairedProposing(instance, market, (), list(ways.values()))
            self.settle()
        else:
            self._searched = search_pairs(instance, market)

    @property
    def separated(self) -> tuple[tuple[str, str], ...]:
        """Pairs not satisfiable together."""
        return self._outcome().separated

    def close(self, place: str) -> None:
        """Take a place out; those it held go on, or all is searched again."""
        self._closed.add(place)
        if self._quick is None:
            self._searched = search_pairs(self._instance, self._market, self._closed)
        else:
            self._quick.close(place)

    def settle(self) -> bool:
        """See to the claims of pairs, which are put off while places close."""
        if self._quick is None:
            return False
        had_claims = self._quick.settle()
        if self._is_large or len(self._quick.outcome().separated) <= self._hopeless:
            return had_claims
        self._quick = None
        self._searched = search_pairs(self._instance, self._market, self._closed)
        return True

    def taken(self) -> Mapping[str, int]:
        """How many hold a seat at each place."""
        if self._quick is None:
            return Counter(self.matching().values())
        return self._quick.taken()

    def matching(self) -> dict[str, str]:
        """Who holds a seat, and where."""
        return self._outcome().matching

    def _outcome(self) -> PairOutcome:
        if self._quick is not None:
            return self._quick.outcome()
        if self._searched is None:
            raise RuntimeError("neither proposed nor searched")
        return self._searched


def search_pairs(instance: Instance, market: Market, closed: Collection[str] = ()) -> PairOutcome:
    """A stable matching with as many pairs together as the search finds."""
    apart = tuple(sorted(pair[:2] for pair in instance.pairs))
    search = Search(instance, market, frozenset(closed))
    if instance.has_limits:
        singly = PairOutcome(limited_proposing(instance, market, closed), apart)
        return search.run(promising_start(instance, market, closed, search.options), singly)
    run = StudentProposing(market)
    for place in closed:
        run.close(place)
    return search.run(PairOutcome(run.matching(), apart))


def _ways(instance: Instance, market: Market) -> dict[ProposerPair, dict[Option, int]]:
    """The options of each pair that have seats for both and take both."""
    barred = {(one.proposer, one.place) for one in instance.forbidden}

    def takes(name: str, key: str, seats: int) -> bool:
        accepted = market.standing_at(key)(name) is not None
        return accepted and market.seats[key] >= seats and (name, key) not in barred

    return {
        pair: {
            (one, other): total
            for (one, other), total in options_of(instance, pair).items()
            if takes(pair.first, one, 1 + (one == other)) and takes(pair.second, other, 1)
        }
        for pair in instance.pairs
    }


class Search:
    """The model: a variable per possible placement, per cut-off met, and per pair kept."""

    def __init__(self, instance: Instance, market: Market, closed: Collection[str]) -> None:
        from ortools.sat.python import cp_model

        self._instance, self._market = instance, market
        self._cp = cp_model
        self._model: Any = cp_model.CpModel()
        self._seats = {key: 0 if key in closed else free for key, free in market.seats.items()}
        self._order = self._orders()  # place → candidates, best first
        self._at = {
            (name, key): self._model.new_bool_var("")
            for key, names in self._order.items()
            for name in names
        }
        self._kept = [self._model.new_bool_var("") for _ in instance.pairs]
        self._limited = instance.has_limits
        self._limits = GroupLimits(self._model, instance, self._at, self._order, self._seats)
        self.options = [self._open_options(pair) for pair in instance.pairs]
        self._pair_of = {
            name: number for number, pair in enumerate(instance.pairs) for name in pair[:2]
        }
        self._place_singles()
        self._chosen = [self._place_pair(number) for number in range(len(self._kept))]

    def run(self, *starts: PairOutcome) -> PairOutcome:
        """Keep as many pairs as possible, then spend a little on better wishes.

        The last start stands if the search finds nothing.
        """
        begin = self._begin(starts)
        kept = sum(self._kept)
        self._model.maximize(kept)
        first = self._solve(_LIMITED_EFFORT if self._limited else _EFFORT) or begin
        if first is None:
            return starts[-1]
        for one in self._kept:
            self._model.add(one == first.boolean_value(one))
        self._hint_again(first)
        self._model.minimize(self._total_rank())
        return self._read(self._solve(_POLISH) or first)

    def _begin(self, starts: Sequence[PairOutcome]) -> Any:
        """Hint at a start; under limits at the first that is stable, which is returned."""
        if not self._limited:
            self._hint(starts[-1])
            return None
        for start in starts:
            begin = self._completed(start)
            if begin is not None:
                self._hint_again(begin)
                return begin
        return None

    def allows(self, outcome: PairOutcome) -> bool:
        """Whether an outcome is stable by this model."""
        return self._completed(outcome) is not None

    def _completed(self, outcome: PairOutcome) -> Any:
        self._hint(outcome)
        for pair, kept in zip(self._instance.pairs, self._kept, strict=True):
            self._model.add_hint(kept, pair[:2] not in outcome.separated)
        return self._solve(_EFFORT, fixed=True)

    def _hint_again(self, solver: Any) -> None:
        """Hint at what was found; under limits at every variable, or the search finds it late."""
        self._model.clear_hints()
        found = [*self._at.values(), *self._kept, *chain.from_iterable(self._chosen)]
        if self._limited:
            everything = range(len(self._model.proto.variables))
            found = list(map(self._model.get_int_var_from_proto_index, everything))
        for variable in found:
            self._model.add_hint(variable, solver.value(variable))

    def _solve(self, effort: float, *, fixed: bool = False) -> Any:
        solver: Any = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.linearization_level = 0  # the model is all clauses: 3 to 20 times faster
        solver.parameters.max_deterministic_time = effort
        solver.parameters.fix_variables_to_their_hinted_value = fixed
        solver.parameters.cp_model_presolve = not self._limited  # takes all the effort there
        status = solver.solve(self._model)
        return solver if status in (self._cp.OPTIMAL, self._cp.FEASIBLE) else None

    def _read(self, solver: Any) -> PairOutcome:
        matching = {name: key for (name, key), at in self._at.items() if solver.boolean_value(at)}
        separated = [
            pair[:2]
            for pair, kept in zip(self._instance.pairs, self._kept, strict=True)
            if not solver.boolean_value(kept)
        ]
        return PairOutcome(matching, tuple(sorted(separated)))

    def _hint(self, start: PairOutcome) -> None:
        self._model.clear_hints()
        for (name, key), at in self._at.items():
            self._model.add_hint(at, start.matching.get(name) == key)

    def _total_rank(self) -> Any:
        return sum(
            at * (rank_in(self._instance.proposers[name], key) or 0)
            for (name, key), at in self._at.items()
        )

    def _orders(self) -> dict[str, list[str]]:
        standing: dict[str, list[tuple[int, str]]] = {key: [] for key in sorted(self._seats)}
        for one, (name, wishes) in enumerate(
            zip(self._market.names, self._market.lists, strict=True)
        ):
            for key in wishes:
                value = self._market.key_at(key, one)
                if value is not None and self._seats[key] > 0:
                    standing[key].append((-value, name))
        return {key: [name for _, name in sorted(found)] for key, found in standing.items()}

    def _place_singles(self) -> None:
        meets = dict(self._cutoffs())
        for one in self._market.people:  # not as they come: the search depends on the order
            name, wishes = self._market.names[one], self._market.lists[one]
            edges = [(name, key) for key in wishes if (name, key) in self._at]
            bound = [self._kept[self._pair_of[name]]] if name in self._pair_of else []
            self._model.add_at_most_one(self._at[edge] for edge in edges)
            for number, edge in enumerate(edges):
                self._model.add_implication(self._at[edge], meets[edge])
                # Whoever meets a cut-off is there or better off, unless bound to a pair.
                better = [self._at[better] for better in edges[: number + 1]]
                self._model.add_bool_or([meets[edge].negated(), *better, *bound])
            self._limits.give_free_seats(edges, bound)

    def _cutoffs(self) -> Iterator[tuple[Edge, Any]]:
        """For each candidate of each place, whether they meet its cut-off.

        A free seat means that all do, unless the place stands under a limit.
        """
        for key, names in self._order.items():
            present = sum(self._at[name, key] for name in names)
            self._model.add(present <= self._seats[key])
            meets = [self._model.new_bool_var("") for _ in names]
            for better, worse in pairwise(meets):
                self._model.add_implication(worse, better)
            if meets and not self._limits.cover(key):
                self._model.add(present >= self._seats[key]).only_enforce_if(meets[-1].negated())
            yield from zip(((name, key) for name in names), meets, strict=True)

    def _place_pair(self, number: int) -> Sequence[Any]:
        """A kept pair takes exactly one of its options, and none better can be had."""
        pair, kept, options = self._instance.pairs[number], self._kept[number], self.options[number]
        chosen = {option: self._model.new_bool_var("") for option in options}
        self._model.add(sum(chosen.values()) == kept)
        for (one, other), variable in chosen.items():
            self._model.add_implication(variable, self._at[pair.first, one])
            self._model.add_implication(variable, self._at[pair.second, other])
        barred = _Barred(self._model, self._at, self._order, self._seats)
        for option, total in options.items():
            content = [
                variable
                for current, variable in chosen.items()
                if options[current] <= total or set(current) == set(option)
            ]
            reasons = [*barred.reasons(pair, option), *self._limits.reasons(pair, option)]
            self._model.add_bool_or([*content, *reasons, kept.negated()])
        return list(chosen.values())

    def _open_options(self, pair: ProposerPair) -> dict[Option, int]:
        options = options_of(self._instance, pair)
        return {way: total for way, total in options.items() if self._is_open(pair, way)}

    def _is_open(self, pair: ProposerPair, option: Option) -> bool:
        one, other = option
        room = one != other or self._seats[one] >= 2
        return room and (pair.first, one) in self._at and (pair.second, other) in self._at


class _Barred:
    """Variables that may be true only if a place would not take a pair's member, or both."""

    def __init__(
        self,
        model: Any,
        at: dict[Edge, Any],
        order: dict[str, list[str]],
        seats: dict[str, int],
    ) -> None:
        self._model, self._at, self._order, self._seats = model, at, order, seats

    def reasons(self, pair: ProposerPair, option: Option) -> list[Any]:
        """Variables of which one must be true for an option to be out of reach."""
        one, other = option
        if one == other:
            last = max(pair[:2], key=self._order[one].index)
            return [self._barred(pair, last, one, seats=2)]
        return [
            self._barred(pair, name, key, seats=1)
            for name, key in zip(pair[:2], option, strict=True)
        ]

    def _barred(self, pair: ProposerPair, name: str, key: str, *, seats: int) -> Any:
        """Those before `name` at `key`, the pair aside, leave fewer than `seats`."""
        before = self._order[key][: self._order[key].index(name)]
        others = sum(self._at[other, key] for other in before if other not in pair[:2])
        variable = self._model.new_bool_var("")
        self._model.add(others >= self._seats[key] - seats + 1).only_enforce_if(variable)
        return variable
