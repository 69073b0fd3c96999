"""Every fault of an instance at once, each with the entry it stands in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from operator import eq

from app.matching.model.errors import InstanceError, InstanceErrors
from app.matching.model.instance import (
    Algorithm,
    Entry,
    Group,
    Instance,
    Place,
    all_within,
    names_in,
)

LARGEST_COUNT = 1_000_000_000
LARGEST_SEED = 2**53 - 1  # exact in JSON readers that hold numbers as doubles
_UNFIT = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def check_instance(instance: Instance) -> None:
    """Raise InstanceErrors with every fault of the instance, if there is any."""
    errors = find_errors(instance)
    if errors:
        raise InstanceErrors(errors)


def find_errors(instance: Instance) -> tuple[InstanceError, ...]:
    """All faults of an instance, in a fixed order."""
    return tuple(_errors(instance))


def _errors(instance: Instance) -> Iterator[InstanceError]:
    yield from _seed_errors(instance.seed)
    yield from _identifier_errors("proposers", instance.proposers)
    yield from _identifier_errors("places", instance.places)
    yield from _identifier_errors("fixed", instance.fixed)
    places, proposers = frozenset(instance.places), frozenset(instance.proposers)
    if not _all_clean(instance.proposers.values(), places):
        for name, wishes in instance.proposers.items():
            yield from _list_errors(f"proposers.{name}", wishes, places, _PLACE)
    for key, place in instance.places.items():
        yield from _place_errors(key, place, proposers)
    yield from _fixed_errors(instance)
    yield from _forbidden_errors(instance)
    yield from _pair_errors(instance)
    yield from _group_errors(instance)
    yield from _algorithm_errors(instance)


_PLACE = ("unknown_place", "нет места «{}»")
_PROPOSER = ("unknown_proposer", "нет участника «{}»")


def _seed_errors(seed: int) -> Iterator[InstanceError]:
    if abs(seed) > LARGEST_SEED:
        yield InstanceError("bad_seed", "seed", f"число жребия по модулю больше {LARGEST_SEED}")


def _identifier_errors(where: str, names: Collection[str]) -> Iterator[InstanceError]:
    if "" not in names and not _UNFIT.search("".join(names)):
        return
    for name in names:
        if not name or _UNFIT.search(name):
            message = "пустой идентификатор или в нём управляющие знаки"
            yield InstanceError("bad_identifier", f"{where}.{name!a}", message)


def _all_clean(lists: Collection[Sequence[Entry]], known: frozenset[str]) -> bool:
    """The common case at C speed: no ties, no repeats, nothing unknown."""
    return all_within(lists, known) and all(map(eq, map(len, map(set, lists)), map(len, lists)))


def _is_clean(entries: Sequence[Entry], known: frozenset[str]) -> bool:
    """The same for one list, which may hold ties, none of them empty."""
    names = names_in(entries)
    return all(entries) and len(set(names)) == len(names) and known.issuperset(names)


def _list_errors(
    where: str, entries: Sequence[Entry], known: Collection[str], unknown: tuple[str, str]
) -> Iterator[InstanceError]:
    if any(not isinstance(entry, str) and not entry for entry in entries):
        yield InstanceError("empty_tie", where, "пустая группа равных")
    code, message = unknown
    for name, count in Counter(names_in(entries)).items():
        if name not in known:
            yield InstanceError(code, where, message.format(name))
        if count > 1:
            yield InstanceError("duplicate", where, f"«{name}» повторяется")


def _place_errors(key: str, place: Place, proposers: frozenset[str]) -> Iterator[InstanceError]:
    where = f"places.{key}"
    yield from _count_errors(f"{where}.capacity", place.capacity, "capacity")
    yield from _count_errors(f"{where}.minimum", place.minimum, "minimum")
    if 0 <= place.capacity < place.minimum:
        message = f"минимум {place.minimum} больше вместимости {place.capacity}"
        yield InstanceError("minimum_above_capacity", where, message)
    if place.ranking is not None and not _is_clean(place.ranking, proposers):
        yield from _list_errors(f"{where}.ranking", place.ranking, proposers, _PROPOSER)
    if place.accepts is not None and not _is_clean(list(place.accepts), proposers):
        yield from _list_errors(f"{where}.accepts", list(place.accepts), proposers, _PROPOSER)


def _count_errors(where: str, count: int, code: str) -> Iterator[InstanceError]:
    if count < 0:
        yield InstanceError(f"negative_{code}", where, f"отрицательное число: {count}")
    elif count > LARGEST_COUNT:
        yield InstanceError(f"{code}_too_large", where, f"больше {LARGEST_COUNT}")


def _fixed_errors(instance: Instance) -> Iterator[InstanceError]:
    known = {name: key for name, key in instance.fixed.items() if key in instance.places}
    for name, key in instance.fixed.items():
        if key not in instance.places:
            yield InstanceError("unknown_place", f"fixed.{name}", f"нет места «{key}»")
    for key, count in Counter(known.values()).items():
        if count > max(instance.places[key].capacity, 0):
            message = f"закреплено {count}, мест {instance.places[key].capacity}"
            yield InstanceError("fixed_over_capacity", f"places.{key}", message)


def _forbidden_errors(instance: Instance) -> Iterator[InstanceError]:
    seen = Counter((entry.proposer, entry.place) for entry in instance.forbidden)
    for (name, key), count in seen.items():
        where = f"forbidden.{name}.{key}"
        if name not in instance.proposers and name not in instance.fixed:
            yield InstanceError("unknown_proposer", where, f"нет участника «{name}»")
        if key not in instance.places:
            yield InstanceError("unknown_place", where, f"нет места «{key}»")
        if count > 1:
            yield InstanceError("duplicate", where, "запрет повторяется")
        if instance.fixed.get(name) == key:
            yield InstanceError("fixed_forbidden", f"fixed.{name}", f"место «{key}» ему запрещено")


def _pair_errors(instance: Instance) -> Iterator[InstanceError]:
    times = Counter(name for pair in instance.pairs for name in {pair.first, pair.second})
    for pair in instance.pairs:
        where = f"pairs.{pair.first}.{pair.second}"
        if pair.first == pair.second:
            yield InstanceError("pair_of_one", where, "пара из одного участника")
        for name in dict.fromkeys((pair.first, pair.second)):
            if name not in instance.proposers:
                yield InstanceError("unknown_proposer", where, f"нет участника «{name}»")
            if name in instance.fixed:
                yield InstanceError("pair_fixed", where, f"«{name}» уже закреплён за местом")
            if times[name] > 1:
                yield InstanceError("pair_overlap", where, f"«{name}» состоит в двух парах")


def _algorithm_errors(instance: Instance) -> Iterator[InstanceError]:
    if instance.algorithm is not Algorithm.STUDENT_PROPOSING and (
        instance.pairs or instance.has_limits
    ):
        message = "пары и пределы по группам умеет только student_proposing"
        yield InstanceError("unsupported", "algorithm", message)


def _group_errors(instance: Instance) -> Iterator[InstanceError]:
    at = Counter(instance.fixed.values())
    yield from _identifier_errors("groups", instance.groups)
    for name, group in instance.groups.items():
        where = f"groups.{name}"
        yield from _list_errors(where, group.places, instance.places, _PLACE)
        if group.maximum is None:
            continue
        yield from _count_errors(f"{where}.maximum", group.maximum, "maximum")
        count = sum(at[key] for key in set(group.places))
        if count > max(group.maximum, 0):
            message = f"закреплено {count}, предел {group.maximum}"
            yield InstanceError("fixed_over_maximum", where, message)
    yield from _crossing_errors(instance.groups.items())


def _crossing_errors(groups: Iterable[tuple[str, Group]]) -> Iterator[InstanceError]:
    """Limits must be disjoint or nested: otherwise no stable distribution is promised."""
    limited = [(name, set(group.places)) for name, group in groups if group.maximum is not None]
    for (one, places), (other, others) in combinations(sorted(limited, key=_by_name), 2):
        if places & others and not (places <= others or others <= places):
            message = f"пересекается с группой «{other}», но не вложена в неё"
            yield InstanceError("groups_cross", f"groups.{one}", message)


def _by_name(group: tuple[str, set[str]]) -> str:
    return group[0]
