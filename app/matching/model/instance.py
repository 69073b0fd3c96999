"""The question: who proposes where, what each place holds, and under which rules.

Mappings and lists are taken as they are and never copied or changed; the caller must not
change them either while an instance is in use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, count, repeat
from typing import NamedTuple, cast

# One entry of an ordered list: an identifier, or several identifiers of equal standing (a tie).
Entry = str | Sequence[str]


class Algorithm(StrEnum):
    """How the distribution is computed."""

    STUDENT_PROPOSING = "student_proposing"
    PLACE_PROPOSING = "place_proposing"
    LARGER_STABLE = "larger_stable"

    @property
    def is_weak(self) -> bool:
        """Equals have no claim against each other: the lottery does not decide between them."""
        return self is Algorithm.LARGER_STABLE


class Lottery(StrEnum):
    """How equals are ordered: by one lottery for all places, or by one of its own per place."""

    SINGLE = "single"
    PER_PLACE = "per_place"


class Together(StrEnum):
    """What a pair asks for: the same place, or places of one group (for instance one town)."""

    PLACE = "place"
    GROUP = "group"


class Forbidden(NamedTuple):
    """A proposer who may not get a place, with the reason shown to that proposer."""

    proposer: str
    place: str
    reason: str = ""


class ProposerPair(NamedTuple):
    """Two proposers who want to be placed together."""

    first: str
    second: str
    together: Together = Together.PLACE


@dataclass(frozen=True, slots=True)
class Place:
    """What a place offers and whom it accepts.

    `minimum` is the least number of people for the place to open at all. With a `ranking`
    it accepts only those it ranks; with `ranking=None` the lottery orders everyone, or only
    those in `accepts`.
    """

    capacity: int
    minimum: int = 0
    ranking: Sequence[Entry] | None = None
    accepts: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Places with a common upper limit; `maximum=None` only says that they belong together."""

    places: Sequence[str]
    maximum: int | None = None


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything that decides a distribution; two equal instances give the same result."""

    proposers: Mapping[str, Sequence[Entry]]
    places: Mapping[str, Place]
    fixed: Mapping[str, str] = field(default_factory=dict)
    forbidden: Sequence[Forbidden] = ()
    pairs: Sequence[ProposerPair] = ()
    groups: Mapping[str, Group] = field(default_factory=dict)
    seed: int = 0
    algorithm: Algorithm = Algorithm.STUDENT_PROPOSING
    lottery: Lottery = Lottery.SINGLE

    @property
    def has_limits(self) -> bool:
        """Whether any group of places has a common upper limit."""
        return any(group.maximum is not None for group in self.groups.values())


def names_in(entries: Sequence[Entry]) -> list[str]:
    """The identifiers of an ordered list with its ties laid flat."""
    if not has_ties(entries):
        return list(cast(Sequence[str], entries))
    names: list[str] = []
    for entry in entries:
        names.extend((entry,) if isinstance(entry, str) else entry)
    return names


def has_ties(entries: Sequence[Entry]) -> bool:
    """Whether an ordered list holds a tie. `str.join` looks at each entry at C speed."""
    try:
        "".join(cast(Sequence[str], entries))
    except TypeError:
        return True
    return False


def has_equals(entries: Sequence[Entry]) -> bool:
    """Whether some entry holds several identifiers; a tie of one is as good as none."""
    return has_ties(entries) and any(
        len(entry) > 1 for entry in entries if not isinstance(entry, str)
    )


def all_within(lists: Iterable[Sequence[Entry]], known: Iterable[str]) -> bool:
    """Whether many lists hold nothing but known identifiers, no ties; one look at C speed."""
    try:
        return frozenset(known).issuperset(chain.from_iterable(lists))
    except TypeError:  # a tie may be a list, which no set can look for
        return False


def classes_of(entries: Sequence[Entry], step: int = 1) -> dict[str, int]:
    """Identifier → its class in an ordered list: 0, `step`, 2 `step` …; equals share one."""
    if not has_ties(entries):
        return dict(zip(cast(Sequence[str], entries), count(0, step)))
    classes: dict[str, int] = {}
    for number, entry in enumerate(entries):
        names = (entry,) if isinstance(entry, str) else entry
        classes.update(zip(names, repeat(number * step)))
    return classes


def rank_in(entries: Sequence[Entry], name: str) -> int | None:
    """Place of `name` in a list: one more than those strictly before it; None if absent."""
    before = 0
    for entry in entries:
        if isinstance(entry, str):
            if entry == name:
                return before + 1
            before += 1
        else:
            if name in entry:
                return before + 1
            before += len(entry)
    return None
