"""What a change leaves to be decided, and what a timetable for it is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from app.matching.timetable.arranging import Hall, Key
from app.matching.timetable.interviews import Interviews, Talk
from app.matching.timetable.selection import select_talks

Vertex = tuple[str, str]  # "person" or "stand", and the name


def ends(talk: Talk) -> tuple[Vertex, Vertex]:
    """Whose time a talk takes."""
    return ("person", talk.person), ("stand", talk.stand)


class TimetableChange:
    """A published timetable and the interviews as they are now, from the slot `now` on.

    `past` are the talks of earlier slots, which nothing changes; `published` the slots promised
    to the others, `talks` those of the others that can be held at all. `unit` is what one of
    weight counts in a value: more than all the talks that keep their slots.
    """

    def __init__(self, published: Mapping[Key, int], interviews: Interviews, now: int) -> None:
        wished = {talk[:2] for talk in interviews.talks}
        promised = {key: slot for key, slot in sorted(published.items()) if key in wished}
        self.slots = interviews.slots
        self.past = {key: slot for key, slot in promised.items() if slot < now}
        self.published = {key: slot for key, slot in promised.items() if slot >= now}
        self.hall = Hall(interviews, since=now)
        self.talks = [
            talk
            for talk in sorted(interviews.talks)
            if talk[:2] not in self.past and self.hall.can_meet(talk)
        ]
        self.unit = len(self.published) + 1

    def seats(self, kind: str, name: str) -> int:
        """How many talks a person or a stand can have at once."""
        return len(self.hall.tables(name)) if kind == "stand" else 1

    def limits(self) -> dict[Vertex, int]:
        """How many talks each person and each stand has time for."""
        persons, stands = self.hall.person_limits(), self.hall.stand_limits()
        return {
            **{("person", name): limit for name, limit in persons.items()},
            **{("stand", name): limit for name, limit in stands.items()},
        }

    def crowded(self) -> set[Vertex]:
        """Those without the time for all their talks."""
        limits = self.limits()
        counts = Counter(vertex for talk in self.talks for vertex in ends(talk))
        return {vertex for vertex, count in counts.items() if count > limits[vertex]}

    def home(self, talk: Talk) -> int | None:
        """The published slot of a talk, unless it is closed now."""
        slot = self.published.get(talk[:2])
        return slot if slot is not None and self.hall.common(talk) >> slot & 1 else None

    def worth(self, talk: Talk, slot: int | None) -> int:
        """What a talk adds to the value in a slot; None is any but its published one."""
        stays = slot is not None and slot == self.published.get(talk[:2])
        return talk.weight * self.unit + stays

    def value(self, slot_of: Mapping[Key, int]) -> int:
        """The goal as one number: the weight in units, and one for each talk that stays."""
        held = (talk for talk in self.talks if talk[:2] in slot_of)
        return sum(self.worth(talk, slot_of[talk[:2]]) for talk in held)

    def bound(self) -> int:
        """A value that no timetable exceeds: the heaviest selection, with all staying that can."""
        limits = self.hall.person_limits(), self.hall.stand_limits()
        weight = sum(talk.weight for talk in select_talks(self.talks, *limits))
        return weight * self.unit + self._can_stay()

    def least_moves(self, value: int, bound: int) -> int:
        """How many published talks lose their slots in any timetable of the same weight."""
        stay = self._can_stay()
        if value // self.unit == bound // self.unit:
            stay = min(stay, bound % self.unit)
        return len(self.published) - stay

    def _can_stay(self) -> int:
        """At most so many talks keep their slots, whatever becomes of the others."""
        rows = Counter(
            (vertex, home)
            for talk in self.talks
            for home in [self.home(talk)]
            if home is not None
            for vertex in ends(talk)
        )
        staying = {"person": 0, "stand": 0}
        for ((kind, name), _), count in rows.items():
            staying[kind] += min(count, self.seats(kind, name))
        return min(staying.values())
