"""The independent checker: recounts everything from the instance alone.

It shares no code and no data structure with the solvers: it goes place by place over those who
would rather be there, and draws lottery numbers anew, only where they decide.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import astuple

from app.matching.model.instance import Entry, Instance, Place, ProposerPair
from app.matching.model.result import Verdict, Violation
from app.matching.proof.pair_checker import PairClaims, kept_pairs, pair_violations
from app.matching.proof.place_checker import RedrawnLottery, Room, classes_at

LISTED_PAIRS = 1_000
_UNCOUNTABLE = frozenset({"unknown_place", "unknown_proposer", "missing_proposer"})

Matching = Mapping[str, str | None]


def check_matching(
    instance: Instance,
    matching: Matching,
    closed: Collection[str],
    separated: Collection[tuple[str, str]] | None = None,
) -> Verdict:
    """Count everything wrong with a matching.

    `closed` are the places closed for their minimum, `separated` the pairs treated singly.
    """
    kept = kept_pairs(instance, matching, separated)
    found = [
        *_violations(instance, matching, closed),
        *pair_violations(instance, matching, kept),
    ]
    pairs: list[tuple[str, str]] = []
    if not any(violation.code in _UNCOUNTABLE for violation in found):
        bound = frozenset(name for pair in kept for name in pair[:2])
        hall = _Places(instance, matching, frozenset(closed), bound)
        for key in instance.places:
            classes = hall.classes(key)
            found.extend(hall.strangers(key, classes))
            pairs.extend(hall.claims(key, classes))
        pairs.extend(pair_claims(instance, matching, frozenset(closed), kept))
    violations = tuple(sorted(found, key=astuple))
    return Verdict(tuple(sorted(pairs)[:LISTED_PAIRS]), len(pairs), violations)


def implied_closures(instance: Instance, matching: Matching) -> list[str]:
    """Places with a minimum that nobody was given: closed, when a result does not say so."""
    used = set(matching.values())
    return [key for key, place in instance.places.items() if place.minimum and key not in used]


def _violations(
    instance: Instance, matching: Matching, closed: Collection[str]
) -> Iterator[Violation]:
    yield from _coverage_violations(instance, matching)
    yield from _count_violations(instance, matching, closed)
    yield from _group_violations(instance, matching)
    yield from _wish_violations(instance, matching)


def _wish_violations(instance: Instance, matching: Matching) -> Iterator[Violation]:
    fixed = instance.fixed
    for entry in instance.forbidden:
        if matching.get(entry.proposer) == entry.place != fixed.get(entry.proposer):
            yield Violation("forbidden", entry.proposer, f"место «{entry.place}» ему запрещено")
    for name, wishes in instance.proposers.items():
        key = matching.get(name)
        if key is None or key in wishes or fixed.get(name) == key:
            continue
        if not any(key in tie for tie in wishes if not isinstance(tie, str)):
            yield Violation("not_wished", name, f"места «{key}» нет в его списке")


def _coverage_violations(instance: Instance, matching: Matching) -> Iterator[Violation]:
    for name in instance.proposers.keys() - matching.keys():
        yield Violation("missing_proposer", name, "нет в результате")
    for name in matching.keys() - instance.proposers.keys() - instance.fixed.keys():
        yield Violation("unknown_proposer", name, "такого участника нет")
    for key in set(matching.values()) - instance.places.keys() - {None}:
        yield Violation("unknown_place", str(key), "такого места нет")
    for name, key in instance.fixed.items():
        if matching.get(name) != key:
            yield Violation("fixed_broken", name, f"закреплённое место «{key}» не дано")


def _count_violations(
    instance: Instance, matching: Matching, closed: Collection[str]
) -> Iterator[Violation]:
    taken = Counter(key for key in matching.values() if key is not None)
    decided = set(instance.fixed.values())  # open because somebody is fixed there
    for key, place in instance.places.items():
        count = taken[key]
        if count > place.capacity:
            yield Violation("over_capacity", key, f"{count} при вместимости {place.capacity}")
        if key not in closed and key not in decided and count < place.minimum:
            yield Violation("under_minimum", key, f"{count} при минимуме {place.minimum}")
    for key in closed:
        yield from _closure_violations(key, instance.places.get(key), taken[key])


def _closure_violations(key: str, place: Place | None, count: int) -> Iterator[Violation]:
    if place is None:
        yield Violation("unknown_place", key, "закрытого места нет")
    elif count:
        yield Violation("closed_in_use", key, f"закрытому месту отданы {count}")
    elif not place.minimum:
        yield Violation("closed_without_minimum", key, "закрыто, хотя минимума нет")


def _group_violations(instance: Instance, matching: Matching) -> Iterator[Violation]:
    taken = Counter(key for key in matching.values() if key is not None)
    for name, group in instance.groups.items():
        count = sum(taken[key] for key in set(group.places))
        if group.maximum is not None and count > group.maximum:
            yield Violation("over_maximum", name, f"{count} при пределе {group.maximum}")


class _Places:
    """Looks at one place after another: is everyone there accepted, and who has a claim to it?"""

    def __init__(
        self,
        instance: Instance,
        matching: Matching,
        closed: Collection[str],
        bound: Collection[str],
    ) -> None:
        self._places, self._matching = instance.places, matching
        self._claimants = _claimants(instance, matching, closed, bound)
        guests: dict[str, list[str]] = {key: [] for key in instance.places}
        for name, key in matching.items():
            if key is not None:
                guests[key].append(name)
        self._room = Room(instance, {key: len(names) for key, names in guests.items()})
        for name, key in instance.fixed.items():
            if matching.get(name) == key:
                guests[key].remove(name)  # by decision, whatever the place thinks of them
        self._guests, self._draws = guests, RedrawnLottery(instance)

    def classes(self, key: str) -> Mapping[str, int]:
        """Class of everyone who is here or would rather be, and is accepted."""
        return classes_at(self._places[key], self._guests[key] + self._claimants.get(key, []))

    def strangers(self, key: str, classes: Mapping[str, int]) -> Iterator[Violation]:
        """Those at a place that does not accept them."""
        for name in self._guests[key]:
            if name not in classes:
                yield Violation("not_accepted", name, f"место «{key}» его не принимает")

    def claims(self, key: str, classes: Mapping[str, int]) -> list[tuple[str, str]]:
        """Those who would rather be here and find a free seat, or somebody they stand before."""
        claimants = [name for name in self._claimants.get(key, ()) if name in classes]
        if not claimants:
            return []
        guests = [name for name in self._guests[key] if name in classes]
        ahead = set(self._draws.ahead(key, claimants, guests, classes))
        if self._room.has_seat(key):
            ahead.update(one for one in claimants if self._room.admits(key, self._matching[one]))
        return [(name, key) for name in ahead]


def _claimants(
    instance: Instance, matching: Matching, closed: Collection[str], bound: Collection[str]
) -> dict[str, list[str]]:
    """Place → those who may be there and would strictly prefer it to what they got.

    Those bound in a pair are left out: they claim places only together.
    """
    settled = instance.fixed.keys() | bound
    claimants: defaultdict[str, list[str]] = defaultdict(list)
    for name, wishes in instance.proposers.items():
        outcome = matching[name]
        if (wishes and wishes[0] == outcome) or name in settled:
            continue
        _claim(claimants, name, wishes, outcome)
    for key in closed:
        claimants.pop(key, None)
    return claimants | _without_barred(instance, claimants)


def _without_barred(instance: Instance, claimants: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Claimants of the places that are forbidden to somebody, those left out."""
    barred: defaultdict[str, set[str]] = defaultdict(set)
    for entry in instance.forbidden:
        barred[entry.place].add(entry.proposer)
    return {
        key: [name for name in claimants.get(key, ()) if name not in names]
        for key, names in barred.items()
    }


def _claim(
    claimants: dict[str, list[str]], name: str, wishes: Sequence[Entry], outcome: str | None
) -> None:
    """Enter somebody at the wishes strictly before the outcome."""
    for entry in wishes:
        if entry == outcome:
            return
        if isinstance(entry, str):
            claimants[entry].append(name)
        elif outcome in entry:
            return
        else:
            for key in entry:
                claimants[key].append(name)


def pair_claims(
    instance: Instance, matching: Matching, closed: Collection[str], kept: Collection[ProposerPair]
) -> Iterator[tuple[str, str]]:
    """What kept pairs could have instead: each member with the place it would get."""
    if not kept:
        return
    draws = RedrawnLottery(instance)

    def accepts(key: str, name: str) -> bool:
        return name in classes_at(instance.places[key], [name])

    def before(key: str, one: str, other: str) -> bool:
        classes = classes_at(instance.places[key], [one, other])
        both = one in classes and other in classes
        return both and one in draws.ahead(key, [one], [other], classes)

    claims = PairClaims(instance, matching, closed, accepts, before)
    for pair in kept:
        better = claims.of(pair)
        if better:
            yield from zip(pair[:2], better, strict=True)
