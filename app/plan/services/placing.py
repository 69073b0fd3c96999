"""Items of the plan and of a document, paired as one measure before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.plan.models import Item
from app.plan.reading import PlanDocument, PlanItem
from app.plan.rules.pairing import ItemKey, pair_items


@dataclass(frozen=True, slots=True)
class Placed:
    """An item of a document with its section there (counted from 0) and its place in it."""

    item: PlanItem
    section_index: int
    position: int


Match = tuple[Item | None, Placed | None]


def match_items(known: Sequence[Item], document: PlanDocument) -> list[Match]:
    """Match items of the plan with those of a document, in the document's order, then the rest.

    Items in force come first; what the document still has over may be one that had been
    withdrawn and is back. A withdrawn item without a match is left out.
    """
    placed = [
        Placed(item, index, position)
        for index, section in enumerate(document.sections)
        for position, item in enumerate(section.items, 1)
    ]
    matched = _match([item for item in known if not item.withdrawn], placed)
    added = [new for old, new in matched if new and not old]
    back = _match([item for item in known if item.withdrawn], added)
    returned = {id(new): old for old, new in back if new}
    return [(old or returned.get(id(new)), new) for old, new in matched]


def _match(known: Sequence[Item], placed: Sequence[Placed]) -> list[Match]:
    pairs = pair_items(
        [ItemKey(item.number, item.occurrence, item.title) for item in known],
        [ItemKey(one.item.number, one.item.occurrence, one.item.title) for one in placed],
    )
    return [
        (
            None if pair.old is None else known[pair.old],
            None if pair.new is None else placed[pair.new],
        )
        for pair in pairs
    ]
