"""An independent check of a timetable: it counts clashes and shares no code with the builder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from app.matching.model.result import Violation
from app.matching.timetable.interviews import Interviews


def check_timetable(
    interviews: Interviews, slot_of: Mapping[tuple[str, str], int]
) -> tuple[Violation, ...]:
    """Everything wrong with a timetable; empty when it can be held as it is."""
    return tuple(_violations(interviews, slot_of))


def _violations(
    interviews: Interviews, slot_of: Mapping[tuple[str, str], int]
) -> Iterator[Violation]:
    yield from _clashes(interviews, slot_of)
    wished = {(talk.person, talk.stand) for talk in interviews.talks}
    for (person, stand), slot in slot_of.items():
        where = f"{person}, {stand}"
        if (person, stand) not in wished:
            yield Violation("not_wished", where, "такой встречи не просили")
        if not 0 <= slot < interviews.slots or slot in interviews.breaks:
            yield Violation("no_such_slot", where, f"интервал {slot} не рабочий")
        if any(slot in span for span in interviews.absent.get(person, ())):
            yield Violation("person_absent", where, f"участника нет в интервале {slot}")
        if any(slot in span for span in interviews.away.get(stand, ())):
            yield Violation("stand_away", where, f"стенд закрыт в интервале {slot}")


def _clashes(interviews: Interviews, slot_of: Mapping[tuple[str, str], int]) -> Iterator[Violation]:
    persons = Counter((person, slot) for (person, _), slot in slot_of.items())
    stands = Counter((stand, slot) for (_, stand), slot in slot_of.items())
    for (person, slot), count in persons.items():
        if count > 1:
            yield Violation("person_clash", person, f"встреч в интервале {slot}: {count}")
    for (stand, slot), count in stands.items():
        if count > interviews.parallel.get(stand, 1):
            yield Violation("stand_clash", stand, f"встреч в интервале {slot}: {count}")
