"""Who scores which nomination: evenly, by a seed, nobody with a conflict of interest.

The order of candidates is drawn from the seed, nominations with the fewest able members choose
first, each takes the least busy ones. Then work is handed over along chains of members as long as
that makes the busiest less busy: what is left cannot be shared out more evenly. The same seed and
the same people give the same assignment.
"""

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

LEAST = 2  # members a nomination
Assigned = dict[int, set[int]]  # nomination to members
Excluded = Mapping[int, Collection[int]]  # nomination to members with a conflict of interest


def assign_evenly(
    nominations: Sequence[int],
    members: Sequence[int],
    *,
    excluded: Excluded,
    each: int,
    seed: str,
) -> Assigned:
    """Give each nomination `each` members, fewer where fewer are able."""
    able = {one: set(members) - set(excluded.get(one, ())) for one in nominations}
    load = dict.fromkeys(members, 0)
    assigned: Assigned = {}
    for one in sorted(nominations, key=lambda key: (len(able[key]), _drawn(seed, key))):
        chosen = least_busy(able[one], load, seed=seed, nomination=one)[:each]
        assigned[one] = set(chosen)
        for member in chosen:
            load[member] += 1
    while _hand_over(assigned, able, load):
        pass
    return assigned


def least_busy(
    able: Collection[int], load: Mapping[int, int], *, seed: str, nomination: int
) -> list[int]:
    """Return members in the order they are called to a nomination."""
    return sorted(able, key=lambda one: (load.get(one, 0), _drawn(seed, nomination, one)))


def digest_of(
    seed: str, *, nominations: Collection[int], members: Collection[int], excluded: Excluded
) -> str:
    """Return the digest of a seed and of what it was applied to: who knows all four repeats it."""
    conflicts = [(key, sorted(excluded[key])) for key in sorted(excluded) if excluded[key]]
    told = [seed, sorted(nominations), sorted(members), conflicts]
    return sha256(repr(told).encode()).hexdigest()


def _drawn(*parts: object) -> str:
    return sha256(":".join(map(str, parts)).encode()).hexdigest()


def _hand_over(assigned: Assigned, able: Mapping[int, set[int]], load: dict[int, int]) -> bool:
    """Relieve somebody along one chain; tell whether anybody could be relieved."""
    for busy in sorted(load, key=lambda one: (-load[one], one)):
        chain = _chain(busy, assigned, able, load)
        if chain:
            for giver, nomination, taker in chain:
                assigned[nomination].remove(giver)
                assigned[nomination].add(taker)
            load[busy] -= 1
            load[chain[-1][2]] += 1
            return True
    return False


def _chain(
    busy: int, assigned: Assigned, able: Mapping[int, set[int]], load: Mapping[int, int]
) -> list[tuple[int, int, int]]:
    """Return steps (giver, nomination, taker) from a busy member to one with two fewer."""
    came: dict[int, tuple[int, int]] = {}
    queue = deque([busy])
    while queue:
        giver = queue.popleft()
        if load[giver] <= load[busy] - 2:
            return _steps(busy, giver, came)
        held = (one for one, members in sorted(assigned.items()) if giver in members)
        for nomination in held:
            for taker in sorted(able[nomination] - assigned[nomination]):
                if taker != busy and taker not in came:
                    came[taker] = (giver, nomination)
                    queue.append(taker)
    return []


def _steps(busy: int, last: int, came: Mapping[int, tuple[int, int]]) -> list[tuple[int, int, int]]:
    steps = []
    while last != busy:
        giver, nomination = came[last]
        steps.append((giver, nomination, last))
        last = giver
    return steps[::-1]
