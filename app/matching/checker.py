"""The independent checker: recounts everything from the instance alone.

It shares no code and no data structure with the solvers: it goes place by place over those who
would rather be there, and draws lottery numbers anew, only where they decide.
"""

from __future__ import annotations

import hmac
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import astuple

from app.matching.instance import Entry, Instance, Lottery, Pair, Place
from app.matching.pair_checker import PairClaims, kept_pairs, pair_violations
from app.matching.result import Verdict, Violation

LISTED_PAIRS = 1_000
_UNCOUNTABLE = frozenset({"unknown_place", "unknown_proposer", "missing_proposer"})

Matching = Mapping[str, str | None]
Priority = tuple[int, bytes]


def check_matching(
    instance: Instance,
    matching: Matching,
    closed: Collection[str],
    separated: Collection[tuple[str, str]] | None = None,
) -> Verdict:
    """Count everything wrong with a matching.

    ``closed`` are the places closed for their minimum, ``separated`` the pairs treated singly.
    """
    kept = kept_pairs(instance, matching, separated)
    found = [
        *_violations(instance, matching, closed),
        *pair_violations(instance, matching, kept),
    ]
    violations = tuple(sorted(found, key=astuple))
    if any(violation.code in _UNCOUNTABLE for violation in violations):
        return Verdict(violations=violations)  # nothing further can be counted
    bound = {name for pair in kept for name in pair[:2]}
    pairs = list(_blocking_pairs(instance, matching, frozenset(closed), bound))
    if kept:
        pairs.extend(_pair_claims(instance, matching, frozenset(closed), kept))
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
    barred = {(entry.proposer, entry.place) for entry in instance.forbidden}
    guests = defaultdict(list)
    for name, key in matching.items():
        if key is None or key not in instance.places or instance.fixed.get(name) == key:
            continue
        if (name, key) in barred:
            yield Violation("forbidden", name, f"место «{key}» ему запрещено")
        if name in instance.proposers and not _wished(instance.proposers[name], key):
            yield Violation("not_wished", name, f"места «{key}» нет в его списке")
        guests[key].append(name)
    for key, names in guests.items():
        yield from _acceptance_violations(key, instance.places[key], names)


def _coverage_violations(instance: Instance, matching: Matching) -> Iterator[Violation]:
    for name in instance.proposers:
        if name not in matching:
            yield Violation("missing_proposer", name, "нет в результате")
    for name, key in matching.items():
        if name not in instance.proposers and name not in instance.fixed:
            yield Violation("unknown_proposer", name, "такого участника нет")
        if key is not None and key not in instance.places:
            yield Violation("unknown_place", name, f"места «{key}» нет")
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


def _acceptance_violations(key: str, place: Place, names: list[str]) -> Iterator[Violation]:
    classes = _classes(place, names)
    for name in names:
        if name not in classes:
            yield Violation("not_accepted", name, f"место «{key}» его не принимает")


def _wished(wishes: Sequence[Entry], key: str) -> bool:
    return key in wishes or any(key in tie for tie in wishes if not isinstance(tie, str))


def _classes(place: Place, names: Collection[str]) -> dict[str, int]:
    """Class of each of ``names`` the place accepts, less is better."""
    if place.ranking is None:
        entitled = names if place.accepts is None else set(names) & set(place.accepts)
        return dict.fromkeys(entitled, 0)
    classes: dict[str, int] = {}
    for number, entry in enumerate(place.ranking):
        for name in [entry] if isinstance(entry, str) else entry:
            classes[name] = number
    entitled = classes.keys() if place.accepts is None else set(place.accepts)
    return {name: classes[name] for name in names if name in classes and name in entitled}


def _blocking_pairs(
    instance: Instance, matching: Matching, closed: Collection[str], bound: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Pairs of a proposer who prefers a place and a place that would rather have the proposer.

    Those ``bound`` in a pair claim places only together.
    """
    present: dict[str, list[str]] = {key: [] for key in instance.places}
    for name, key in matching.items():
        if key is not None:
            present[key].append(name)
    draws = _Draws(instance)
    room = _Room(instance, {key: len(names) for key, names in present.items()})
    for key, names in _claimants(instance, matching, closed).items():
        movable = [name for name in present[key] if name not in instance.fixed]
        classes = _classes(instance.places[key], [*names, *movable])
        envied = [name for name in movable if name in classes]
        for name in names:
            if (
                name in classes
                and name not in bound
                and (
                    room.admits(key, matching.get(name))
                    or draws.outranks(key, name, envied, classes)
                )
            ):
                yield name, key


def _pair_claims(
    instance: Instance, matching: Matching, closed: Collection[str], kept: Collection[Pair]
) -> Iterator[tuple[str, str]]:
    """What kept pairs could have instead: each member with the place it would get."""
    draws = _Draws(instance)

    def accepts(key: str, name: str) -> bool:
        return name in _classes(instance.places[key], [name])

    def before(key: str, one: str, other: str) -> bool:
        classes = _classes(instance.places[key], [one, other])
        return len(classes) == 2 and draws.outranks_one(key, one, other, classes)

    claims = PairClaims(instance, matching, closed, accepts, before)
    for pair in kept:
        better = claims.of(pair)
        if better:
            yield from zip(pair[:2], better, strict=True)


class _Room:
    """Whether a place has a seat for one more, under its capacity and the limits of its groups."""

    def __init__(self, instance: Instance, taken: Mapping[str, int]) -> None:
        self._capacity = {key: place.capacity for key, place in instance.places.items()}
        self._taken = taken
        self._full: defaultdict[str, list[set[str]]] = defaultdict(list)
        for group in instance.groups.values():
            members = set(group.places)
            if group.maximum is not None and sum(taken[key] for key in members) >= group.maximum:
                for key in members:
                    self._full[key].append(members)

    def admits(self, key: str, current: str | None) -> bool:
        """Whether somebody now at ``current`` has a claim to a free seat at ``key``.

        In a full group there is none for outsiders; a move inside the group is a claim when the
        group offers that seat before the one left (Kamada and Kojima's regional preference).
        """
        if self._taken[key] >= self._capacity[key]:
            return False
        if any(current not in members for members in self._full[key]):
            return False
        return not self._full[key] or self._share(key, 1) < self._share(current or key, 0)

    def _share(self, key: str, more: int) -> tuple[float, str]:
        return (self._taken[key] + more) / max(self._capacity[key], 1), key


def _claimants(
    instance: Instance, matching: Matching, closed: Collection[str]
) -> dict[str, list[str]]:
    """Place → those who may be there and would strictly prefer it to what they got."""
    barred = {(entry.proposer, entry.place) for entry in instance.forbidden}
    claimants: defaultdict[str, list[str]] = defaultdict(list)
    for name, wishes in instance.proposers.items():
        if name in instance.fixed:
            continue
        for key in _preferred(wishes, matching.get(name)):
            if key not in closed and (not barred or (name, key) not in barred):
                claimants[key].append(name)
    return claimants


def _preferred(wishes: Sequence[Entry], outcome: str | None) -> Iterator[str]:
    """Wishes strictly before the outcome."""
    for entry in wishes:
        if isinstance(entry, str):
            if entry == outcome:
                return
            yield entry
        elif outcome in entry:
            return
        else:
            yield from entry


class _Draws:
    """Compares proposers at a place; draws are made when two of one class are compared."""

    def __init__(self, instance: Instance) -> None:
        self._key = str(instance.seed).encode()
        self._own = instance.lottery is Lottery.PER_PLACE
        self._weak = instance.algorithm.is_weak
        self._seen: dict[str, bytes] = {}
        self._weakest: dict[str, Priority] = {}

    def outranks(
        self, key: str, name: str, envied: Sequence[str], classes: Mapping[str, int]
    ) -> bool:
        """Whether ``name`` stands before the weakest of those present at the place ``key``."""
        if not envied:
            return False
        if key not in self._weakest:
            last = max(classes[other] for other in envied)
            lowest = [other for other in envied if classes[other] == last]
            self._weakest[key] = last, max(self._draw(key, other) for other in lowest)
        last, draw = self._weakest[key]
        if self._weak or classes[name] != last:
            return classes[name] < last
        return self._draw(key, name) < draw

    def outranks_one(self, key: str, one: str, other: str, classes: Mapping[str, int]) -> bool:
        """Whether ``one`` stands before ``other``, both accepted at the place ``key``."""
        if self._weak or classes[one] != classes[other]:
            return classes[one] < classes[other]
        return self._draw(key, one) < self._draw(key, other)

    def _draw(self, key: str, name: str) -> bytes:
        message = f"{key}\x1f{name}" if self._own else name
        if message not in self._seen:
            self._seen[message] = hmac.digest(self._key, message.encode(), "sha256")
        return self._seen[message]
