"""The independent checker's part for pairs: are they together, and is no better way open?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping

from app.matching.model.instance import Instance, ProposerPair, Together
from app.matching.model.result import Violation

Matching = Mapping[str, str | None]
# Whether, at a place, the first proposer named stands before the second.
Before = Callable[[str, str, str], bool]


def kept_pairs(
    instance: Instance, matching: Matching, separated: Collection[tuple[str, str]] | None
) -> list[ProposerPair]:
    """Pairs bound together: all but the separated, or, when not told, those who are together."""
    if separated is None:
        return [pair for pair in instance.pairs if _is_together(instance, matching, pair)]
    apart = {frozenset(names) for names in separated}
    return [pair for pair in instance.pairs if frozenset(pair[:2]) not in apart]


def pair_violations(
    instance: Instance, matching: Matching, kept: Collection[ProposerPair]
) -> Iterator[Violation]:
    """Kept pairs that are not together after all."""
    for pair in kept:
        if not _is_together(instance, matching, pair):
            yield Violation("pair_apart", f"{pair.first}, {pair.second}", "пара разлучена")


class PairClaims:
    """Finds ways to be together that a pair prefers and the places would take."""

    def __init__(
        self,
        instance: Instance,
        matching: Matching,
        closed: Collection[str],
        accepts: Callable[[str, str], bool],
        before: Before,
    ) -> None:
        self._instance, self._matching, self._closed = instance, matching, closed
        self._accepts, self._before = accepts, before
        self._present: dict[str, list[str]] = {key: [] for key in instance.places}
        for name, key in matching.items():
            if key is not None:
                self._present[key].append(name)
        self._limits = [
            (set(group.places), max(group.maximum - self._count(group.places), 0))
            for group in instance.groups.values()
            if group.maximum is not None
        ]

    def of(self, pair: ProposerPair) -> tuple[str, str] | None:
        """A better way for a pair that both places would agree to, if there is one."""
        ranks = [self._ranks(name) for name in pair[:2]]
        now = [self._matching[name] for name in pair[:2]]
        least = sum(row.get(key or "", 0) for row, key in zip(ranks, now, strict=True))
        for one, first in ranks[0].items():
            for other, second in ranks[1].items():
                is_trade = {one, other} == set(now)
                if first + second >= least or is_trade or not self._suits(pair, one, other):
                    continue
                if self._takes_both(pair, one, other) and self._is_within(pair, one, other):
                    return one, other
        return None

    def _count(self, keys: Collection[str]) -> int:
        return sum(len(self._present[key]) for key in set(keys))

    def _ranks(self, name: str) -> dict[str, int]:
        """Place → wish number, only where the proposer may be."""
        barred = {entry.place for entry in self._instance.forbidden if entry.proposer == name}
        ranks: dict[str, int] = {}
        for entry in self._instance.proposers[name]:
            tie = [entry] if isinstance(entry, str) else list(entry)
            ranks |= dict.fromkeys(tie, len(ranks) + 1)
        return {
            key: rank
            for key, rank in ranks.items()
            if key not in barred and key not in self._closed and self._accepts(key, name)
        }

    def _suits(self, pair: ProposerPair, one: str, other: str) -> bool:
        if one == other or pair.together is Together.PLACE:
            return one == other
        return any({one, other} <= set(group.places) for group in self._instance.groups.values())

    def _takes_both(self, pair: ProposerPair, one: str, other: str) -> bool:
        return self._takes(pair, pair.first, one, other) and self._takes(
            pair, pair.second, other, one
        )

    def _takes(self, pair: ProposerPair, name: str, key: str, mates: str) -> bool:
        """Whether `key` has a seat for `name` among those before, beside the mate's."""
        mate = pair.second if name == pair.first else pair.first
        others = [other for other in self._present[key] if other not in pair[:2]]
        stronger = sum(not self._can_replace(key, name, other) for other in others)
        if mates == key and self._before(key, mate, name):
            stronger += 1
        return stronger < self._instance.places[key].capacity

    def _is_within(self, pair: ProposerPair, one: str, other: str) -> bool:
        """Whether each limit leaves the free seats the pair needs, before it leaves its own."""
        if not self._limits:
            return True
        newcomers: defaultdict[str, list[str]] = defaultdict(list)
        newcomers[one].append(pair.first)
        newcomers[other].append(pair.second)
        needed = {key: self._needed(pair, key, names) for key, names in newcomers.items()}
        return all(
            sum(count for key, count in needed.items() if key in places) <= left
            for places, left in self._limits
        )

    def _needed(self, pair: ProposerPair, key: str, names: Collection[str]) -> int:
        """Free seats needed at `key` beside the pair's own and those of weaker people."""
        own = sum(name in pair[:2] for name in self._present[key])
        weaker = sum(
            all(self._can_replace(key, name, other) for name in names)
            for other in self._present[key]
            if other not in pair[:2]
        )
        return max(len(names) - own - weaker, 0)

    def _can_replace(self, key: str, name: str, other: str) -> bool:
        return other not in self._instance.fixed and self._before(key, name, other)


def _is_together(instance: Instance, matching: Matching, pair: ProposerPair) -> bool:
    one, other = matching.get(pair.first), matching.get(pair.second)
    if one is None or other is None:
        return False
    if one == other or pair.together is Together.PLACE:
        return one == other
    return any({one, other} <= set(group.places) for group in instance.groups.values())
