"""Items of the plan and of a document, paired as one measure before and after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.plan.models import Item
from app.plan.reading import PlanDocument, PlanItem
from app.plan.reading.prose import folded
from app.plan.rules.pairing import ItemKey, pair_items


@dataclass(frozen=True, slots=True)
class Placed:
    """An item of a document with its section there (counted from 0) and its place in it.

    `order` is its place in the whole document, counted from 0.
    """

    item: PlanItem
    section_index: int
    position: int
    order: int


Match = tuple[Item | None, Placed | None]


def match_items(
    known: Sequence[Item], document: PlanDocument, *, same: Mapping[int, int] | None = None
) -> list[Match]:
    """Match items of the plan with those of a document, in the document's order, then the rest.

    Items in force come first; what the document still has over may be one that had been
    withdrawn and is back. A withdrawn item without a match is left out. `same` is what a person
    decided of the items that would be gone: the id of an item → its `order` in the document;
    None takes what `propose_same` proposes.
    """
    matched = _match([item for item in known if not item.withdrawn], list(_placed(document)))
    matched = _unite(matched, propose_same(matched) if same is None else same)
    added = [new for old, new in matched if new and not old]
    back = _match([item for item in known if item.withdrawn], added)
    returned = {id(new): old for old, new in back if new}
    return [(old or returned.get(id(new)), new) for old, new in matched]


def propose_same(matches: Sequence[Match]) -> dict[int, int]:
    """Return which of the gone items may be which of the new ones: id → order in the document.

    Reworded beyond likeness, but with its number, its deadline and its result as they were.
    """
    added: dict[tuple[str, str, str], list[Placed]] = {}
    for old, new in matches:
        if new and not old:
            added.setdefault(_facts(new.item), []).append(new)
    found = {}
    for old, new in matches:
        if old and not new:
            alike = added.get(_facts(old), [])
            if len(alike) == 1:
                found[old.id] = alike.pop().order
    return found


def _facts(item: Item | PlanItem) -> tuple[str, str, str]:
    return item.number, folded(item.deadline_text), folded(item.expected_result)


def _unite(matches: Sequence[Match], same: Mapping[int, int]) -> list[Match]:
    gone = {old.id: old for old, new in matches if old and not new}
    orders = {new.order for old, new in matches if new and not old}
    united = {order: gone[id_] for id_, order in same.items() if id_ in gone and order in orders}
    left = {old.id for old in united.values()}
    return [
        (united.get(new.order), new) if new and not old else (old, new)
        for old, new in matches
        if new or (old and old.id not in left)
    ]


def _placed(document: PlanDocument) -> Iterator[Placed]:
    order = 0
    for index, section in enumerate(document.sections):
        for position, item in enumerate(section.items, 1):
            yield Placed(item, index, position, order)
            order += 1


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
