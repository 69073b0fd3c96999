"""The screen of the hall: now and next by stand, by codes instead of names."""

from dataclasses import dataclass
from datetime import time

from app.jobfair.interviews.codes import code_of
from app.jobfair.interviews.day import FairDay
from app.jobfair.interviews.queries.timetables import hall_rows, stand_lines
from app.jobfair.interviews.timetable_models import FairTimetable
from app.jobfair.interviews.wording import clock_words


@dataclass(frozen=True)
class HallStand:
    """A stand on the screen; `free` is the next time with a free table."""

    stand: str
    name: str
    now: tuple[str, ...]
    next: tuple[str, ...]
    free: str


@dataclass(frozen=True)
class HallScreen:
    """All stands at one time of the day."""

    clock: str
    now: str
    next: str
    stands: tuple[HallStand, ...]


def hall_screen(timetable: FairTimetable, *, moment: time) -> HallScreen | None:
    """Return what the hall shows at a time of the day; three statements however large it is."""
    day = timetable.fair_day
    if day is None:
        return None
    running, coming = day.running(moment), day.slot_from(moment)
    wanted = [slot for slot in (running, coming) if slot is not None and slot < day.slots]
    codes: dict[tuple[int, int], list[str]] = {}
    for participant_id, slot, _table, student_id in hall_rows(timetable.fair, wanted):
        codes.setdefault((participant_id, slot), []).append(
            code_of(student_id, seed=timetable.seed)
        )
    stands = tuple(
        HallStand(
            stand=line.participant.stand,
            name=line.participant.organization.short_name,
            now=tuple(codes.get((line.participant.id, -1 if running is None else running), ())),
            next=tuple(codes.get((line.participant.id, coming), ())),
            free=_free(day, coming, dict(line.slots), line.participant.tables),
        )
        for line in stand_lines(timetable.fair)
    )
    return HallScreen(
        clock=clock_words(moment),
        now=clock_words(day.begins(running)) if running is not None else "",
        next=clock_words(day.begins(coming)) if coming < day.slots else "",
        stands=stands,
    )


def _free(day: FairDay, coming: int, talks: dict[int, int], tables: int) -> str:
    free = (slot for slot in range(coming, day.slots) if talks.get(slot, 0) < tables)
    slot = next(free, None)
    return clock_words(day.begins(slot)) if slot is not None else ""
