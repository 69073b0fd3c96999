"""How a plan stands today: its items, each with its evidence and status."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from app.base.search import stems
from app.deadlines import DeadlineKind
from app.plan import queries
from app.plan.collecting import collect_evidence
from app.plan.enums import EvidenceKind, ItemStatus, Topic
from app.plan.evidence import Ledger
from app.plan.models import Item, Plan, Section
from app.plan.reading import WarningCode
from app.plan.rules import ItemStanding, ItemState, item_state, kinds_of
from app.plan.rules.needs import ANY
from app.web.tallies import shared


class Attention(StrEnum):
    """What a person should decide about an item."""

    TOPIC = "topic"
    NEEDS = "needs"
    DEADLINE = "deadline"


BY_HAND, DONE_LATE = "by_hand", "done_late"  # beside the statuses, where items are counted


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of the plan with how it stands."""

    item: Item
    state: ItemState

    @property
    def standing(self) -> ItemStanding:
        """What its records say."""
        return self.state.standing

    @property
    def status(self) -> ItemStatus:
        """The status to show: what a person decided, else what was computed."""
        return self.state.status

    @property
    def is_by_hand(self) -> bool:
        """Whether a person set the status, and it holds."""
        return self.state.is_by_hand

    @property
    def is_done_late(self) -> bool:
        """Whether records prove that it was done after its day."""
        return self.state.is_done_late

    @property
    def evidence(self) -> Ledger:
        """The records that may prove the item: those of the kinds it needs."""
        return self.standing.evidence

    @property
    def evidence_kinds(self) -> frozenset[EvidenceKind]:
        """The kinds of records that count for the item; all where nobody said."""
        return kinds_of(self.item.required or (ANY,))

    @property
    def counted_as(self) -> tuple[str, ...]:
        """Under what the item is counted: by hand is apart, late is done as well."""
        if self.is_by_hand:
            return (BY_HAND,)
        return (self.status.value, *([DONE_LATE] if self.is_done_late else []))

    def needs(self, attention: str) -> bool:
        """Tell whether the item waits for this decision of a person."""
        if attention == Attention.TOPIC:
            return not self.item.topic_confirmed
        if attention == Attention.NEEDS:
            return self.item.needs_confirmed_at is None
        schedule = self.item.schedule
        return not schedule or any(one.kind is DeadlineKind.UNPARSED for one in schedule)


def list_lines(plan: Plan, *, today: date) -> list[ItemLine]:
    """Return all items of a plan: one query for them and one for their evidence.

    The parts of one dashboard read them once.
    """
    return shared(f"plan {plan.id} on {today}", lambda: _list_lines(plan, today))


def _list_lines(plan: Plan, today: date) -> list[ItemLine]:
    items = queries.list_items(plan)
    ledgers = collect_evidence([item.id for item in items])
    return [line_of(item, ledgers.get(item.id), today=today) for item in items]


def lines_as_of(plan: Plan, *, day: date) -> list[ItemLine]:
    """Return all items of a plan as they stood at the end of a day."""
    return list_lines(plan, today=day)


def line_of(item: Item, evidence: Ledger | None, *, today: date) -> ItemLine:
    """Return one item with how it stands by its evidence, at the end of a day."""
    return ItemLine(item, item_state(item, evidence or Ledger(), today))


def list_withdrawn(plan: Plan) -> list[tuple[Item, int]]:
    """Return the items that are in the plan no more, each with how many records serve it still."""
    items = queries.list_withdrawn(plan)
    ledgers = collect_evidence([item.id for item in items])
    return [(item, ledgers[item.id].total if item.id in ledgers else 0) for item in items]


def select_lines(
    lines: Iterable[ItemLine],
    *,
    q: str | None = None,
    status: str | None = None,
    topic: Topic | None = None,
    executor: str | None = None,
    attention: str | None = None,
) -> list[ItemLine]:
    """Keep the lines that fit every filter given."""
    words = stems(q or "")
    return [
        line
        for line in lines
        if (status is None or status in line.counted_as)
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
    """Count the items of each status that nobody set by hand, zeros too."""
    counts = Counter(line.status for line in lines if not line.is_by_hand)
    return {status: counts[status] for status in ItemStatus}


def count_apart(lines: Iterable[ItemLine]) -> dict[str, int]:
    """Count what is told beside the statuses: done, but late; set by hand."""
    known = list(lines)
    return {kind: sum(kind in line.counted_as for line in known) for kind in (DONE_LATE, BY_HAND)}


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
