"""From gathered records to the sections and items of a document: numbers, deadlines, executors."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from app.deadlines import Deadline
from app.plan.reading.calendar import PlanCalendar
from app.plan.reading.columns import PlanColumn
from app.plan.reading.document import PlanItem, PlanPart, PlanSection
from app.plan.reading.executors import split_executors
from app.plan.reading.prose import one_line
from app.plan.reading.records import Gathered, ItemRecord, PartRecord, SectionRecord
from app.plan.reading.topics import propose_topic


def build_sections(gathered: Gathered, calendar: PlanCalendar) -> tuple[PlanSection, ...]:
    """Return the sections of a document; a plain number counted anew gets its section's before."""
    counts: Counter[str] = Counter()
    found = []
    taken = {section.number for section in gathered.sections if section.number}
    for at, section in enumerate(gathered.sections, 1):
        number = str(at) if gathered.restarts else section.number or _free(at, taken)
        taken.add(number)
        items = _items(section, number, counts, calendar, restarts=gathered.restarts)
        found.append(PlanSection(number, one_line(section.title), tuple(items)))
    return tuple(found)


def _free(at: int, taken: set[str]) -> str:
    return next(
        str(number) for number in range(at, at + len(taken) + 1) if str(number) not in taken
    )


def _items(
    section: SectionRecord,
    number: str,
    counts: Counter[str],
    calendar: PlanCalendar,
    *,
    restarts: bool,
) -> Iterator[PlanItem]:
    for place, item in enumerate(section.items, 1):
        value = item.number.value if item.number else f"{number}.{place}"
        if restarts and item.number:
            value = f"{number}.{value}"
        counts[value] += 1
        yield _item(item, value, counts[value], calendar)


def _item(record: ItemRecord, number: str, occurrence: int, calendar: PlanCalendar) -> PlanItem:
    title = one_line(record.texts[PlanColumn.TITLE])
    own = one_line(record.texts[PlanColumn.DEADLINE])
    parts = tuple(_part(part, record, calendar) for part in record.parts)
    timed = [part for part in parts if part.deadline_text]
    text = own or "; ".join(f"{part.mark} {part.deadline_text}" for part in timed)
    of_parts = tuple(
        replace(one, note=_noted(one, part)) for part in timed for one in part.deadlines
    )
    inherited = own and own == record.period and timed
    return PlanItem(
        number=number,
        occurrence=occurrence,
        title=title,
        executors=split_executors(record.texts[PlanColumn.EXECUTORS]) or _executors_of(parts),
        deadline_text=text,
        deadlines=(*(() if inherited else calendar.read(own, record.period)), *of_parts),
        expected_result=one_line(record.texts[PlanColumn.RESULT]),
        topic=propose_topic(title),
        parts=parts,
    )


def _part(record: PartRecord, item: ItemRecord, calendar: PlanCalendar) -> PlanPart:
    deadline = one_line(record.texts[PlanColumn.DEADLINE])
    return PlanPart(
        mark=record.mark,
        title=one_line(record.texts[PlanColumn.TITLE]),
        executors=split_executors(record.texts[PlanColumn.EXECUTORS]),
        deadline_text=deadline,
        deadlines=calendar.read(deadline, item.period),
        expected_result=one_line(record.texts[PlanColumn.RESULT]),
    )


def _noted(deadline: Deadline, part: PlanPart) -> str | None:
    """Return the note of a part's deadline, which says whose it is."""
    words = [f"{part.mark} {part.title}".strip(), deadline.note]
    return ": ".join(word for word in words if word)


def _executors_of(parts: tuple[PlanPart, ...]) -> tuple[str, ...]:
    """An item whose own cell is empty is done by those who do its parts."""
    return tuple(dict.fromkeys(one for part in parts for one in part.executors))
