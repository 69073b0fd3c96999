"""Interviews to arrange: who talks with which stand, when, and who is away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from app.matching.model.errors import InstanceError, InstanceErrors

LARGEST_SLOTS = 10_000


class Talk(NamedTuple):
    """A wished talk; a greater `weight` makes it likelier to be kept."""

    person: str
    stand: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Interviews:
    """Talks over `slots` equal slots numbered from 0.

    `parallel` gives the talks a stand holds at once (1 when absent); `breaks` are slots
    without any talks; `absent` and `away` are spans of slots in which a person or a stand
    cannot talk.
    """

    talks: Sequence[Talk]
    slots: int
    parallel: Mapping[str, int] = field(default_factory=dict)
    breaks: Collection[int] = ()
    absent: Mapping[str, Sequence[range]] = field(default_factory=dict)
    away: Mapping[str, Sequence[range]] = field(default_factory=dict)


def check_interviews(interviews: Interviews) -> None:
    """Raise InstanceErrors with every fault, if there is any."""
    errors = tuple(_errors(interviews))
    if errors:
        raise InstanceErrors(errors)


def open_slots(interviews: Interviews, spans: Sequence[range] = ()) -> int:
    """Slots as bits of an integer: all but the breaks and the given spans."""
    closed = set(interviews.breaks).union(*spans)
    return sum(1 << slot for slot in range(interviews.slots) if slot not in closed)


def _errors(interviews: Interviews) -> Iterator[InstanceError]:
    if not 0 <= interviews.slots <= LARGEST_SLOTS:
        message = f"число интервалов не от 0 до {LARGEST_SLOTS}"
        yield InstanceError("bad_slots", "slots", message)
    for (person, stand), count in Counter(talk[:2] for talk in interviews.talks).items():
        if count > 1:
            message = "встреча указана дважды"
            yield InstanceError("duplicate", f"talks.{person}.{stand}", message)
    for talk in interviews.talks:
        if talk.weight < 1:
            message = f"вес {talk.weight} меньше 1"
            yield InstanceError("bad_weight", f"talks.{talk.person}.{talk.stand}", message)
    for stand, count in interviews.parallel.items():
        if count < 0:
            message = f"отрицательное число: {count}"
            yield InstanceError("negative_parallel", f"parallel.{stand}", message)
