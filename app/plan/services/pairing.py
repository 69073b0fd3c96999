"""Items of the plan and of a document, paired as one measure before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.plan.models import Item
from app.plan.reading import PlanDocument, PlanItem

Pair = tuple[Item | None, "Placed | None"]


@dataclass(frozen=True, slots=True)
class Placed:
    """An item of a document with its section there (counted from 0) and its place in it."""

    item: PlanItem
    section_index: int
    position: int


def pair_items(known: Sequence[Item], document: PlanDocument) -> list[Pair]:
    """Pair items of the plan with those of a document; a withdrawn one only when it came back."""
    placed = [
        Placed(item, index, position)
        for index, section in enumerate(document.sections)
        for position, item in enumerate(section.items, 1)
    ]
    by_number = {(item.number, item.occurrence): item for item in known}
    pairs: list[Pair] = [
        (by_number.pop((one.item.number, one.item.occurrence), None), one) for one in placed
    ]
    return [*pairs, *((old, None) for old in by_number.values() if not old.withdrawn)]
