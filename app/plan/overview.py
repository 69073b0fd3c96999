"""How a plan stands today: its items, each with its evidence and status."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from app.base.search import stems
from app.deadlines import DeadlineKind
from app.deadlines.academic_year import AcademicYear
from app.plan import queries
from app.plan.enums import ItemStatus, Topic
from app.plan.evidence import Ledger, collect_evidence
from app.plan.models import Item, Plan, Section
from app.plan.reading import WarningCode
from app.plan.rules import ItemStanding, item_status


class Attention(StrEnum):
    """What a person should decide about an item."""

    TOPIC = "topic"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of the plan with how it stands."""

    item: Item
    standing: ItemStanding

    @property
    def status(self) -> ItemStatus:
        """The status to show: what a person decided, else what was computed."""
        return self.item.status_override or self.standing.status

    @property
    def is_by_hand(self) -> bool:
        """Whether a person set the status."""
        return self.item.status_override is not None

    @property
    def evidence(self) -> Ledger:
        """The records behind the item."""
        return self.standing.evidence

    def needs(self, attention: str) -> bool:
        """Tell whether the item waits for this decision of a person."""
        if attention == Attention.TOPIC:
            return not self.item.topic_confirmed
        schedule = self.item.schedule
        return not schedule or any(one.kind is DeadlineKind.UNPARSED for one in schedule)


def list_lines(plan: Plan, *, today: date) -> list[ItemLine]:
    """Return all items of a plan: one query for them and one per source of evidence."""
    items = queries.list_items(plan)
    ledgers = collect_evidence([item.id for item in items])
    return [_line(item, ledgers.get(item.id), plan.year, today) for item in items]


def lines_as_of(plan: Plan, *, day: date) -> list[ItemLine]:
    """Return all items of a plan as they stood at the end of a day."""
    items = queries.list_items(plan)
    ledgers = collect_evidence([item.id for item in items])
    known = {item_id: ledger.as_of(day) for item_id, ledger in ledgers.items()}
    return [_line(item, known.get(item.id), plan.year, day) for item in items]


def line_of(item: Item, evidence: Ledger, *, today: date) -> ItemLine:
    """Return one item with how it stands by its evidence."""
    return _line(item, evidence, item.plan.year, today)


def _line(item: Item, ledger: Ledger | None, year: AcademicYear, today: date) -> ItemLine:
    return ItemLine(item, item_status(item.schedule, ledger or Ledger(), today, year))


def select_lines(
    lines: Iterable[ItemLine],
    *,
    q: str | None = None,
    status: ItemStatus | None = None,
    topic: Topic | None = None,
    executor: str | None = None,
    attention: str | None = None,
) -> list[ItemLine]:
    """Keep the lines that fit every filter given."""
    words = stems(q or "")
    return [
        line
        for line in lines
        if status in (None, line.status)
        and topic in (None, line.item.topic)
        and (executor is None or executor in line.item.executors)
        and (attention is None or line.needs(attention))
        and _mentions(line.item, words)
    ]


def _mentions(item: Item, words: Sequence[str]) -> bool:
    """Tell whether every searched stem begins a word of the item."""
    if not words:
        return True
    text = " ".join([item.number, item.title, item.expected_result, *item.executors])
    found = stems(text)
    return all(any(stem.startswith(word) for stem in found) for word in words)


def count_statuses(lines: Iterable[ItemLine]) -> dict[ItemStatus, int]:
    """Count the items of each status, zeros too."""
    counts = Counter(line.status for line in lines)
    return {status: counts[status] for status in ItemStatus}


def count_waiting(lines: Iterable[ItemLine]) -> dict[Attention, int]:
    """Count the items that wait for each decision of a person."""
    known = list(lines)
    return {kind: sum(line.needs(kind) for line in known) for kind in Attention}


def sections_of(items: Iterable[Item]) -> list[tuple[Section, list[Item]]]:
    """Return the sections of items in the plan's order, each with its own."""
    groups = groupby(items, key=lambda item: item.section)
    return [(section, list(group)) for section, group in groups]


def by_section(lines: Iterable[ItemLine]) -> list[tuple[Section, list[ItemLine]]]:
    """Return the sections of the lines, in the plan's order, each with its own."""
    groups = groupby(lines, key=lambda line: line.item.section)
    return [(section, list(group)) for section, group in groups]


def warnings_of(item: Item) -> list[dict[str, str]]:
    """Return what the import said about the document at this item."""
    return [warning for warning in item.plan.warnings if _concerns(warning, item)]


def _concerns(warning: Mapping[str, str], item: Item) -> bool:
    shared = warning["code"] == WarningCode.DUPLICATE_NUMBER
    return warning["where"] == (item.number if shared else item.label)


def list_executors(lines: Iterable[ItemLine]) -> list[str]:
    """Return everybody who executes an item, by name."""
    return sorted({name for line in lines for name in line.item.executors}, key=str.casefold)
